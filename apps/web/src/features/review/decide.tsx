"use client";

import type { DeliverableView, DraftView } from "@fanfare/contracts/content";
import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./review-screen.module.css";

type DecideProps = { view: DeliverableView; draft: DraftView };

/** The two decisions a reviewer has on the newest version: A and R, each asked once before it counts. */
export function Decide({ view, draft }: DecideProps) {
  const t = useTranslations("content.decide");
  const [isApproving, approving] = useDisclosure(false);
  const [isReturning, returning] = useDisclosure(false);
  const isWatchable = draft.asset.status === "ready";
  useShortcuts([
    ...(isWatchable ? [{ keys: "a", label: t("approve"), group: t("keys"), run: approving.open }] : []),
    { keys: "r", label: t("requestChanges"), group: t("keys"), run: returning.open },
  ]);
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} />} rightSection={<span className={classes.key}>R</span>} onClick={returning.open}>
        {t("requestChanges")}
      </Button>
      <Button leftSection={<IconCheck size={16} />} disabled={!isWatchable} rightSection={<span className={classes.key}>A</span>} title={isWatchable ? undefined : t("notYet")} onClick={approving.open}>
        {t("approve")}
      </Button>
      <Modal opened={isApproving} onClose={approving.close} title={t("approveTitle", { number: draft.number })}>
        <Approve view={view} draft={draft} onDone={approving.close} />
      </Modal>
      <Modal opened={isReturning} onClose={returning.close} title={t("requestTitle", { name: view.creatorName })}>
        <RequestChanges view={view} draft={draft} onDone={returning.close} />
      </Modal>
    </>
  );
}

const openPointsOf = (view: DeliverableView, draft: DraftView): number =>
  view.comments.filter((comment) => comment.draftId === draft.id && comment.visibility === "shared" && comment.authorSide === "organization" && comment.resolvedAt === null).length;

function Approve({ view, draft, onDone }: DecideProps & { onDone: () => void }) {
  const t = useTranslations("content.decide");
  const common = useTranslations("common");
  const open = openPointsOf(view, draft);
  const approve = useCommand(useTRPC().content.command.approveDraft, {
    invalidates: ["content", "collaborations"],
    onDone: () => {
      notifyDone(t("approved", { name: view.creatorName }));
      onDone();
    },
    onRefused: () => true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        approve.mutate({ deliverableId: view.id, draftId: draft.id });
      }}
    >
      <Text size="md">{t("approveText", { name: view.creatorName })}</Text>
      {open > 0 ? (
        <Text size="md" mt="xs">
          {t("stillOpen", { count: open })}
        </Text>
      ) : null}
      <FormError fault={approve.fault} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDone}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={approve.isPending} data-autofocus>
          {t("approve")}
        </Button>
      </Group>
    </form>
  );
}

function RequestChanges({ view, draft, onDone }: DecideProps & { onDone: () => void }) {
  const t = useTranslations("content.decide");
  const common = useTranslations("common");
  const [note, setNote] = useState("");
  const [dueOn, setDueOn] = useState<string | null>(view.dueOn);
  const open = openPointsOf(view, draft);
  const request = useCommand(useTRPC().content.command.requestChanges, {
    invalidates: ["content", "collaborations"],
    onDone: () => {
      notifyDone(t("requested", { name: view.creatorName }));
      onDone();
    },
    onRefused: () => true,
  });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate({ deliverableId: view.id, draftId: draft.id, note: note.trim(), dueOn: dueOn !== null && dueOn >= today && dueOn !== view.dueOn ? dueOn : null });
      }}
    >
      <Text size="md" c="dimmed" mb="sm">
        {t("points", { count: open, name: view.creatorName })}
      </Text>
      <Textarea label={t("note")} data-autofocus autosize minRows={3} maxRows={10} maxLength={2_000} value={note} onChange={(event) => setNote(event.currentTarget.value)} {...(request.fieldErrors.note && { error: request.fieldErrors.note })} />
      <DateInput mt="sm" label={t("dueOn")} description={t("dueOnHint")} value={dueOn} onChange={setDueOn} minDate={today} valueFormat="D MMM YYYY" clearable {...(request.fieldErrors.dueOn && { error: request.fieldErrors.dueOn })} />
      <FormError fault={request.fault?.fields ? undefined : request.fault} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDone}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={request.isPending} disabled={note.trim() === "" && open === 0}>
          {t("requestFrom", { name: view.creatorName })}
        </Button>
      </Group>
    </form>
  );
}
