"use client";

import { Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowDownRight, IconArrowUpRight, IconInfoCircle, IconMinus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateText } from "./date-text.tsx";
import classes from "./figure.module.css";

/** Where a number comes from; shown on hover and focus. */
export type FigureOrigin = {
  definition: string;
  formula?: string;
  formulaVersion?: string;
  source?: string;
  /** ISO time of reading. */
  readAt?: string | null;
  basis?: "measured" | "estimated";
};

export type FigureDelta = { direction: "up" | "down" | "same"; value: string; isGood?: boolean };

type FigureProps = {
  label: string;
  /** The formatted value; null when unknown, and then `unknownReason` says why. */
  value: ReactNode | null;
  unknownReason?: string;
  delta?: FigureDelta;
  hint?: ReactNode;
  origin?: FigureOrigin;
  size?: "md" | "lg";
};

/** A number with its label, its change, and where it comes from. Unknown is a dash with the reason, never 0. */
export function Figure({ label, value, unknownReason, delta, hint, origin, size = "md" }: FigureProps) {
  return (
    <div className={classes.root} data-size={size}>
      <div className={classes.label}>
        {label}
        {origin ? <Origin label={label} origin={origin} /> : null}
      </div>
      <div className={classes.value}>{value ?? "–"}</div>
      {value === null && unknownReason ? <div className={classes.hint}>{unknownReason}</div> : null}
      {delta ? <Delta delta={delta} /> : null}
      {hint ? <div className={classes.hint}>{hint}</div> : null}
    </div>
  );
}

function Delta({ delta }: { delta: FigureDelta }) {
  const t = useTranslations("common.figure");
  const Icon = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconMinus }[delta.direction];
  return (
    <div className={classes.delta} data-good={delta.isGood}>
      <Icon size={14} aria-hidden />
      {delta.direction === "same" ? t("same") : t(delta.direction, { value: delta.value })}
    </div>
  );
}

/** The small sign beside a label that tells a number's origin on hover, focus and tap. */
function Origin({ label, origin }: { label: string; origin: FigureOrigin }) {
  const t = useTranslations("common.figure");
  const [isOpen, popover] = useDisclosure(false);
  const follow = (isShown: boolean) => (isShown ? popover.open() : popover.close());
  const rows: [string, ReactNode][] = [
    [t("formula"), origin.formula ? [origin.formula, origin.formulaVersion].filter(Boolean).join(" · ") : origin.formulaVersion],
    [t("source"), origin.source],
    [t("readAt"), origin.readAt ? <DateText key="at" value={origin.readAt} hasTime /> : null],
    [t("basis"), origin.basis ? t(origin.basis) : null],
  ];
  return (
    <Popover opened={isOpen} onChange={follow} width={300} position="bottom-start" withRoles={false} trapFocus={false}>
      <Popover.Target>
        <button
          type="button"
          className={classes.sign}
          aria-label={t("about", { label })}
          aria-expanded={isOpen}
          onMouseEnter={popover.open}
          onMouseLeave={popover.close}
          onFocus={popover.open}
          onBlur={popover.close}
        >
          <IconInfoCircle size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div role="status">
          <p className={classes.definition}>{origin.definition}</p>
          <dl className={classes.rows}>
            {rows
              .filter(([, value]) => value !== null && value !== undefined)
              .map(([name, value]) => (
                <div key={name} className={classes.row}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Figures side by side, parted by lines, wrapping on small screens. */
export function FigureStrip({ children }: { children: ReactNode }) {
  return <div className={classes.strip}>{children}</div>;
}
