"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { DoorHeading } from "./door-heading.tsx";
import { formFault, useDoorForm } from "./use-door-form.ts";
import classes from "./welcome-screen.module.css";

/** The brands campaigns are made for. Optional: they can be added at any time in the settings. */
export function FirstBrands({ name, kind }: { name: string; kind: "agency" | "brand" }) {
  const t = useTranslations("auth.brands");
  const [brands, setBrands] = useState<string[]>([]);
  const form = useDoorForm({ name: kind === "brand" ? name : "" });
  const add = useCommand(useTRPC().identity.command.addBrand, {
    onDone: (_receipt, brand) => {
      setBrands((known) => [...known, brand.name]);
      form.setFieldValue("name", "");
      form.getInputNode("name")?.focus();
    },
    onRefused: form.refuse,
  });
  return (
    <>
      <DoorHeading title={t(`${kind}.title`, { name })}>{t(`${kind}.text`)}</DoorHeading>
      <ul className={classes.brands} aria-label={t("added")}>
        {brands.map((brand) => (
          <li key={brand} className={classes.brand}>
            <IconCheck size={16} aria-hidden />
            {brand}
          </li>
        ))}
      </ul>
      <Stack gap="lg">
        <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
          <div className={classes.add}>
            <TextInput label={t("name")} size="md" key={form.key("name")} {...form.getInputProps("name")} error={undefined} aria-invalid={Boolean(form.errors["name"])} />
            <Button type="submit" size="md" variant={brands.length > 0 ? "default" : "light"} loading={add.isPending}>
              {t("add")}
            </Button>
          </div>
          {form.errors["name"] ? (
            <p role="alert" className={classes.refusal}>
              {form.errors["name"]}
            </p>
          ) : null}
        </form>
        <FormError fault={formFault(add.fault)} />
        <Button component="a" href="/campaigns" size="md" variant={brands.length > 0 ? "filled" : "default"}>
          {brands.length > 0 ? t("goOn") : t("later")}
        </Button>
      </Stack>
    </>
  );
}
