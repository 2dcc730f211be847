"use client";

import { ageClasses, type TierSync } from "@fanfare/contracts/sync";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./sync.module.css";

/** Each tier of a platform: how much is read, what is due, and how old the last readings are, drawn and in figures. */
export function Tiers({ tiers }: { tiers: readonly TierSync[] }) {
  const t = useTranslations("operator.sync");
  return (
    <ul className={classes.tiers} aria-label={t("tiers")}>
      {tiers.map((tier) => (
        <Tier key={tier.tier} tier={tier} />
      ))}
    </ul>
  );
}

function Tier({ tier: { tier, targets, due, oldestDueSeconds, medianAgeSeconds, ages, unread } }: { tier: TierSync }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const age = useAge();
  const facts = { targets: number(targets), due: number(due), oldestDue: age(oldestDueSeconds), medianAge: age(medianAgeSeconds) };
  return (
    <li className={classes.tier}>
      <h4 className={classes.tierName}>{t(`tierName.${tier}`)}</h4>
      <dl className={classes.facts}>
        {(Object.keys(facts) as (keyof typeof facts)[]).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{facts[name]}</dd>
          </div>
        ))}
      </dl>
      <AgeBars ages={ages} unread={unread} />
    </li>
  );
}

/** How many were read how long ago, from the freshest to those that never were. */
function AgeBars({ ages, unread }: Pick<TierSync, "ages" | "unread">) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const age = useAge("narrow");
  const last = ageClasses.at(-1)!;
  const bars = [...ageClasses.map((seconds, index) => ({ label: t("within", { age: age(seconds) }), count: ages[index] ?? 0 })), { label: t("over", { age: age(last) }), count: ages.at(-1) ?? 0 }, { label: t("never"), count: unread }];
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className={classes.figure}>
      <figcaption>{t("ages")}</figcaption>
      <ul className={classes.bars}>
        {bars.map(({ label, count }, index) => (
          <li key={label} data-old={index >= ageClasses.length || undefined} data-empty={count === 0 || undefined}>
            <span className={classes.column} aria-hidden>
              <span style={{ blockSize: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes.count}>{number(count)}</span>
            <span className={classes.class}>{label}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

const steps = [["day", 86_400], ["hour", 3_600], ["minute", 60]] as const;

/** An age in its largest unit; a dash where nothing is known. */
function useAge(unitDisplay: "short" | "narrow" = "short"): (seconds: number | null) => string {
  const { number } = useFormatter();
  return (seconds) => {
    if (seconds === null) return "–";
    const [unit, length] = steps.find(([, size]) => seconds >= size) ?? (["second", 1] as const);
    return number(Math.round(seconds / length), { style: "unit", unit, unitDisplay });
  };
}
