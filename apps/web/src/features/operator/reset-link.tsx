"use client";

import { Button, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { CopyField } from "@/components/copy-field.tsx";
import { FormError } from "@/components/form-error.tsx";
import { formFault } from "@/features/auth/use-door-form.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./operator.module.css";

/** Without mail, a forgotten password is helped by the operator: a link to hand over, once. */
export function ResetLink() {
  const t = useTranslations("operator.reset");
  const form = useForm({ initialValues: { email: "" } });
  const make = useCommand(useTRPC().operations.command.makeResetLink, {
    onRefused: (fault) => {
      form.setErrors(fault.fields ?? {});
      return true;
    },
  });
  return (
    <form className={classes.reset} onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
      <div className={classes.resetRow}>
        <TextInput label={t("email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
        <Button type="submit" variant="default" loading={make.isPending}>
          {t("make")}
        </Button>
      </div>
      <FormError fault={formFault(make.fault)} />
      <div role="status">
        {make.data?.link ? <CopyField label={t("link", { email: make.variables.email })} value={make.data.link} /> : null}
        {make.data?.link === null ? <Text c="dimmed">{t("nobody", { email: make.variables?.email ?? "" })}</Text> : null}
      </div>
    </form>
  );
}
