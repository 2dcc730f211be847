"use client";

import type { CollaborationView, Side } from "@fanfare/contracts/collaborations";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { TurnBadge } from "@/components/turn-badge.tsx";
import { PayoutSteps } from "../payments/payout-steps.tsx";
import { AgreementCard, ApplicationAnswers, NextStep, Section, Terms } from "./collaboration-parts.tsx";
import classes from "./collaboration-screen.module.css";
import { CollaborationTimeline } from "./collaboration-timeline.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { Negotiation } from "./negotiation.tsx";
import { useCollaboration, useEnding } from "./use-collaboration.ts";

type CollaborationScreenProps = {
  collaborationId: string;
  side: Side;
  mayDecide: boolean;
  /** The work on the pieces, as its side does it. */
  work?: (collaboration: CollaborationView) => ReactNode;
};

const negotiable = new Set(["applied", "invited", "shortlisted", "offered", "countered"]);
const cancellable = new Set(["agreed", "producing", "in-review", "approved", "disputed"]);
const withdrawable = new Set(["applied", "invited", "shortlisted", "offered", "countered", "agreed", "producing", "in-review", "approved"]);

/** One creator in one campaign, on one page: negotiation, agreement, work, money and everything said in between. */
export function CollaborationScreen({ collaborationId, side, mayDecide, work }: CollaborationScreenProps) {
  const t = useTranslations("collaborations");
  const common = useTranslations("common");
  const { data, isError, refetch } = useCollaboration(side, collaborationId);
  if (isError) return <EmptyState title={t("gone.title")} text={t("gone.text")} action={<Button variant="default" onClick={() => void refetch()}>{common("retry")}</Button>} />;
  if (!data) return <TextSkeleton label={common("loading")} lines={12} />;
  const isNegotiable = negotiable.has(data.status);
  return (
    <>
      <Head collaboration={data} side={side} mayDecide={mayDecide} />
      <NextStep collaboration={data} side={side} />
      <div className={classes.layout}>
        <div className={classes.main}>
          {data.endReason ? <p className={classes.ended}>{data.endReason}</p> : null}
          <AgreementCard collaboration={data} side={side} />
          {data.deliverables.length > 0 ? <Section title={t("work.title")}>{work ? work(data) : <PieceList collaboration={data} side={side} />}</Section> : null}
          {data.payout ? (
            <Section title={t("payout")}>
              <PayoutSteps payout={data.payout} />
            </Section>
          ) : null}
          {isNegotiable || data.offers.length > 0 ? (
            <Section title={t("negotiation.title")}>
              <Negotiation collaboration={data} side={side} mayDecide={mayDecide} />
            </Section>
          ) : null}
          <Terms collaboration={data} />
        </div>
        <aside className={classes.aside}>
          <Section title={t(side === "creator" ? "answers.mine" : "answers.title")}>
            <ApplicationAnswers collaboration={data} />
          </Section>
          <Section title={t("timeline.label")}>
            <CollaborationTimeline entries={data.timeline} />
          </Section>
        </aside>
      </div>
    </>
  );
}

function Head({ collaboration, side, mayDecide }: { collaboration: CollaborationView; side: Side; mayDecide: boolean }) {
  const t = useTranslations("collaborations");
  const [isEnding, setEnding] = useState(false);
  const ending = useEnding(side, () => setEnding(false));
  const { id, campaignId, campaignName, brandName, creatorId, creatorName, status, turn, slug } = collaboration;
  const mayEnd = mayDecide && (side === "organization" ? cancellable : withdrawable).has(status);
  const word = side === "organization" ? "cancel" : "withdraw";
  const portal = [{ label: t("crumbs.campaigns"), href: "/campaigns" }, { label: campaignName, href: `/campaigns/${campaignId}` }, { label: t("crumbs.applicants"), href: `/campaigns/${campaignId}/applicants` }];
  const name = turn.side === "organization" ? brandName : creatorName;
  return (
    <>
      <PageHeader
        title={side === "organization" ? creatorName : campaignName}
        breadcrumbs={side === "organization" ? portal : [{ label: t("crumbs.mine"), href: "/creator/collaborations" }]}
        meta={
          <>
            <StatusBadge status={status} />
            {turn.side === side ? <TurnBadge turn={{ kind: "mine", until: turn.until }} /> : null}
            {turn.side !== side && (turn.side === "organization" || turn.side === "creator") ? <TurnBadge turn={{ kind: "theirs", name, until: turn.until }} /> : null}
            <span>{side === "organization" ? campaignName : brandName}</span>
          </>
        }
        action={
          status === "invited" && side === "creator" && slug ? (
            <Button component="a" href={`/c/${slug}`}>
              {t("openCampaign")}
            </Button>
          ) : undefined
        }
        secondary={
          <>
            {side === "organization" ? (
              <Button component={Link} href={`/creators/${creatorId}`} variant="default">
                {t("profile")}
              </Button>
            ) : null}
            {mayEnd ? (
              <Button variant="subtle" color="gray" onClick={() => setEnding(true)}>
                {t(`${word}.button`)}
              </Button>
            ) : null}
          </>
        }
      />
      {isEnding ? (
        <EndDialog
          title={t(`${word}.title`)}
          explanation={t(`${word}.explanation`)}
          label={t(`${word}.confirm`)}
          reasonLabel={t(`${word}.reason`)}
          isRunning={ending.isPending}
          fault={ending.fault}
          onClose={() => setEnding(false)}
          onConfirm={(reason) => ending.mutate({ collaborationId: id, reason })}
        />
      ) : null}
    </>
  );
}

/** The pieces, each a link to where it is worked on. */
export function PieceList({ collaboration, side }: { collaboration: CollaborationView; side: Side }) {
  const t = useTranslations("collaborations");
  return (
    <ul className={classes.pieces}>
      {collaboration.deliverables.map(({ id, requirement, dueOn, status }) => (
        <li key={id}>
          <Link href={side === "organization" ? `/content/${id}` : `/creator/content/${id}`} className={classes.piece}>
            <PlatformIcon platform={requirement.platform} />
            <span>{t(`requirement.format.${requirement.format}`, { count: 1 })}</span>
            <span className={classes.pieceEnd}>
              {dueOn ? (
                <span>
                  {t("work.due")} <DateText value={dueOn} />
                </span>
              ) : null}
              <StatusBadge status={status} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
