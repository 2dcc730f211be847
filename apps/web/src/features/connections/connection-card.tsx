"use client";

import type { ConnectionView } from "@fanfare/contracts/connections";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { type Condition, conditionOf, needsConsentAgain } from "./condition.ts";
import { ConnectButton } from "./connect-button.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import { useAccountName } from "./use-account-name.ts";
import classes from "./connections.module.css";
import { DisconnectDialog } from "./disconnect-dialog.tsx";

type ConnectionCardProps = { connection: ConnectionView; isOn: boolean; onGone: () => void };

/** One connected account with what can be done about it. */
export function ConnectionCard({ connection, isOn, onGone }: ConnectionCardProps) {
  const t = useTranslations("connections");
  const [isOpen, dialog] = useDisclosure(false);
  const name = useAccountName(connection);
  const condition = conditionOf(connection, isOn);
  return (
    <article className={classes.card} data-condition={condition} aria-label={t("account", { handle: name })}>
      <ConnectionFacts connection={connection} isOn={isOn} />
      <div className={classes.actions}>
        <Action connection={connection} condition={condition} name={name} />
        <Button variant="subtle" color="gray" onClick={dialog.open} aria-haspopup="dialog" aria-label={t("disconnectOf", { handle: name })}>
          {t("disconnect")}
        </Button>
      </div>
      {isOpen ? <DisconnectDialog connection={connection} name={name} onClose={dialog.close} onGone={onGone} /> : null}
    </article>
  );
}

/** The one thing that helps this connection now: a new consent, or a reading out of turn. */
function Action({ connection, condition, name }: { connection: ConnectionView; condition: Condition; name: string }) {
  const t = useTranslations("connections");
  if (condition === "off" || condition === "reading") return null;
  if (!needsConsentAgain(condition)) return <ReadNow connection={connection} name={name} />;
  return (
    <ConnectButton platform={connection.platform} variant="filled">
      {t("connectAgain")}
    </ConnectButton>
  );
}

function ReadNow({ connection: { id, platform }, name }: { connection: ConnectionView; name: string }) {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const read = useCommand(useTRPC().tracking.command.readAccountNow, { invalidates: ["tracking"], onDone: () => notifyDone(t("asked", { platform: platforms(platform) })) });
  return (
    <Button variant="default" leftSection={<IconRefresh size={18} />} loading={read.isPending} onClick={() => read.mutate({ connectionId: id })} aria-label={t("readNowOf", { handle: name })}>
      {t("readNow")}
    </Button>
  );
}
