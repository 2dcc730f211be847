"use client";

import type { ConnectionView } from "@fanfare/contracts/connections";
import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation, IconLoader2, IconPlugConnectedX, IconPuzzle, IconRefreshAlert } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime, useFormatDay } from "@/components/date-text.tsx";
import { ToneBadge } from "@/components/status-badge.tsx";
import { type Condition, conditionOf } from "./condition.ts";
import classes from "./connections.module.css";
import { Freshness } from "./freshness.tsx";
import { whatIsLost } from "./rights.ts";
import { useAccountName } from "./use-account-name.ts";

const looks = {
  active: ["good", IconCheck],
  lapsing: ["attention", IconClock],
  renewing: ["attention", IconRefreshAlert],
  stale: ["attention", IconClockExclamation],
  reading: ["waiting", IconLoader2],
  partial: ["attention", IconPuzzle],
  off: ["quiet", IconPlugConnectedX],
  lapsed: ["bad", IconAlertTriangle],
} as const satisfies Record<Condition, unknown>;

/** A connected account in words: whose it is, how it is read, and what stands in the way. */
export function ConnectionFacts({ connection, isOn = true }: { connection: ConnectionView; isOn?: boolean }) {
  const t = useTranslations("connections");
  const name = useAccountName(connection);
  const condition = conditionOf(connection, isOn);
  const [tone, icon] = looks[condition];
  return (
    <div className={classes.facts}>
      <div className={classes.line}>
        <span className={classes.handle}>{name}</span>
        <ToneBadge tone={tone} icon={icon}>
          {t(`state.${condition}`)}
        </ToneBadge>
        {condition === "reading" ? null : <Followers count={connection.followers} />}
      </div>
      <Warning connection={connection} condition={condition} />
      <History connection={connection} condition={condition} />
      <MissingRights connection={connection} />
    </div>
  );
}

function Followers({ count }: { count: number | null }) {
  const t = useTranslations("connections");
  const { number } = useFormatter();
  if (count === null) return <span className={classes.quiet}>{t("followersUnknown")}</span>;
  return <span className="tabular">{t("followers", { count, shown: number(count, { notation: "compact", maximumFractionDigits: 1 }) })}</span>;
}

/** What is wrong or will be, and what to do. */
function Warning({ connection, condition }: { connection: ConnectionView; condition: Condition }) {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const day = useFormatDay();
  if (condition === "lapsed") {
    return (
      <p className={classes.warning}>
        {t(`lapsed.${connection.problem ?? "unknown"}`, { platform: platforms(connection.platform) })} {connection.lastReadAt ? t("lapsedKept") : null}
      </p>
    );
  }
  if (condition === "renewing") return <p className={classes.warning}>{t("renewing", { platform: platforms(connection.platform) })}</p>;
  return condition === "lapsing" && connection.lapsesAt ? <p className={classes.warning}>{t("lapsing", { date: day(connection.lapsesAt) })}</p> : null;
}

/** Since when, read when, read next, until when. */
function History({ connection, condition }: { connection: ConnectionView; condition: Condition }) {
  const t = useTranslations("connections");
  const day = useFormatDay();
  const { connectedAt, lapsesAt, lastReadAt, nextReadAt, staleSince, staleReason, platform } = connection;
  const isRead = condition !== "lapsed" && condition !== "off";
  const parts: ReactNode[] = [
    t("since", { date: day(connectedAt) }),
    staleSince !== null && isRead ? null : lastReadAt ? t.rich("readAt", { time: () => <RelativeTime value={lastReadAt} /> }) : isRead ? t("firstReading") : null,
    isRead && lastReadAt !== null ? <Next key="next" at={nextReadAt} /> : null,
    condition === "active" && lapsesAt ? t("lapsesOn", { date: day(lapsesAt) }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {staleSince !== null && isRead ? <Freshness freshness={{ platform, source: "consent", readAt: lastReadAt, isFinal: false, staleSince, staleReason }} reader="creator" /> : null}
      <p className={classes.quiet}>
        {parts.map((part, index) => (
          <span key={index} className={classes.part}>
            {part}
          </span>
        ))}
      </p>
    </>
  );
}

/** What is due already is read at the next turn: "3 minutes ago" would say nothing. */
function Next({ at }: { at: string | null }) {
  const t = useTranslations("connections");
  if (at === null) return null;
  return <>{new Date(at) <= new Date() ? t("nextSoon") : t.rich("nextAt", { time: () => <RelativeTime value={at} /> })}</>;
}

/** What was asked for and not granted, by what can't be shown without it. */
function MissingRights({ connection: { platform, missingScopes } }: { connection: ConnectionView }) {
  const t = useTranslations("connections.missing");
  if (missingScopes.length === 0) return null;
  return (
    <div className={classes.missing}>
      <p className={classes.missingTitle}>{t("title")}</p>
      <ul>
        {missingScopes.map((right) => {
          const lost = whatIsLost(platform, right);
          return <li key={right}>{lost ? t(lost) : t("other", { right })}</li>;
        })}
      </ul>
      <p className={classes.quiet}>{t("text")}</p>
    </div>
  );
}
