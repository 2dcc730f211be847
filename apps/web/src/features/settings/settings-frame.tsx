"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { PageHeader } from "@/components/page-header.tsx";
import { usePaletteActions } from "@/lib/palette.ts";
import classes from "./settings-frame.module.css";

const places = [
  { key: "organization", href: "/settings" },
  { key: "brands", href: "/settings/brands" },
  { key: "people", href: "/settings/people" },
  { key: "activity", href: "/settings/activity" },
  { key: "profile", href: "/settings/profile" },
] as const;

/** The settings around one of their pages; each is also found by its name in the palette. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const actions = useMemo(() => places.map(({ key, href }) => ({ id: `settings-${key}`, label: t(`places.${key}`), group: t("title"), href })), [t]);
  usePaletteActions(actions);
  return (
    <>
      <PageHeader title={t("title")}>
        <nav aria-label={t("title")} className={classes.places}>
          {places.map(({ key, href }) => (
            <Link key={key} href={href} className={classes.place} aria-current={pathname === href ? "page" : undefined}>
              {t(`places.${key}`)}
            </Link>
          ))}
        </nav>
      </PageHeader>
      {children}
    </>
  );
}
