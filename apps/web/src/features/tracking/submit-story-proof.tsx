"use client";

import type { DeliverablePublication } from "@fanfare/contracts/tracking";
import { maximumBytes } from "@fanfare/contracts/media";
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { FileDrop } from "@/components/file-drop.tsx";
import { FormError } from "@/components/form-error.tsx";
import { pictureTypes } from "@/features/upload/file-types.ts";
import { UploadProgress } from "@/features/upload/upload-progress.tsx";
import { useUpload } from "@/features/upload/use-upload.ts";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { StoryProofFacts } from "./story-proof-facts.tsx";
import classes from "./publication.module.css";

type File = { assetId: string; name: string };
const counts = ["views", "likes", "comments", "shares"] as const;
type Counts = Record<(typeof counts)[number], string | number>;

/** Where a creator shows by screenshots what a story brought that was not read while it lived, and what became of that. */
export function SubmitStoryProof({ data: { deliverableId, mayReport, storyProof } }: { data: DeliverablePublication }) {
  const t = useTranslations("tracking.proof");
  return (
    <section className={classes.form} aria-label={t("title")}>
      <h4 className={classes.title}>{t("title")}</h4>
      {storyProof ? (
        <>
          <p role="status" className={classes.state}>
            {t(`state.${storyProof.status}`, { reason: storyProof.reason ?? "" })}
          </p>
          <StoryProofFacts proof={storyProof} />
        </>
      ) : null}
      {mayReport && (storyProof === null || storyProof.status === "refused") ? <ProofForm deliverableId={deliverableId} /> : null}
    </section>
  );
}

function ProofForm({ deliverableId }: { deliverableId: string }) {
  const t = useTranslations("tracking.proof");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [publishedAt, setPublishedAt] = useState("");
  const [said, setSaid] = useState<Counts>({ views: "", likes: "", comments: "", shares: "" });
  const submit = useCommand(useTRPC().tracking.command.submitStoryProof, { invalidates: ["tracking", "collaborations", "content"], onDone: () => notifyDone(t("sent")), onRefused: () => true });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const number = (name: keyof Counts) => (said[name] === "" ? null : Number(said[name]));
    const moment = new Date(publishedAt);
    submit.mutate({
      deliverableId, assetIds: files.map(({ assetId }) => assetId), publishedAt: Number.isNaN(moment.getTime()) ? "" : moment.toISOString(),
      views: Number(said.views), likes: number("likes"), comments: number("comments"), shares: number("shares"),
    });
  };
  const errors = submit.fieldErrors;
  return (
    <form onSubmit={send} className={classes.form} noValidate>
      <p className={classes.quiet}>{t("text")}</p>
      <Screenshots deliverableId={deliverableId} files={files} onFiles={setFiles} error={errors["assetIds"]} />
      <TextInput type="datetime-local" label={t("publishedAt")} required value={publishedAt} onChange={({ currentTarget }) => setPublishedAt(currentTarget.value)} error={errors["publishedAt"]} />
      <div className={classes.counts}>
        {counts.map((name) => (
          <NumberInput key={name} label={t(name)} required={name === "views"} min={0} allowDecimal={false} allowNegative={false} hideControls inputMode="numeric" value={said[name]} onChange={(value) => setSaid({ ...said, [name]: value })} error={errors[name]} />
        ))}
      </div>
      {Object.keys(errors).length > 0 ? null : <FormError fault={submit.fault} />}
      <Button type="submit" className={classes.send} loading={submit.isPending} disabled={files.length === 0 || publishedAt === "" || said.views === ""}>
        {t("send")}
      </Button>
    </form>
  );
}

type ScreenshotsProps = { deliverableId: string; files: readonly File[]; onFiles: (files: readonly File[]) => void; error: string | undefined };

/** Takes one picture after the other; each can be taken back. */
function Screenshots({ deliverableId, files, onFiles, error }: ScreenshotsProps) {
  const t = useTranslations("tracking.proof");
  const { state, store, start } = useUpload(`proof:${deliverableId}`, { kind: "image", purpose: "draft" });
  useEffect(() => {
    if (state.kind !== "arrived") return;
    onFiles([...files, { assetId: state.assetId, name: state.fileName }]);
    store.reset();
  }, [state, store, files, onFiles]);
  return (
    <div className={classes.form}>
      {files.length > 0 ? (
        <ul className={classes.needs}>
          {files.map(({ assetId, name }) => (
            <li key={assetId}>
              {name}{" "}
              <Button size="compact-sm" variant="subtle" aria-label={t("removeNamed", { name })} onClick={() => onFiles(files.filter((file) => file.assetId !== assetId))}>
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {state.kind === "idle" ? (
        <FileDrop accept={pictureTypes} maximumBytes={maximumBytes.image} label={t("drop")} error={error} onFiles={([file]) => file && start(file)} />
      ) : (
        <UploadProgress state={state} store={store} />
      )}
    </div>
  );
}
