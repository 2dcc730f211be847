"use client";

import type { AssetView } from "@fanfare/contracts/media";
import type { StoryProofView } from "@fanfare/contracts/tracking";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import classes from "./publication.module.css";

const numbers = ["views", "likes", "comments", "shares"] as const;

/** A story's proof as it was handed in: when it came out, its numbers, and the pictures that show them. */
export function StoryProofFacts({ proof }: { proof: StoryProofView }) {
  const t = useTranslations("tracking.proof");
  const { number } = useFormatter();
  return (
    <>
      <dl className={classes.numbers}>
        <div>
          <dt>{t("publishedAt")}</dt>
          <dd className={classes.quiet}>
            <DateText value={proof.publishedAt} hasTime />
          </dd>
        </div>
        {numbers.map((name) =>
          proof[name] === null ? null : (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{number(proof[name])}</dd>
            </div>
          ),
        )}
      </dl>
      <ul className={classes.pictures}>
        {proof.assets.map((asset, index) => (
          <li key={asset.id}>
            <Picture asset={asset} number={index + 1} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One screenshot, which opens in full; what can't be shown says why. */
function Picture({ asset, number }: { asset: AssetView; number: number }) {
  const t = useTranslations("tracking.proof");
  const url = asset.images[0]?.url ?? asset.posterUrl;
  if (url === null || url === undefined) return <span className={classes.quiet}>{t(asset.status === "rejected" ? "unusable" : "preparing", { name: asset.fileName })}</span>;
  return (
    <a href={asset.originalUrl ?? url} target="_blank" rel="noopener noreferrer">
      <img src={url} alt={t("picture", { number })} className={classes.picture} />
    </a>
  );
}
