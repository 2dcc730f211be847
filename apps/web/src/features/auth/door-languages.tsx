"use client";

import { UnstyledButton } from "@mantine/core";
import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { localeCookie, locales } from "@/i18n/locales.ts";
import { writeCookie } from "@/lib/cookies.ts";
import classes from "./door-languages.module.css";

const names = { en: "English", ru: "Русский" };

/** The other languages, in their own words, for people who are not signed in. */
export function DoorLanguages() {
  const locale = useLocale();
  const router = useRouter();
  const others = locales.filter((known) => known !== locale);
  return others.map((known) => (
    <UnstyledButton
      key={known}
      lang={known}
      className={classes.language}
      onClick={() => {
        writeCookie(localeCookie, known);
        router.refresh();
      }}
    >
      {names[known]}
    </UnstyledButton>
  ));
}
