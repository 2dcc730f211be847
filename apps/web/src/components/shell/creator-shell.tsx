"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar.tsx";
import classes from "./creator-shell.module.css";
import { creatorDestinations, creatorPhoneKeys, isCurrent } from "./destinations.ts";
import { SkipLink } from "./skip-link.tsx";
import { ShellBands } from "./shell-bands.tsx";
import { ShellKeys } from "./shell-keys.tsx";
import { NewsButton } from "./news-button.tsx";
import type { ShellNews, ShellViewer } from "./shell-types.ts";
import { UserMenu } from "./user-menu.tsx";
import { WordMark } from "./word-mark.tsx";

/** The creator's frame, made for a phone first: one column to read, the places at the thumb. */
export function CreatorShell(props: { viewer: ShellViewer; isTestMode: boolean; news: ShellNews | null; children: ReactNode }) {
  const { viewer, isTestMode, news, children } = props;
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <div className={classes.root} data-shell="creator">
      <ShellKeys destinations={creatorDestinations} />
      <ShellBands isTestMode={isTestMode} />
      <header className={classes.top} data-no-print>
        <SkipLink />
        <Link href="/creator" className={classes.home} aria-label={t("home")}>
          <WordMark />
        </Link>
        <nav className={classes.places} aria-label={t("navigation")}>
          {creatorDestinations.map(({ key, href }) => (
            <Link key={key} href={href} className={classes.place} aria-current={isCurrent(pathname, href) ? "page" : undefined}>
              {t(key)}
            </Link>
          ))}
        </nav>
        <div className={classes.user}>
          {news ? <NewsButton news={news} size={22} isFolded className={classes.bell} /> : null}
          <UserMenu viewer={viewer} isFolded />
        </div>
      </header>
      <main id="page" tabIndex={-1} className={classes.page}>
        {children}
      </main>
      <BottomBar
        destinations={creatorDestinations.filter((place) => creatorPhoneKeys.includes(place.key))}
        more={creatorDestinations.filter((place) => !creatorPhoneKeys.includes(place.key))}
        viewer={viewer}
      />
    </div>
  );
}
