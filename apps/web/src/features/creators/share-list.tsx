"use client";

import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { LifetimeSelect, ShareDialog, ShareLinks } from "@/components/share-links.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./share-list.module.css";

const invalidates = ["creators.query.findListShares"] as const;

/** Makes, copies and takes back links that show this list to somebody without a seat. */
export function ShareList({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  return (
    <ShareDialog title={t("title")} text={t("text")}>
      <ShareForm listId={listId} />
      <Links listId={listId} />
    </ShareDialog>
  );
}

function ShareForm({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  const common = useTranslations("common.share");
  const [label, setLabel] = useState("");
  const [mayVote, setMayVote] = useState(true);
  const [days, setDays] = useState<number | null>(30);
  const share = useCommand(useTRPC().creators.command.shareList, { invalidates });
  return (
    <>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          share.mutate({ listId, label, mayVote, expiresInDays: days });
        }}
      >
        <TextInput label={t("label")} placeholder={t("labelHint")} maxLength={120} required value={label} error={share.fieldErrors["label"]} onChange={(event) => setLabel(event.currentTarget.value)} />
        <LifetimeSelect days={days} onChange={setDays} />
        <Checkbox label={t("mayVote")} checked={mayVote} onChange={(event) => setMayVote(event.currentTarget.checked)} />
        <Button type="submit" loading={share.isPending} disabled={!label.trim()}>
          {common("create")}
        </Button>
      </form>
      {share.data ? <CopyField label={t("link")} description={common("created")} value={share.data.url} /> : null}
    </>
  );
}

function Links({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  const common = useTranslations("common.share");
  const { data } = useQuery(useTRPC().creators.query.findListShares.queryOptions({ listId }));
  const revoke = useCommand(useTRPC().creators.command.revokeListShare, { invalidates, onDone: () => notifyDone(common("revoked")) });
  return (
    <ShareLinks
      links={data}
      none={t("none")}
      name={({ label }) => label}
      facts={({ mayVote, votes }) => (mayVote ? t("votes", { count: votes }) : t("onlyLook"))}
      revoking={{ isPending: revoke.isPending, id: revoke.variables?.listShareId }}
      onRevoke={({ id }) => revoke.mutate({ listShareId: id })}
    />
  );
}
