"use client";

import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./news-button.module.css";
import type { ShellNews } from "./shell-types.ts";

const most = 99;

type NewsButtonProps = { news: ShellNews; className: string | undefined; size?: number; isFolded?: boolean; onPress?: () => void };

/** Opens what happened; the number of what is not read stands beside it. `isFolded`: the bell alone. */
export function NewsButton({ news: { unread, onOpen }, className, size = 18, isFolded = false, onPress }: NewsButtonProps) {
  const t = useTranslations("shell");
  const open = () => {
    onPress?.();
    onOpen();
  };
  return (
    <UnstyledButton className={className ?? ""} onClick={open} aria-haspopup="dialog" {...(isFolded && { "aria-label": t("newsUnread", { count: unread }) })}>
      <span className={classes.bell} data-unread={unread > 0 || undefined}>
        <IconBell size={size} aria-hidden />
      </span>
      {isFolded ? null : (
        <>
          <span className={classes.word}>{t("news")}</span>
          {unread > 0 ? (
            <>
              <span className={classes.count}>{unread > most ? `${most}+` : unread}</span>
              <VisuallyHidden>{t("notRead")}</VisuallyHidden>
            </>
          ) : null}
        </>
      )}
    </UnstyledButton>
  );
}
