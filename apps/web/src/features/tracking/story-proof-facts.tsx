"use client";

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
            {asset.originalUrl && asset.posterUrl !== null || asset.images[0] ? (
              <a href={asset.originalUrl ?? asset.images[0]?.url} target="_blank" rel="noopener noreferrer">
                <img src={asset.images[0]?.url ?? asset.posterUrl ?? ""} alt={t("picture", { number: index + 1 })} className={classes.picture} />
              </a>
            ) : (
              <span className={classes.quiet}>{t(asset.status === "rejected" ? "unusable" : "preparing", { name: asset.fileName })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
