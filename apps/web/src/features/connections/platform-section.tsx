"use client";

import type { ConnectionView } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { ConnectButton } from "./connect-button.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import classes from "./connections.module.css";

type PlatformSectionProps = { platform: Platform; isOn: boolean; connections: readonly ConnectionView[] };

/** One platform: what is connected on it, and the way to connect. */
export function PlatformSection({ platform, isOn, connections }: PlatformSectionProps) {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = connections.length === 0;
  return (
    <section className={classes.platform} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={classes.title}>
          <PlatformIcon platform={platform} size={20} />
        </h2>
        {isOn ? (
          <div className={isFirst ? undefined : classes.another}>
            <ConnectButton platform={platform} variant={isFirst ? "default" : "subtle"}>
              {isFirst ? t("connect", { platform: platforms(platform) }) : t("connectAnother")}
            </ConnectButton>
          </div>
        ) : null}
      </header>
      {isFirst ? <p className={classes.quiet}>{t("notConnected", { gain: t(`gain.${platform}`) })}</p> : null}
      {isOn ? null : <p className={classes.quiet}>{t("switchedOff", { platform: platforms(platform) })}</p>}
      {connections.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} isOn={isOn} onGone={() => heading.current?.focus()} />
      ))}
    </section>
  );
}
