"use client";

import type { DeliverableView } from "@fanfare/contracts/content";
import { maximumBytes, type AssetKind } from "@fanfare/contracts/media";
import { Button, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FileDrop } from "@/components/file-drop.tsx";
import { FormError } from "@/components/form-error.tsx";
import { pictureTypes, videoTypes } from "@/features/upload/file-types.ts";
import type { UploadState } from "@/features/upload/upload-store.ts";
import { UploadProgress } from "@/features/upload/upload-progress.tsx";
import { useUpload } from "@/features/upload/use-upload.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./work.module.css";

type UploadDraftProps = { deliverable: Pick<DeliverableView, "id" | "requirement" | "draftNumber">; organizationName: string };

const kindsOf = { video: ["video"], short: ["video"], image: ["image"], story: ["video", "image"] } as const satisfies Record<string, readonly AssetKind[]>;

/** Where a creator uploads and hands in the next version. The note can be written, and sending asked for, while bytes travel. */
export function UploadDraft({ deliverable, organizationName }: UploadDraftProps) {
  const { id, requirement, draftNumber } = deliverable;
  const kinds: readonly AssetKind[] = kindsOf[requirement.format];
  const [kind, setKind] = useState<AssetKind>(kinds[0]!);
  const place = `draft:${id}`;
  const { state, store, start } = useUpload(place, { kind, purpose: "draft" });
  const [chosen, setChosen] = useState<File | null>(null);
  // The kind is known with the file, so the upload begins one drawing after the choice.
  useEffect(() => {
    if (!chosen) return;
    setChosen(null);
    start(chosen);
  }, [chosen, start]);
  const choose = (file: File) => {
    setKind(file.type.startsWith("image/") ? "image" : "video");
    setChosen(file);
  };
  if (state.kind === "idle") return <Choose kinds={kinds} onFile={choose} />;
  return (
    <div className={classes.upload}>
      <UploadProgress state={state} store={store} />
      {state.kind === "failed" ? null : <Send key={place} deliverableId={id} number={(draftNumber ?? 0) + 1} state={state} organizationName={organizationName} onSent={() => store.reset()} />}
    </div>
  );
}

function Choose({ kinds, onFile }: { kinds: readonly AssetKind[]; onFile: (file: File) => void }) {
  const t = useTranslations("content.work");
  const accept = { ...(kinds.includes("video") && videoTypes), ...(kinds.includes("image") && pictureTypes) };
  const label = kinds.length > 1 ? t("dropEither") : t(kinds[0] === "image" ? "dropPicture" : "dropVideo");
  return (
    <div className={classes.upload}>
      <FileDrop accept={accept} maximumBytes={maximumBytes[kinds[0] ?? "video"]} label={label} onFiles={([file]) => file && onFile(file)} />
      <p className={classes.hint}>{t("resumeHint")}</p>
    </div>
  );
}

type SendProps = { deliverableId: string; number: number; state: Exclude<UploadState, { kind: "idle" | "failed" }>; organizationName: string; onSent: () => void };

function Send({ deliverableId, number, state, organizationName, onSent }: SendProps) {
  const t = useTranslations("content.work");
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const submit = useCommand(useTRPC().content.command.submitDraft, {
    invalidates: ["content", "collaborations"],
    onDone: () => {
      notifyDone(t("sent", { number, name: organizationName }));
      onSent();
    },
    onRefused: () => true,
  });
  const assetId = state.kind === "arrived" ? state.assetId : null;
  const { mutate, isIdle } = submit;
  useEffect(() => {
    if (isAsked && isIdle && assetId !== null) mutate({ deliverableId, assetId, note: note.trim() });
  }, [isAsked, isIdle, assetId, deliverableId, note, mutate]);
  return (
    <form
      className={classes.send}
      onSubmit={(event) => {
        event.preventDefault();
        if (assetId !== null && isAsked) mutate({ deliverableId, assetId, note: note.trim() });
        setAsked(true);
      }}
    >
      <Textarea label={t("note")} placeholder={t("notePlaceholder")} autosize minRows={2} maxRows={8} maxLength={2_000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <FormError fault={submit.fault} />
      {isAsked && assetId === null ? (
        <p className={classes.hint} role="status">
          {t("willBeSent")}
        </p>
      ) : (
        <Button type="submit" size="md" fullWidth loading={submit.isPending || state.kind === "starting"}>
          {assetId === null ? t("sendWhenArrived") : t("send", { number })}
        </Button>
      )}
    </form>
  );
}
