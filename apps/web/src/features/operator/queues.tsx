"use client";

import type { OperatorStatus } from "@fanfare/contracts/operations";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import classes from "./operator.module.css";
import { OperatorSection } from "./operator-section.tsx";
import { OperatorTable } from "./operator-table.tsx";
import { State } from "./state.tsx";

/** What the workers do and how far behind they are. */
export function Queues({ workers }: { workers: OperatorStatus }) {
  const t = useTranslations("operator.workers");
  const format = useFormatter();
  const seconds = Math.round(workers.outbox.oldestSeconds);
  const readers = workers.consumers.toSorted((left, right) => right.waiting - left.waiting || left.name.localeCompare(right.name));
  return (
    <>
      <OperatorSection title={t("title")} text={t("roles", { roles: workers.roles.join(", ") })}>
        <p className={classes.text}>
          {workers.stopping ? t("stopping") : t.rich("since", { time: () => <RelativeTime value={workers.startedAt} /> })}{" "}
          {t("outbox", { count: workers.outbox.waiting, seconds: format.number(seconds) })}
        </p>
      </OperatorSection>
      <div className={classes.columns}>
        <OperatorSection title={t("queues")}>
          <Numbers label={t("queues")} head={[t("queue"), t("waiting"), t("active"), t("delayed"), t("failed")]} rows={workers.queues.map(({ name, waiting, active, delayed, failed }) => [name, waiting, active, delayed, failed])} />
        </OperatorSection>
        <OperatorSection title={t("consumers")}>
          <Numbers label={t("consumers")} head={[t("consumer"), t("waiting"), t("active")]} rows={readers.map(({ name, waiting, inWork }) => [name, waiting, inWork])} />
        </OperatorSection>
        <OperatorSection title={t("sagas")}>
          <Numbers label={t("sagas")} head={[t("saga"), t("state"), t("count")]} rows={workers.sagas.map(({ name, status, count }) => [name, status, count])} />
        </OperatorSection>
        <OperatorSection title={t("guards")}>
          <ul className={classes.guards}>
            {workers.guards.map(({ name, state, lastError, retryAt }) => (
              <li key={name}>
                <State tone={state === "closed" ? "good" : state === "open" ? "bad" : "attention"}>
                  {name}: {t(`guard.${state}`)}
                </State>{" "}
                {retryAt ? <RelativeTime value={retryAt} /> : null} <span className={classes.reason}>{lastError}</span>
              </li>
            ))}
          </ul>
        </OperatorSection>
      </div>
    </>
  );
}

type NumbersProps = { label: string; head: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/** A small table: a name, then figures. */
function Numbers({ label, head, rows }: NumbersProps) {
  const t = useTranslations("operator.workers");
  if (rows.length === 0) return <p className={classes.none}>{t("none")}</p>;
  const columns = head.map((name, column) => ({ id: name, label: name, isNumeric: typeof rows[0]?.[column] === "number" }));
  return (
    <OperatorTable label={label} columns={columns}>
      {rows.map((row) => (
        <tr key={row.join("/")}>
          {row.map((cell, column) => (
            <td key={column} data-numeric={typeof cell === "number" || undefined} className={column === 0 ? classes.name : undefined}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </OperatorTable>
  );
}
