"use client";

import { Button, PasswordInput, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FormError } from "@/components/form-error.tsx";
import { formFault, useDoorForm } from "@/features/auth/use-door-form.ts";
import { usePasswordToggle } from "@/features/auth/use-password-toggle.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

/** Changes the password; every other device has to sign in again. */
export function PasswordForm() {
  const t = useTranslations("settings.profile");
  const door = useTranslations("auth");
  const toggle = usePasswordToggle();
  const form = useDoorForm({ currentPassword: "", password: "" });
  const change = useCommand(useTRPC().identity.command.changePassword, {
    onDone: () => {
      form.reset();
      notifyDone(t("passwordChanged"));
    },
    onRefused: form.refuse,
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <Stack gap="md">
        <PasswordInput label={t("currentPassword")} autoComplete="current-password" visibilityToggleButtonProps={toggle} key={form.key("currentPassword")} {...form.getInputProps("currentPassword")} />
        <PasswordInput label={door("newPassword")} description={door("passwordRule")} autoComplete="new-password" visibilityToggleButtonProps={toggle} key={form.key("password")} {...form.getInputProps("password")} />
        <FormError fault={formFault(change.fault)} />
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t("changePassword")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
