"use client";

import type { PayoutAccountView } from "@fanfare/contracts/payments";
import { Button, Select, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./creator-payments.module.css";

/** Countries the payment provider pays out to. Source: stripe.com/docs/connect/cross-border-payouts. */
const countries = [
  "AE", "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HK", "HR", "HU", "IE", "IN", "IT", "JP",
  "LT", "LU", "LV", "MT", "MX", "MY", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI", "SK", "TH", "US",
];

/** Sets up where a creator is paid to, or goes on with what the provider still wants to know. */
export function PayoutAccountForm({ account }: { account: PayoutAccountView | null }) {
  const t = useTranslations("payments.mine");
  const locale = useLocale();
  const [holderName, setHolderName] = useState(account?.holderName ?? "");
  const [country, setCountry] = useState<string | null>(account?.country ?? null);
  const [isAsked, setAsked] = useState(false);
  const names = useMemo(() => {
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    return countries.map((value) => ({ value, label: regions.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [locale]);
  const setUp = useCommand(useTRPC().payments.command.setUpPayoutAccount, {
    invalidates: ["payments", "collaborations"],
    onRefused: () => true,
    onDone: ({ onboardingUrl }) => (onboardingUrl ? window.location.assign(onboardingUrl) : notifyDone(t("setUpDone"))),
  });
  const isShort = holderName.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isShort && country && !setUp.isPending) setUp.mutate({ holderName: holderName.trim(), country });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h2 className={classes.heading}>{t(account ? "goOn" : "setUp")}</h2>
        <p className={classes.quiet}>{t(account ? "goOnWhy" : "setUpWhy")}</p>
      </div>
      <TextInput size="md" label={t("holderName")} autoComplete="name" maxLength={120} value={holderName} onChange={(event) => setHolderName(event.currentTarget.value)} error={isAsked && isShort ? t("holderNameMissing") : setUp.fieldErrors["holderName"]} />
      {account ? null : (
        <Select size="md" label={t("country")} searchable data={names} value={country} onChange={setCountry} error={isAsked && !country ? t("countryMissing") : setUp.fieldErrors["country"]} />
      )}
      <FormError fault={setUp.fault?.fields ? undefined : setUp.fault} />
      <Button type="submit" size="lg" loading={setUp.isPending}>
        {t(account ? "goOnAction" : "setUpAction")}
      </Button>
    </form>
  );
}
