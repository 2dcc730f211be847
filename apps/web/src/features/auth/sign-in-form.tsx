"use client";

import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { doorPath, nextPath } from "./next-path.ts";
import { usePasswordToggle } from "./use-password-toggle.ts";
import { formFault, useDoorForm } from "./use-door-form.ts";

/** Signs in and goes on to where the person wanted to be. */
export function SignInForm({ next, email }: { next: string | null; email: string }) {
  const t = useTranslations("auth");
  const form = useDoorForm({ email, password: "" });
  const toggle = usePasswordToggle();
  const signIn = useCommand(useTRPC().identity.command.signIn, {
    // A whole new page: nothing of the time before belongs to this person.
    onDone: () => window.location.assign(nextPath(next, "/")),
    onRefused: form.refuse,
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack gap="md">
        <TextInput label={t("email")} type="email" autoComplete="username" required withAsterisk={false} size="md" key={form.key("email")} {...form.getInputProps("email")} />
        <PasswordInput label={t("password")} autoComplete="current-password" required withAsterisk={false} size="md" visibilityToggleButtonProps={toggle} key={form.key("password")} {...form.getInputProps("password")} />
        <FormError fault={formFault(signIn.fault)} />
        <Button type="submit" size="md" loading={signIn.isPending || signIn.isSuccess}>
          {t("signIn.submit")}
        </Button>
        <Text c="dimmed">
          <Anchor component={Link} href="/reset">
            {t("signIn.forgot")}
          </Anchor>
        </Text>
        <Text c="dimmed">
          {t("signIn.new")}{" "}
          <Anchor component={Link} underline="always" href={doorPath("/sign-up", { next })}>
            {t("signIn.toSignUp")}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
