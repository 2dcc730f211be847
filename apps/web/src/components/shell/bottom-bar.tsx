"use client";

import { Drawer, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconActivityHeartbeat, IconDots, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { openPalette } from "../palette.tsx";
import classes from "./bottom-bar.module.css";
import { type Destination, isCurrent } from "./destinations.ts";
import { NewsButton } from "./news-button.tsx";
import type { ShellNews, ShellViewer } from "./shell-types.ts";
import { UserMenu } from "./user-menu.tsx";

type BottomBarProps = { destinations: readonly Destination[]; more: readonly Destination[]; viewer: ShellViewer; /** Where the frame has no other place for it. */ news?: ShellNews };

/** A phone's navigation: at most five places at the thumb, the rest in a sheet under "More". */
export function BottomBar({ destinations, more, viewer, news }: BottomBarProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [isOpen, sheet] = useDisclosure(false);
  return (
    <>
      <nav className={classes.bar} aria-label={t("navigation")} data-no-print>
        {destinations.map(({ key, href, icon: Icon }) => (
          <Link key={key} href={href} className={classes.place} aria-current={isCurrent(pathname, href) ? "page" : undefined}>
            <Icon size={22} aria-hidden />
            <span className={classes.word}>{t(key)}</span>
          </Link>
        ))}
        {more.length > 0 ? (
          <UnstyledButton className={classes.place} onClick={sheet.open} aria-haspopup="dialog" data-unread={(news && news.unread > 0) || undefined}>
            <IconDots size={22} aria-hidden />
            <span className={classes.word}>{t("more")}</span>
          </UnstyledButton>
        ) : null}
      </nav>
      <Drawer opened={isOpen} onClose={sheet.close} position="bottom" title={t("more")} size="auto">
        <div className={classes.sheet}>
          {news ? <NewsButton news={news} size={20} className={classes.row} onPress={sheet.close} /> : null}
          {more.map(({ key, href, icon: Icon }) => (
            <Link key={key} href={href} className={classes.row} onClick={sheet.close}>
              <Icon size={20} aria-hidden />
              {t(key)}
            </Link>
          ))}
          {viewer.isOperator ? (
            <Link href="/operator" className={classes.row} onClick={sheet.close}>
              <IconActivityHeartbeat size={20} aria-hidden />
              {t("operator")}
            </Link>
          ) : null}
          <UnstyledButton
            className={classes.row}
            onClick={() => {
              sheet.close();
              openPalette();
            }}
          >
            <IconSearch size={20} aria-hidden />
            {t("find")}
          </UnstyledButton>
          <UserMenu viewer={viewer} isFolded={false} />
        </div>
      </Drawer>
    </>
  );
}
