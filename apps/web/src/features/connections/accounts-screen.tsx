"use client";

import type { OwnConnections } from "@fanfare/contracts/connections";
import { Button } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { readFault } from "@/lib/faults.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { byPlatform } from "./condition.ts";
import classes from "./connections.module.css";
import { OutcomeNotice } from "./outcome-notice.tsx";
import { PlatformSection } from "./platform-section.tsx";

const whileReading = 5_000;

const isBeingRead = ({ connections }: OwnConnections): boolean => connections.some(({ status, lastReadAt, staleSince }) => status === "active" && lastReadAt === null && staleSince === null);

/** Where a creator connects accounts, sees how each is read, and takes the consent back. */
export function AccountsScreen() {
  const t = useTranslations("connections");
  const common = useTranslations("common");
  const isCreator = useMe().creatorId !== null;
  const { data, error } = useQuery({
    // Live events tell the first reading; this is for when they are away.
    ...useTRPC().tracking.query.findMyConnections.queryOptions(undefined, { refetchInterval: (query) => (query.state.data && isBeingRead(query.state.data) ? whileReading : false) }),
    enabled: isCreator,
  });
  return (
    <>
      <PageHeader title={t("title")} meta={t("lead")} />
      <OutcomeNotice />
      {!isCreator ? (
        <EmptyState title={t("notCreator.title")} text={t("notCreator.text")} action={<Button component={Link} href="/creator/sign-up">{t("notCreator.action")}</Button>} />
      ) : data ? (
        <Platforms own={data} />
      ) : error ? (
        <FormError fault={readFault(error)} />
      ) : (
        <TextSkeleton label={common("loading")} lines={8} />
      )}
    </>
  );
}

function Platforms({ own }: { own: OwnConnections }) {
  const t = useTranslations("connections");
  const lines = byPlatform(own);
  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<IconPlugConnected size={28} />}
        title={t("none.title")}
        text={t("none.text")}
        action={
          <Button component={Link} href="/creator/profile">
            {t("none.action")}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.root}>
      {lines.map((line) => (
        <PlatformSection key={line.platform} {...line} />
      ))}
      <p className={classes.quiet}>{t("promise")}</p>
    </div>
  );
}
