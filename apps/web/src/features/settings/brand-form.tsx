"use client";

import { contrastRatio, HexColor } from "@fanfare/contracts/color";
import type { BrandView } from "@fanfare/contracts/identity";
import { Button, ColorInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { FormError } from "@/components/form-error.tsx";
import { formFault } from "@/features/auth/use-door-form.ts";
import type { Fault } from "@/lib/faults.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { BrandSample, textOn } from "./brand-sample.tsx";
import classes from "./brand-form.module.css";

/** Adds a brand, or changes one. */
export function BrandForm({ brand, onDone }: { brand: BrandView | null; onDone: () => void }) {
  const t = useTranslations("settings.brands");
  const form = useForm({
    initialValues: { name: brand?.name ?? "", website: brand?.website ?? "", primaryColor: brand?.primaryColor ?? "#0F5C4D", accentColor: brand?.accentColor ?? "#E9A93A" },
  });
  const options = {
    invalidates: ["identity.query.findBrands", "campaigns"],
    onDone: () => {
      notifyDone(t("saved", { name: form.values.name }));
      onDone();
    },
    onRefused: (fault: Fault): true => {
      form.setErrors(fault.fields ?? {});
      return true;
    },
  };
  const trpc = useTRPC();
  const add = useCommand(trpc.identity.command.addBrand, options);
  const change = useCommand(trpc.identity.command.changeBrand, options);
  const submit = form.onSubmit(({ website, ...values }) => {
    const filled = { ...values, website: website.trim() === "" ? null : website };
    if (brand) change.mutate({ brandId: brand.id, version: brand.version, ...filled });
    else add.mutate(filled);
  });
  const { name, primaryColor, accentColor } = form.values;
  const areColors = HexColor.safeParse(primaryColor).success && HexColor.safeParse(accentColor).success;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t("name")} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("website")} type="url" placeholder="https://example.com" {...form.getInputProps("website")} />
        <div>
          <ColorInput label={t("primary")} format="hex" {...form.getInputProps("primaryColor")} />
          <Contrast color={primaryColor} />
        </div>
        <div>
          <ColorInput label={t("accent")} format="hex" {...form.getInputProps("accentColor")} />
          <Contrast color={accentColor} />
        </div>
        {areColors ? <BrandSample name={name || t("name")} primaryColor={primaryColor} accentColor={accentColor} /> : null}
        <FormError fault={formFault(add.fault ?? change.fault)} />
        <Button type="submit" loading={add.isPending || change.isPending}>
          {brand ? t("save") : t("add")}
        </Button>
      </Stack>
    </form>
  );
}

const readable = 4.5;

/** How well text is read on the colour, as a number and in words. */
function Contrast({ color }: { color: string }) {
  const t = useTranslations("settings.brands.contrast");
  const format = useFormatter();
  if (!HexColor.safeParse(color).success) return null;
  const ratio = contrastRatio(color, textOn(color));
  const Icon = ratio >= readable ? IconCheck : IconAlertTriangle;
  const words = { ratio: format.number(ratio, { maximumFractionDigits: 1 }), text: t(textOn(color) === "#FFFFFF" ? "white" : "ink") };
  return (
    <p className={classes.contrast}>
      <Icon size={14} aria-hidden />
      {t(ratio >= readable ? "good" : "poor", words)}
    </p>
  );
}
