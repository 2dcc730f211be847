"use client";

import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { usePasswordToggle } from "./use-password-toggle.ts";
import { formFault, useDoorForm } from "./use-door-form.ts";

/** Asks for a reset link, or, with a link's token, for the new password. */
export function ResetForm({ token, isMailConfigured }: { token: string | null; isMailConfigured: boolean }) {
  if (token) return <NewPassword token={token} />;
  return isMailConfigured ? <AskForLink /> : <NoMail />;
}

function AskForLink() {
  const t = useTranslations("auth");
  const form = useDoorForm({ email: "" });
  const request = useCommand(useTRPC().identity.command.requestPasswordReset, { onRefused: form.refuse });
  if (request.isSuccess) {
    return (
      <Stack gap="md" role="status">
        <Text size="lg">{t("reset.sent", { email: request.variables.email })}</Text>
        <BackToSignIn />
      </Stack>
    );
  }
  return (
    <form onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
      <Stack gap="md">
        <TextInput label={t("email")} type="email" autoComplete="username" required withAsterisk={false} size="md" key={form.key("email")} {...form.getInputProps("email")} />
        <FormError fault={formFault(request.fault)} />
        <Button type="submit" size="md" loading={request.isPending}>
          {t("reset.ask")}
        </Button>
        <BackToSignIn />
      </Stack>
    </form>
  );
}

function NewPassword({ token }: { token: string }) {
  const t = useTranslations("auth");
  const form = useDoorForm({ password: "" });
  const toggle = usePasswordToggle();
  const reset = useCommand(useTRPC().identity.command.resetPassword, { onRefused: form.refuse });
  if (reset.isSuccess) {
    return (
      <Stack gap="md" role="status">
        <Text size="lg">{t("reset.done")}</Text>
        <Button component={Link} href="/sign-in" size="md">
          {t("signIn.submit")}
        </Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={form.onSubmit(({ password }) => reset.mutate({ token, password }))} noValidate>
      <Stack gap="md">
        <PasswordInput
          label={t("newPassword")}
          description={t("passwordRule")}
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={toggle}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <FormError fault={formFault(reset.fault)} action={<Anchor component={Link} href="/reset">{t("reset.again")}</Anchor>} />
        <Button type="submit" size="md" loading={reset.isPending}>
          {t("reset.set")}
        </Button>
      </Stack>
    </form>
  );
}

/** Without a mail server no link can reach its owner by itself, and nobody else may see it here. */
function NoMail() {
  const t = useTranslations("auth.reset");
  return (
    <Stack gap="md">
      <Alert color="brass" variant="light" title={t("noMailTitle")}>
        {t("noMailText")}
      </Alert>
      <BackToSignIn />
    </Stack>
  );
}

function BackToSignIn() {
  const t = useTranslations("auth.reset");
  return (
    <Anchor component={Link} href="/sign-in">
      {t("back")}
    </Anchor>
  );
}
