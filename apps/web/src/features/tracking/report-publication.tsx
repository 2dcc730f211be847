"use client";

import type { DeliverablePublication, PublicationView } from "@fanfare/contracts/tracking";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { FoundPosts } from "./found-posts.tsx";
import { PublicationFacts } from "./publication-facts.tsx";
import { SubmitStoryProof } from "./submit-story-proof.tsx";
import classes from "./publication.module.css";

const whileChecking = 3_000;
const invalidates = ["tracking", "collaborations", "content"] as const;

/** Where a creator reports the post of a deliverable and sees what was found, what is missing and what it brings. */
export function ReportPublication({ deliverableId }: { deliverableId: string }) {
  const t = useTranslations("tracking.report");
  const common = useTranslations("common");
  const { data } = useQuery(
    useTRPC().tracking.query.findMyPublication.queryOptions(
      { deliverableId },
      // Live events tell the result; this is for when they are away.
      { refetchInterval: (query) => (query.state.data?.publication?.status === "reported" ? whileChecking : false) },
    ),
  );
  return (
    <section className={classes.root} aria-label={t("title")}>
      <h3 className={classes.title}>{t("title")}</h3>
      {data ? <Content data={data} /> : <TextSkeleton label={common("loading")} />}
    </section>
  );
}

function Content({ data }: { data: DeliverablePublication }) {
  const t = useTranslations("tracking.report");
  const platforms = useTranslations("common.platform");
  const { publication } = data;
  const isStory = data.format === "story";
  const isOpen = data.mayReport && publication?.status !== "verified" && publication?.status !== "reported";
  if (!data.isConnected) return <p className={classes.quiet}>{t("notConnected", { platform: platforms(data.platform) })}</p>;
  return (
    <>
      {publication ? <PublicationFacts publication={publication} reader="creator" /> : null}
      {publication?.status === "sent-back" ? <Recheck publication={publication} /> : null}
      {publication === null && !data.mayReport ? <p className={classes.quiet}>{t("notYet")}</p> : null}
      {isOpen ? <FoundPosts posts={data.foundPosts} /> : null}
      {isOpen ? data.needsConnection ? <ConnectFirst data={data} /> : isStory ? <p className={classes.quiet}>{t("storyHint")}</p> : <ReportForm data={data} isAgain={publication !== null} /> : null}
      {isStory && (isOpen || data.storyProof) ? <SubmitStoryProof data={data} /> : null}
    </>
  );
}

/** The platform shows posts to their owner only: without the account there is nothing to look at. */
function ConnectFirst({ data }: { data: DeliverablePublication }) {
  const t = useTranslations("tracking.report");
  const platform = useTranslations("common.platform")(data.platform);
  return (
    <div className={classes.form} role="status">
      <p className={classes.state}>{t(data.format === "story" ? "connectForStories" : "connectFirst", { platform })}</p>
      <Button component={Link} href="/creator/accounts" className={classes.send}>
        {t("connect", { platform })}
      </Button>
    </div>
  );
}

function ReportForm({ data, isAgain }: { data: DeliverablePublication; isAgain: boolean }) {
  const t = useTranslations("tracking.report");
  const [url, setUrl] = useState("");
  const report = useCommand(useTRPC().tracking.command.reportPublication, { invalidates, onDone: () => (setUrl(""), notifyDone(t("sent"))), onRefused: () => true });
  const send = (event: FormEvent) => {
    event.preventDefault();
    report.mutate({ deliverableId: data.deliverableId, url });
  };
  const fieldError = report.fieldErrors["url"];
  return (
    <form onSubmit={send} className={classes.form} noValidate>
      {isAgain ? null : (
        <>
          <p className={classes.quiet}>{t("text")}</p>
          <Needs data={data} />
        </>
      )}
      <TextInput label={t("url")} type="url" inputMode="url" autoComplete="off" placeholder={t("placeholder")} value={url} onChange={({ currentTarget }) => setUrl(currentTarget.value)} error={fieldError} />
      {fieldError ? null : <FormError fault={report.fault} />}
      <Button type="submit" variant={isAgain ? "default" : "filled"} loading={report.isPending} className={classes.send}>
        {t(isAgain ? "again" : "send")}
      </Button>
    </form>
  );
}

/** What will be looked for, said before it is missing. */
function Needs({ data }: { data: DeliverablePublication }) {
  const t = useTranslations("tracking.report");
  const needs = [...data.mustMention, ...(data.mustLink ? [t("needsLink", { link: data.mustLink })] : []), ...(data.disclosure === "none" ? [] : [t("needsDisclosure")])];
  if (needs.length === 0) return null;
  return (
    <div className={classes.quiet}>
      {t("needs")}
      <ul className={classes.needs}>
        {needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
    </div>
  );
}

function Recheck({ publication }: { publication: PublicationView }) {
  const t = useTranslations("tracking.report");
  const platforms = useTranslations("common.platform");
  const recheck = useCommand(useTRPC().tracking.command.recheckPublication, { invalidates });
  return (
    <div className={classes.form}>
      <p className={classes.quiet}>{t("recheckHint", { platform: platforms(publication.platform) })}</p>
      <Button className={classes.send} loading={recheck.isPending} onClick={() => recheck.mutate({ publicationId: publication.id })}>
        {t("recheck")}
      </Button>
    </div>
  );
}
