"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateText } from "@/components/date-text.tsx";
import classes from "./operator.module.css";
import { OperatorSection } from "./operator-section.tsx";
import { OperatorTable } from "./operator-table.tsx";

/** Something that stopped: its name, where or what it is, why, since when, and what a person can do. */
export type Stopped = { id: string; name: string; detail: string; reason: string; since: string; actions: ReactNode };
type NeedsPersonProps = { title: string; text: string; columns: { name: string; detail: string }; stopped: readonly Stopped[] };

/** What stopped and waits for a person; nothing is shown while nothing waits. */
export function NeedsPerson({ title, text, columns, stopped }: NeedsPersonProps) {
  const t = useTranslations("operator.stopped");
  if (stopped.length === 0) return null;
  const head = [{ id: "name", label: columns.name }, { id: "detail", label: columns.detail }, { id: "reason", label: t("reason") }, { id: "since", label: t("since") }, { id: "actions", label: t("actions"), isLabelHidden: true }];
  return (
    <OperatorSection title={title} text={text}>
      <OperatorTable label={title} columns={head}>
        {stopped.map(({ id, name, detail, reason, since, actions }) => (
          <tr key={id}>
            <td className={classes.name}>{name}</td>
            <td>{detail}</td>
            <td className={classes.reason}>{reason}</td>
            <td>
              <DateText value={since} hasTime />
            </td>
            <td>
              <div className={classes.actions}>{actions}</div>
            </td>
          </tr>
        ))}
      </OperatorTable>
    </OperatorSection>
  );
}
