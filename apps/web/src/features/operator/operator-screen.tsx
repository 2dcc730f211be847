"use client";

import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { readFault } from "@/lib/faults.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { DeadLetters } from "./dead-letters.tsx";
import { Dependencies } from "./dependencies.tsx";
import { OperatorSection } from "./operator-section.tsx";
import { ParkedSagas } from "./parked-sagas.tsx";
import { Queues } from "./queues.tsx";
import { ResetLink } from "./reset-link.tsx";
import { Sync } from "./sync.tsx";
import { Verdict } from "./verdict.tsx";

const everyMs = 10_000;

/** The installation on one page: what is away, what waits, what needs a person. */
export function OperatorScreen() {
  const t = useTranslations("operator");
  const common = useTranslations("common");
  const { isMailConfigured } = useMe();
  const status = useQuery(useTRPC().operations.query.findStatus.queryOptions(undefined, { refetchInterval: everyMs }));
  const { data } = status;
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={data ? <span>{t.rich("readAt", { time: () => <RelativeTime value={data.at} /> })}</span> : null}
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} />} loading={status.isFetching && !status.isPending} onClick={() => void status.refetch()}>
            {t("refresh")}
          </Button>
        }
        secondary={
          <Button component="a" href="/internal/queues" variant="default">
            {t("board")}
          </Button>
        }
      />
      {status.isPending ? <RowsSkeleton label={common("loading")} /> : null}
      {status.isError ? <FormError fault={readFault(status.error)} /> : null}
      {data ? (
        <>
          <Verdict status={data} />
          <Dependencies status={data} />
          {data.workers ? (
            <>
              <ParkedSagas workers={data.workers} />
              <DeadLetters workers={data.workers} />
              <Sync />
              <Queues workers={data.workers} />
            </>
          ) : null}
          {isMailConfigured ? null : (
            <OperatorSection title={t("reset.title")} text={t("reset.text")}>
              <ResetLink />
            </OperatorSection>
          )}
        </>
      ) : null}
    </>
  );
}
