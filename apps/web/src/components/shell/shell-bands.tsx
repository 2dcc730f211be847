"use client";

import { IconCloudOff, IconFlask } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useIsLive } from "@/lib/live.tsx";
import classes from "./shell-bands.module.css";

/** What holds for every screen: test mode, and a lost connection once it has lasted. */
export function ShellBands({ isTestMode }: { isTestMode: boolean }) {
  const t = useTranslations("shell");
  const isLive = useIsLive();
  return (
    <aside aria-label={t("notices")} data-no-print>
      {isTestMode ? (
        <p className={classes.test}>
          <IconFlask size={16} aria-hidden />
          {t("testMode")}
        </p>
      ) : null}
      <div role="status">
        {isLive ? null : (
          <p className={classes.offline}>
            <IconCloudOff size={16} aria-hidden />
            {t("offline")}
          </p>
        )}
      </div>
    </aside>
  );
}
