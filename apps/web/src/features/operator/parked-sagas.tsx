"use client";

import type { OperatorStatus } from "@fanfare/contracts/operations";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./operator.module.css";
import { OperatorSection } from "./operator-section.tsx";

/** Processes that gave up and wait for a person, each with where it stopped and why. */
export function ParkedSagas({ workers }: { workers: OperatorStatus }) {
  const t = useTranslations("operator.parked");
  if (workers.parkedSagas.length === 0) return null;
  return (
    <OperatorSection title={t("title")} text={t("text")}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t("title")}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(["process", "step", "reason", "since"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col">
                <span className={classes.hidden}>{t("retry")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {workers.parkedSagas.map((saga) => (
              <Row key={saga.id} saga={saga} />
            ))}
          </tbody>
        </table>
      </div>
    </OperatorSection>
  );
}

function Row({ saga }: { saga: OperatorStatus["parkedSagas"][number] }) {
  const t = useTranslations("operator.parked");
  const retry = useCommand(useTRPC().operations.command.retrySaga, { invalidates: ["operations"], onDone: ({ message }) => notifyDone(message) });
  return (
    <tr>
      <td className={classes.name}>{saga.name}</td>
      <td>{saga.step}</td>
      <td className={classes.reason}>{saga.lastError ?? "–"}</td>
      <td>
        <DateText value={saga.updatedAt} hasTime />
      </td>
      <td>
        <div className={classes.actions}>
          <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate({ sagaId: saga.id })}>
            {t("retry")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
