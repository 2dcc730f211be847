"use client";

import type { OperatorStatus } from "@fanfare/contracts/operations";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { NeedsPerson } from "./needs-person.tsx";

/** Processes that gave up and wait for a person, each with where it stopped and why. */
export function ParkedSagas({ workers }: { workers: OperatorStatus }) {
  const t = useTranslations("operator.parked");
  const stopped = workers.parkedSagas.map(({ id, name, step, lastError, updatedAt }) => ({ id, name, detail: step, reason: lastError ?? "–", since: updatedAt, actions: <Retry id={id} /> }));
  return <NeedsPerson title={t("title")} text={t("text")} columns={{ name: t("process"), detail: t("step") }} stopped={stopped} />;
}

function Retry({ id }: { id: string }) {
  const t = useTranslations("operator.parked");
  const retry = useCommand(useTRPC().operations.command.retrySaga, { invalidates: ["operations"], onDone: ({ message }) => notifyDone(message) });
  return (
    <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate({ sagaId: id })}>
      {t("retry")}
    </Button>
  );
}
