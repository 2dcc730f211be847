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

/** Events and jobs that failed for good, to be sent again or let go. */
export function DeadLetters({ workers }: { workers: OperatorStatus }) {
  const t = useTranslations("operator.dead");
  if (workers.deadLetters.length === 0) return null;
  return (
    <OperatorSection title={t("title")} text={t("text")}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t("title")}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(["name", "kind", "reason", "since"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col">
                <span className={classes.hidden}>{t("sendAgain")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {workers.deadLetters.map((letter) => (
              <Row key={letter.id} letter={letter} />
            ))}
          </tbody>
        </table>
      </div>
    </OperatorSection>
  );
}

function Row({ letter }: { letter: OperatorStatus["deadLetters"][number] }) {
  const t = useTranslations("operator.dead");
  const redrive = useCommand(useTRPC().operations.command.redriveDeadLetter, { invalidates: ["operations"], onDone: ({ message }) => notifyDone(message) });
  const act = (action: "send-again" | "let-go") => redrive.mutate({ deadLetterId: letter.id, action });
  return (
    <tr>
      <td className={classes.name}>{letter.name}</td>
      <td>{t(`kinds.${letter.kind}`)}</td>
      <td className={classes.reason}>{letter.reason}</td>
      <td>
        <DateText value={letter.failedAt} hasTime />
      </td>
      <td>
        <div className={classes.actions}>
          <Button size="xs" loading={redrive.isPending && redrive.variables.action === "send-again"} onClick={() => act("send-again")}>
            {t("sendAgain")}
          </Button>
          <Button size="xs" variant="default" loading={redrive.isPending && redrive.variables.action === "let-go"} onClick={() => act("let-go")}>
            {t("letGo")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
