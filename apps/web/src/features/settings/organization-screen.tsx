"use client";

import { Button, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/form-error.tsx";
import { useMay, useMe } from "@/features/auth/me.tsx";
import { formFault } from "@/features/auth/use-door-form.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { SettingsSection } from "./settings-section.tsx";

/** The organization's name and how long a payout is held. */
export function OrganizationScreen() {
  const t = useTranslations("settings.organization");
  const { organization } = useMe();
  const mayChange = useMay("organization.settings");
  if (!organization) return null;
  return (
    <SettingsSection title={t("title")} text={mayChange ? t("text") : t("readOnly")}>
      {/* A change by somebody else begins the form anew, with what holds now. */}
      <OrganizationForm key={organization.version} {...organization} mayChange={mayChange} />
    </SettingsSection>
  );
}

type OrganizationFormProps = { name: string; kind: "agency" | "brand"; holdDays: number; version: number; mayChange: boolean };

function OrganizationForm({ name, kind, holdDays, version, mayChange }: OrganizationFormProps) {
  const t = useTranslations("settings.organization");
  const form = useForm({ initialValues: { name, holdDays: holdDays as number | string } });
  const change = useCommand(useTRPC().identity.command.changeOrganizationSettings, {
    invalidates: ["identity"],
    onDone: () => notifyDone(t("saved")),
    onRefused: (fault) => {
      form.setErrors(fault.fields ?? {});
      return true;
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate({ version, name: values.name, holdDays: Number(values.holdDays) }))} noValidate>
      <Stack gap="md">
        <TextInput label={t("name")} disabled={!mayChange} {...form.getInputProps("name")} />
        <div>
          <Text fw={600}>{t("kind")}</Text>
          <Text c="dimmed">{t(`kinds.${kind}`)}</Text>
        </div>
        <NumberInput
          label={t("holdDays")}
          description={t("holdDaysText")}
          disabled={!mayChange}
          min={0}
          max={120}
          allowDecimal={false}
          suffix={` ${t("days", { count: Number(form.values.holdDays) })}`}
          styles={{ wrapper: { maxWidth: 200 } }}
          {...form.getInputProps("holdDays")}
        />
        <FormError fault={formFault(change.fault)} />
        {mayChange ? (
          <div>
            <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </Stack>
    </form>
  );
}
