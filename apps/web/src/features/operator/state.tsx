import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./operator.module.css";

export type StateTone = "good" | "attention" | "bad";

const icons = { good: IconCircleCheck, attention: IconClock, bad: IconAlertTriangle };

/** How something is, as a sign and a word: never by colour alone. */
export function State({ tone, children }: { tone: StateTone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={classes.state} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {children}
    </span>
  );
}
