"use client";

import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { isLocale } from "@/i18n/locales.ts";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { doorPath, nextPath } from "./next-path.ts";
import { usePasswordToggle } from "./use-password-toggle.ts";
import { formFault, useDoorForm } from "./use-door-form.ts";

/** Makes an account; three fields, then on to the first organization or to where the person came from. */
export function SignUpForm({ next, email }: { next: string | null; email: string }) {
  const t = useTranslations("auth");
  const locale = useLocale();
  const form = useDoorForm({ name: "", email, password: "" });
  const toggle = usePasswordToggle();
  const signUp = useCommand(useTRPC().identity.command.signUp, {
    onDone: () => window.location.assign(nextPath(next, "/welcome")),
    onRefused: form.refuse,
  });
  const submit = form.onSubmit((values) => signUp.mutate({ ...values, locale: isLocale(locale) ? locale : "en" }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t("name")} autoComplete="name" required withAsterisk={false} size="md" key={form.key("name")} {...form.getInputProps("name")} />
        <TextInput label={t("workEmail")} type="email" autoComplete="email" required withAsterisk={false} size="md" key={form.key("email")} {...form.getInputProps("email")} />
        <PasswordInput
          label={t("password")}
          description={t("passwordRule")}
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={toggle}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <FormError fault={formFault(signUp.fault)} />
        <Button type="submit" size="md" loading={signUp.isPending || signUp.isSuccess}>
          {t("signUp.submit")}
        </Button>
        <Text c="dimmed">
          {t("signUp.known")}{" "}
          <Anchor component={Link} underline="always" href={doorPath("/sign-in", { next, email })}>
            {t("signUp.toSignIn")}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
