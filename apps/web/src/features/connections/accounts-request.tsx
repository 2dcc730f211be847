"use client";

import { IconArrowRight, IconPlugConnected, IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormatDay } from "@/components/date-text.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { type AccountsNeed, needOf } from "./condition.ts";
import classes from "./accounts-request.module.css";

/** What a creator's accounts need of them; null when nothing, and while it is not known. */
export function useAccountsNeed(): AccountsNeed | null {
  const isCreator = useMe().creatorId !== null;
  const { data } = useQuery({ ...useTRPC().tracking.query.findMyConnections.queryOptions(), enabled: isCreator });
  return data ? needOf(data) : null;
}

/** On a creator's first screen: what their accounts need, with the way there. */
export function AccountsRequest({ need }: { need: AccountsNeed }) {
  const t = useTranslations("connections.card");
  const platforms = useTranslations("common.platform");
  const day = useFormatDay();
  const platform = need.kind === "none" ? "" : platforms(need.connection.platform);
  const date = need.kind === "none" || !need.connection.lapsesAt ? "" : day(need.connection.lapsesAt);
  const more = need.kind !== "none" && need.more > 0 ? ` ${t("more", { count: need.more })}` : "";
  const Icon = need.kind === "none" ? IconPlugConnected : IconPlugConnectedX;
  return (
    <Link href="/creator/accounts" className={classes.card} data-kind={need.kind}>
      <Icon size={22} className={classes.sign} aria-hidden />
      <span className={classes.what}>{`${t(need.kind, { platform })}${more}`}</span>
      <span className={classes.why}>{t(`${need.kind}Text`, { date })}</span>
      <IconArrowRight size={20} className={classes.go} aria-hidden />
    </Link>
  );
}
