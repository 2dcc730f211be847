"use client";

import type { OperatorStatus } from "@fanfare/contracts/operations";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { NeedsPerson } from "./needs-person.tsx";

/** Events and jobs that failed for good, to be sent again or let go. */
export function DeadLetters({ workers }: { workers: OperatorStatus }) {
  const t = useTranslations("operator.dead");
  const stopped = workers.deadLetters.map(({ id, name, kind, reason, failedAt }) => ({ id, name, detail: t(`kinds.${kind}`), reason, since: failedAt, actions: <Actions id={id} /> }));
  return <NeedsPerson title={t("title")} text={t("text")} columns={{ name: t("name"), detail: t("kind") }} stopped={stopped} />;
}

function Actions({ id }: { id: string }) {
  const t = useTranslations("operator.dead");
  const redrive = useCommand(useTRPC().operations.command.redriveDeadLetter, { invalidates: ["operations"], onDone: ({ message }) => notifyDone(message) });
  const act = (action: "send-again" | "let-go") => redrive.mutate({ deadLetterId: id, action });
  return (
    <>
      <Button size="xs" loading={redrive.isPending && redrive.variables.action === "send-again"} onClick={() => act("send-again")}>
        {t("sendAgain")}
      </Button>
      <Button size="xs" variant="default" loading={redrive.isPending && redrive.variables.action === "let-go"} onClick={() => act("let-go")}>
        {t("letGo")}
      </Button>
    </>
  );
}
