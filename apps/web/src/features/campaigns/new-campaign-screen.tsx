"use client";

import { currencyExponents, type Currency } from "@fanfare/contracts/money";
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./campaigns.module.css";

/** A name, a brand, a currency; then straight on to the setup. */
export function NewCampaignScreen() {
  const t = useTranslations("campaigns.create");
  const list = useTranslations("campaigns");
  const brands = useQuery(useTRPC().identity.query.findBrands.queryOptions());
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={[{ label: list("title"), href: "/campaigns" }]} />
      {brands.data?.length === 0 ? (
        <EmptyState
          title={t("brand")}
          text={t("noBrand")}
          action={
            <Button component={Link} href="/settings/brands">
              {t("addBrand")}
            </Button>
          }
        />
      ) : (
        <NewCampaignForm brands={brands.data ?? []} />
      )}
    </>
  );
}

function NewCampaignForm({ brands }: { brands: readonly { id: string; name: string }[] }) {
  const t = useTranslations("campaigns.create");
  const router = useRouter();
  const locale = useLocale();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [currency, setCurrency] = useState<Currency>("EUR");
  const [isAsked, setAsked] = useState(false);
  const brandId = chosen ?? (brands.length === 1 ? (brands[0]?.id ?? null) : null);
  const create = useCommand(useTRPC().campaigns.command.createCampaign, {
    invalidates: ["campaigns"],
    onDone: ({ id }) => router.push(`/campaigns/${id}/setup`),
    onRefused: () => true,
  });
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim().length >= 2 && brandId) create.mutate({ name: name.trim(), brandId, currency });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.lead}>{t("text")}</p>
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        maxLength={160}
        value={name}
        data-autofocus
        autoFocus
        error={create.fieldErrors["name"] ?? (isAsked && name.trim().length < 2 ? t("nameNeeded") : undefined)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t("brand")}
        data={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
        value={brandId}
        allowDeselect={false}
        searchable={brands.length > 8}
        error={isAsked && !brandId ? t("chooseBrand") : undefined}
        onChange={setChosen}
      />
      <Select
        label={t("currency")}
        description={t("currencyHint")}
        data={Object.keys(currencyExponents).map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))}
        value={currency}
        allowDeselect={false}
        onChange={(code) => code && setCurrency(code as Currency)}
      />
      <FormError fault={create.fault?.fields ? undefined : create.fault} />
      <div>
        <Button type="submit" loading={create.isPending || create.isSuccess}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
