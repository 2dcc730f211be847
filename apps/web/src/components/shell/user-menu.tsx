"use client";

import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type Locale, localeCookie, locales } from "@/i18n/locales.ts";
import { writeCookie } from "@/lib/cookies.ts";
import { useSignOut } from "@/lib/sign-out.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { CreatorAvatar } from "../creator-avatar.tsx";
import { openShortcutSheet } from "../shortcut-sheet.tsx";
import type { ShellViewer } from "./shell-types.ts";
import classes from "./user-menu.module.css";

const languageNames = { en: "English", ru: "Русский" };

/** The person's own menu: language, colour scheme, keys, sign out. */
export function UserMenu({ viewer, isFolded }: { viewer: ShellViewer; isFolded: boolean }) {
  const t = useTranslations("shell");
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={264} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.root} data-folded={isFolded || undefined}>
          <CreatorAvatar name={viewer.name} size={isFolded ? 28 : 24} />
          {isFolded ? <VisuallyHidden>{viewer.name}</VisuallyHidden> : <span className={classes.name}>{viewer.name}</span>}
          <VisuallyHidden>{t("userMenu")}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className={classes.email}>{viewer.email}</span>
        </Menu.Label>
        <LanguageItems />
        <Menu.Divider />
        <Menu.Label>{t("colorScheme")}</Menu.Label>
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={openShortcutSheet} closeMenuOnClick>
          {t("shortcuts")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItems() {
  const locale = useLocale();
  const router = useRouter();
  const remember = useCommand(useTRPC().identity.command.setLocale);
  const choose = (chosen: Locale) => {
    writeCookie(localeCookie, chosen);
    // Letters are written in it, too.
    remember.mutate({ locale: chosen });
    router.refresh();
  };
  return locales
    .filter((known) => known !== locale)
    .map((known) => (
      <Menu.Item key={known} lang={known} leftSection={<IconLanguage size={16} />} onClick={() => choose(known)}>
        {languageNames[known]}
      </Menu.Item>
    ));
}

const schemes = [
  { value: "light", icon: IconSun },
  { value: "dark", icon: IconMoon },
  { value: "auto", icon: IconDeviceDesktop },
] as const;

/** Light, dark, or as the system has it. The mark comes after hydration: the server cannot know the person's choice. */
function ColorSchemeItems() {
  const t = useTranslations("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  return schemes.map(({ value, icon: Icon }) => (
    <Menu.Item
      key={value}
      leftSection={<Icon size={16} />}
      rightSection={isMounted && value === colorScheme ? <IconCheck size={16} aria-label={t("current")} /> : null}
      onClick={() => setColorScheme(value)}
    >
      {t(value)}
    </Menu.Item>
  ));
}
