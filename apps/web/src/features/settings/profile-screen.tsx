"use client";

import { Badge, Button, Group, type MantineColorScheme, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useMe } from "@/features/auth/me.tsx";
import { isLocale, localeCookie } from "@/i18n/locales.ts";
import { writeCookie } from "@/lib/cookies.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useSignOut } from "@/lib/sign-out.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { PasswordForm } from "./password-form.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** What belongs to the person and to no organization. */
export function ProfileScreen() {
  const t = useTranslations("settings.profile");
  const { person } = useMe();
  const signOut = useSignOut();
  return (
    <>
      <SettingsSection title={t("you")}>
        <Stack gap="xs" align="flex-start">
          <Text fw={600}>{person.name}</Text>
          <Group gap="xs">
            <Text>{person.email}</Text>
            {person.isEmailVerified ? <Badge>{t("confirmed")}</Badge> : null}
          </Group>
          {person.isEmailVerified ? null : <Confirm />}
          <Button variant="default" mt="xs" onClick={signOut}>
            {t("signOut")}
          </Button>
        </Stack>
      </SettingsSection>
      <SettingsSection title={t("language")} text={t("languageText")}>
        <Language />
      </SettingsSection>
      <SettingsSection title={t("appearance")} text={t("appearanceText")}>
        <Appearance />
      </SettingsSection>
      <SettingsSection title={t("password")} text={t("passwordText")}>
        <PasswordForm />
      </SettingsSection>
    </>
  );
}

function Confirm() {
  const t = useTranslations("settings.profile");
  const { person, isMailConfigured } = useMe();
  const send = useCommand(useTRPC().identity.command.sendVerification, { onDone: () => notifyDone(t("sent", { email: person.email })) });
  if (!isMailConfigured) return <Text c="dimmed">{t("noMail")}</Text>;
  return (
    <Group gap="xs">
      <Text c="dimmed">{t("notConfirmed")}</Text>
      <Button variant="light" size="compact-sm" loading={send.isPending} disabled={send.isSuccess} onClick={() => send.mutate()}>
        {t("sendAgain")}
      </Button>
    </Group>
  );
}

function Language() {
  const t = useTranslations("settings.profile");
  const locale = useLocale();
  const router = useRouter();
  const set = useCommand(useTRPC().identity.command.setLocale, { invalidates: ["identity.query.findMe"] });
  const choose = (chosen: string) => {
    if (!isLocale(chosen)) return;
    writeCookie(localeCookie, chosen);
    set.mutate({ locale: chosen });
    router.refresh();
  };
  return (
    <SegmentedControl
      aria-label={t("language")}
      value={locale}
      onChange={choose}
      data={[
        { value: "en", label: "English" },
        { value: "ru", label: "Русский" },
      ]}
    />
  );
}

const schemes: readonly MantineColorScheme[] = ["light", "dark", "auto"];

/** Before hydration nothing is marked but the system: the server can't know what it has. */
function Appearance() {
  const t = useTranslations("settings.profile");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  return (
    <SegmentedControl
      aria-label={t("appearance")}
      value={isMounted ? colorScheme : "auto"}
      onChange={setColorScheme}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`schemes.${scheme}`) }))}
    />
  );
}
