"use client";

import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { FormError } from "@/components/form-error.tsx";
import { doorPath } from "@/features/auth/next-path.ts";
import { formFault, useDoorForm } from "@/features/auth/use-door-form.ts";
import { usePasswordToggle } from "@/features/auth/use-password-toggle.ts";
import { isLocale } from "@/i18n/locales.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

/** The first step of signing up as a creator: the account. `here` is this page, to which both ways lead back. */
export function CreatorAccountForm({ here }: { here: string }) {
  const t = useTranslations("auth");
  const profile = useTranslations("creator-profile");
  const locale = useLocale();
  const form = useDoorForm({ name: "", email: "", password: "" });
  const toggle = usePasswordToggle();
  const signUp = useCommand(useTRPC().identity.command.signUp, { onDone: () => window.location.assign(here), onRefused: form.refuse });
  return (
    <form onSubmit={form.onSubmit((values) => signUp.mutate({ ...values, locale: isLocale(locale) ? locale : "en" }))} noValidate>
      <Stack gap="md">
        <TextInput label={t("name")} autoComplete="name" required withAsterisk={false} size="md" key={form.key("name")} {...form.getInputProps("name")} />
        <TextInput label={t("email")} type="email" autoComplete="email" required withAsterisk={false} size="md" key={form.key("email")} {...form.getInputProps("email")} />
        <PasswordInput label={t("password")} description={t("passwordRule")} autoComplete="new-password" required withAsterisk={false} size="md" visibilityToggleButtonProps={toggle} key={form.key("password")} {...form.getInputProps("password")} />
        <FormError fault={formFault(signUp.fault)} />
        <Button type="submit" size="md" loading={signUp.isPending || signUp.isSuccess}>
          {t("signUp.submit")}
        </Button>
        <Text c="dimmed">
          {t("signUp.known")}{" "}
          <Anchor component={Link} underline="always" href={doorPath("/sign-in", { next: here })}>
            {profile("haveAccount")}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
