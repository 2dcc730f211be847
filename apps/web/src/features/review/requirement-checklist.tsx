"use client";

import type { AssetView } from "@fanfare/contracts/media";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { Checkbox } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { formatTime } from "./frame-time.ts";
import classes from "./side.module.css";

type RequirementChecklistProps = { requirement: DeliverableRequirement; asset: AssetView | null; draftId: string | null };

/** What was agreed, to be ticked while watching, and what the file itself already tells. Ticks are one's own, per version. */
export function RequirementChecklist({ requirement, asset, draftId }: RequirementChecklistProps) {
  const t = useTranslations("content.requirement");
  const [ticked, setTicked] = useLocalStorage<string[]>({ key: `fanfare-checked-${draftId ?? "none"}`, defaultValue: [] });
  const points = pointsOf(requirement, t);
  return (
    <div className={classes.requirement}>
      {asset?.status === "ready" ? <Facts requirement={requirement} asset={asset} /> : null}
      {points.length === 0 ? <p className={classes.dim}>{t("nothing")}</p> : null}
      {points.map(({ id, text }) =>
        draftId === null ? (
          <p key={id} className={classes.point}>
            {text}
          </p>
        ) : (
          <Checkbox
            key={id}
            size="sm"
            label={text}
            checked={ticked.includes(id)}
            onChange={({ currentTarget }) => setTicked((known) => (currentTarget.checked ? [...known, id] : known.filter((other) => other !== id)))}
          />
        ),
      )}
      {requirement.notes ? <p className={classes.notes}>{requirement.notes}</p> : null}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<"content.requirement">>;

function pointsOf(requirement: DeliverableRequirement, t: Translate): { id: string; text: string }[] {
  return [
    ...requirement.mustMention.map((mention) => ({ id: `mention:${mention}`, text: t("mention", { mention }) })),
    ...(requirement.mustLink === null ? [] : [{ id: "link", text: t("link", { link: requirement.mustLink }) }]),
    ...(requirement.disclosure === "none" ? [] : [{ id: "disclosure", text: t(`disclosure.${requirement.disclosure}`) }]),
  ];
}

const isUpright = ({ width, height }: AssetView) => (height ?? 0) > (width ?? 0);

function Facts({ requirement, asset }: { requirement: DeliverableRequirement; asset: AssetView }) {
  const t = useTranslations("content.requirement");
  const wantsUpright = requirement.format === "short" || (requirement.format === "story" && asset.kind === "video");
  const fits = !wantsUpright || isUpright(asset);
  const size = `${asset.width ?? "?"} × ${asset.height ?? "?"}`;
  return (
    <ul className={classes.facts}>
      {asset.durationMs === null ? null : <Fact isGood>{t("length", { time: formatTime(asset.durationMs) })}</Fact>}
      <Fact isGood={fits}>{fits ? t("size", { size }) : t("notUpright", { size })}</Fact>
    </ul>
  );
}

function Fact({ isGood, children }: { isGood: boolean; children: string }) {
  const Icon = isGood ? IconCheck : IconAlertTriangle;
  return (
    <li className={classes.fact} data-good={isGood || undefined}>
      <Icon size={16} aria-hidden />
      {children}
    </li>
  );
}
