import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsExchange,
  IconCheck,
  IconChecks,
  IconCircle,
  IconCircleDashed,
  IconClock,
  IconEye,
  IconLoader2,
  IconPlayerPause,
  IconSend,
  IconStar,
  IconX,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./status-badge.module.css";

/** quiet: nothing to do; waiting: under way; attention: somebody's turn; good: reached; bad: failed or ended against one. */
export type Tone = "quiet" | "waiting" | "attention" | "good" | "bad";

type Icon = typeof IconCircle;

/** How each state of campaigns, collaborations, deliverables, payouts, files and jobs is shown. */
const statuses = {
  draft: ["quiet", IconCircleDashed],
  live: ["good", IconCircle],
  paused: ["attention", IconPlayerPause],
  completed: ["good", IconChecks],
  archived: ["quiet", IconCircle],
  applied: ["attention", IconSend],
  invited: ["waiting", IconSend],
  shortlisted: ["waiting", IconStar],
  offered: ["waiting", IconArrowsExchange],
  countered: ["attention", IconArrowsExchange],
  agreed: ["good", IconCheck],
  producing: ["waiting", IconLoader2],
  "in-review": ["attention", IconEye],
  approved: ["good", IconCheck],
  published: ["good", IconSend],
  verified: ["good", IconChecks],
  declined: ["bad", IconX],
  withdrawn: ["quiet", IconArrowBackUp],
  expired: ["quiet", IconClock],
  cancelled: ["quiet", IconX],
  disputed: ["bad", IconAlertTriangle],
  open: ["waiting", IconCircle],
  submitted: ["attention", IconEye],
  "changes-requested": ["attention", IconArrowBackUp],
  superseded: ["quiet", IconCircle],
  uploading: ["waiting", IconLoader2],
  uploaded: ["waiting", IconLoader2],
  processing: ["waiting", IconLoader2],
  ready: ["good", IconCheck],
  rejected: ["bad", IconX],
  reported: ["waiting", IconSend],
  "sent-back": ["attention", IconArrowBackUp],
  "on-hold": ["waiting", IconClock],
  payable: ["waiting", IconClock],
  pending: ["waiting", IconClock],
  transferring: ["waiting", IconSend],
  paid: ["good", IconChecks],
  settled: ["good", IconChecks],
  failed: ["bad", IconAlertTriangle],
  parked: ["bad", IconAlertTriangle],
  committed: ["waiting", IconCheck],
  released: ["quiet", IconArrowBackUp],
  queued: ["waiting", IconClock],
  sent: ["good", IconCheck],
  "not-configured": ["quiet", IconCircleDashed],
  enabled: ["good", IconCheck],
  restricted: ["bad", IconAlertTriangle],
  accepted: ["good", IconCheck],
  running: ["waiting", IconLoader2],
  finished: ["good", IconCheck],
  undone: ["quiet", IconArrowBackUp],
  compensating: ["attention", IconArrowBackUp],
  compensated: ["quiet", IconArrowBackUp],
  active: ["good", IconCheck],
  revoked: ["quiet", IconX],
} as const satisfies Record<string, readonly [Tone, Icon]>;

export type Status = keyof typeof statuses;

/** A state as an icon and a word; the colour only repeats what they say. */
export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations("common.status");
  const [tone, Icon] = statuses[status];
  return (
    <span className={classes.root} data-tone={tone}>
      <Icon size={14} aria-hidden />
      <span className={classes.word}>{t(status)}</span>
    </span>
  );
}

/** The same look for words of a screen's own ("3 missing"). */
export function ToneBadge({ tone, icon: Icon = IconCircle, children }: { tone: Tone; icon?: Icon; children: string }) {
  return (
    <span className={classes.root} data-tone={tone}>
      <Icon size={14} aria-hidden />
      <span className={classes.word}>{children}</span>
    </span>
  );
}
