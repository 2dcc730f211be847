"use client";

import type { StoryProofView } from "@fanfare/contracts/tracking";
import { Button, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { StoryProofFacts } from "./story-proof-facts.tsx";
import classes from "./publication.module.css";

/** A story's proof for the organization: its pictures and numbers, and the decision while it is open. */
export function DecideStoryProof({ proof }: { proof: StoryProofView }) {
  const t = useTranslations("tracking.proof");
  const mayDecide = useMay("content.review");
  return (
    <section className={classes.form} aria-label={t("titleMember")}>
      <h3 className={classes.title}>{t("titleMember")}</h3>
      <p className={classes.state}>{t(`stateMember.${proof.status}`, { reason: proof.reason ?? "" })}</p>
      <StoryProofFacts proof={proof} />
      {proof.status === "submitted" && mayDecide ? <Decision proof={proof} /> : null}
    </section>
  );
}

function Decision({ proof }: { proof: StoryProofView }) {
  const t = useTranslations("tracking.proof");
  const [reason, setReason] = useState("");
  const decide = useCommand(useTRPC().tracking.command.decideStoryProof, {
    invalidates: ["tracking", "collaborations", "content", "reporting"], onDone: (_, { decision }) => notifyDone(t(decision === "accept" ? "accepted" : "refused")), onRefused: () => true,
  });
  const say = (decision: "accept" | "refuse") => decide.mutate({ storyProofId: proof.id, decision, reason: reason.trim() });
  const error = decide.fieldErrors["reason"];
  return (
    <div className={classes.form}>
      <Textarea label={t("reason")} description={t("reasonHint")} autosize minRows={2} maxRows={6} maxLength={500} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} error={error} />
      {error ? null : <FormError fault={decide.fault} />}
      <div className={classes.line}>
        <Button loading={decide.isPending && decide.variables?.decision === "accept"} disabled={decide.isPending} onClick={() => say("accept")}>
          {t("accept")}
        </Button>
        <Button variant="default" loading={decide.isPending && decide.variables?.decision === "refuse"} disabled={decide.isPending} onClick={() => say("refuse")}>
          {t("refuse")}
        </Button>
      </div>
    </div>
  );
}
