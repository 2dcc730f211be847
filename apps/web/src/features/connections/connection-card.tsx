"use client";

import type { ConnectionView } from "@fanfare/contracts/connections";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { conditionOf } from "./condition.ts";
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
  const condition = conditionOf(connection);
  const needsCreator = condition === "lapsed" || condition === "lapsing";
  return (
    <article className={classes.card} data-condition={condition} aria-label={t("account", { handle: name })}>
      <ConnectionFacts connection={connection} />
      <div className={classes.actions}>
        {isOn && (needsCreator || connection.missingScopes.length > 0) ? (
          <ConnectButton platform={connection.platform} variant={needsCreator ? "filled" : "default"}>
            {t("connectAgain")}
          </ConnectButton>
        ) : null}
        {isOn && condition !== "lapsed" ? <ReadNow connection={connection} name={name} /> : null}
        <Button variant="subtle" color="red" onClick={dialog.open} aria-haspopup="dialog" aria-label={t("disconnectOf", { handle: name })}>
          {t("disconnect")}
        </Button>
      </div>
      {isOpen ? <DisconnectDialog connection={connection} name={name} onClose={dialog.close} onGone={onGone} /> : null}
    </article>
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
