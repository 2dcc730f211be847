"use client";

import type { CreatorCard, CreatorRelation } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { useTranslations } from "next-intl";
import { MoneyText } from "@/components/money-text.tsx";
import { shownAccount } from "./figures-of.ts";
import { RelationMarks } from "./relation-marks.tsx";
import classes from "./results.module.css";
import { useFigureWords } from "./use-figure-words.ts";

type FactsProps = { card: CreatorCard; networks: readonly Platform[]; relation: CreatorRelation | undefined };

/** What one compares on a card: the figures of the account asked for, where the creator is, and how we stand. */
export function CreatorCardFacts({ card, networks, relation }: FactsProps) {
  const t = useTranslations("discovery.column");
  const words = useFigureWords();
  const account = shownAccount(card, networks);
  const about = [card.country ? words.country(card.country) : null, card.city, card.languages.length > 0 ? words.languages(card.languages) : null, ...card.topics].filter((part) => part !== null);
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t("followers")}</dt>
          <dd>{words.count(account?.followers)}</dd>
        </div>
        <div>
          <dt>{t("averageViews")}</dt>
          <dd>{words.count(account?.averageViews)}</dd>
        </div>
        <div>
          <dt>{t("engagementRate")}</dt>
          <dd>{words.share(account?.engagementRate)}</dd>
        </div>
        <div>
          <dt>{t("authenticity")}</dt>
          <dd>{words.points(account?.authenticity)}</dd>
        </div>
        <div>
          <dt>{t("followersGrowth30")}</dt>
          <dd>{words.change(account?.followersGrowth30)}</dd>
        </div>
        <div>
          <dt>{t("estimatedPrice")}</dt>
          <dd>
            <MoneyText money={card.estimatedPrice} />
          </dd>
        </div>
      </dl>
      <div className={classes.about}>{about.join(" · ") || "–"}</div>
      <RelationMarks relation={relation} />
    </>
  );
}
