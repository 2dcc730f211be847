"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { Alert } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Points lost from which on a signal is worth a warning above the fold. */
const worthSaying = -4;

/** What speaks against the account, each with its reason. Nothing where nothing does. */
export function RedFlags({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const flags = (account.figures.authenticity?.signals ?? []).filter((signal) => signal.effect <= worthSaying).toSorted((a, b) => a.effect - b.effect);
  if (flags.length === 0) return null;
  return (
    <Alert color="brass" icon={<IconFlag size={18} />} title={t("flags", { count: flags.length })}>
      {flags.map((flag) => (t.has(`flag.${flag.name}`) ? t(`flag.${flag.name}`) : flag.name)).join(" ")}
    </Alert>
  );
}
