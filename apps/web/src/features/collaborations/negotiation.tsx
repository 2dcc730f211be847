"use client";

import type { CollaborationView, Offer, Side } from "@fanfare/contracts/collaborations";
import { Button } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { AgreeButton } from "./agree-button.tsx";
import { changeOf, effectiveCpm } from "./effective-cpm.ts";
import classes from "./negotiation.module.css";
import { OfferComposer } from "./offer-composer.tsx";
import { useNegotiation } from "./use-collaboration.ts";

type NegotiationProps = { collaboration: CollaborationView; side: Side; mayDecide: boolean };

/** Both sides' latest offers beside each other, what changed between them, and what one can answer now. */
export function Negotiation({ collaboration, side, mayDecide }: NegotiationProps) {
  const t = useTranslations("collaborations.negotiation");
  const [isWriting, setWriting] = useState(false);
  const commands = useNegotiation(side, () => setWriting(false));
  const { offers, status } = collaboration;
  const open = offers.find((offer) => offer.status === "open") ?? null;
  const isMyTurn = open !== null && open.by !== side;
  const mayOffer = side === "organization" && ["applied", "invited", "shortlisted", "offered"].includes(status);
  const sending = isMyTurn ? commands.counter : commands.offer;
  const send: Parameters<typeof OfferComposer>[0]["onSend"] = (terms) =>
    isMyTurn && open
      ? commands.counter.mutate({ ...terms, collaborationId: collaboration.id, answersOfferId: open.id })
      : commands.offer.mutate({ ...terms, collaborationId: collaboration.id });
  const label = isMyTurn ? t("sendCounter") : open ? t("replace") : t("sendOffer");
  return (
    <>
      {offers.length > 0 ? <Sides collaboration={collaboration} side={side} /> : <p className={classes.sentence}>{t(side === "organization" ? "noOfferYet" : "noOfferYetCreator")}</p>}
      {isWriting && mayDecide && (isMyTurn || mayOffer) ? (
        <div style={{ marginTop: 20 }}>
          <OfferComposer subject={collaboration} answers={open} label={label} isSending={sending.isPending} fault={sending.fault} onSend={send} onCancel={() => setWriting(false)} />
        </div>
      ) : mayDecide && (isMyTurn || mayOffer) ? (
        <div className={classes.actions}>
          {isMyTurn && open ? (
            <AgreeButton collaboration={collaboration} offer={open} isRunning={commands.agree.isPending} onAgree={() => commands.agree.mutate({ collaborationId: collaboration.id, offerId: open.id })} />
          ) : null}
          <Button variant={open ? "default" : "filled"} onClick={() => setWriting(true)} disabled={commands.agree.isPending}>
            {isMyTurn ? t("counter") : open ? t("improve") : t("offer")}
          </Button>
        </div>
      ) : null}
      {commands.agree.fault ? (
        <div style={{ marginTop: 12 }}>
          <FormError fault={commands.agree.fault} />
        </div>
      ) : null}
    </>
  );
}

/** The newest offer of each side; where there is none, a place that says so. */
function Sides({ collaboration, side }: { collaboration: CollaborationView; side: Side }) {
  const order: Side[] = side === "organization" ? ["organization", "creator"] : ["creator", "organization"];
  const newest = (by: Side) => collaboration.offers.findLast((offer) => offer.by === by) ?? null;
  return (
    <div className={classes.sides}>
      {order.map((by) => (
        <OfferCard key={by} collaboration={collaboration} side={side} by={by} offer={newest(by)} before={newest(by === "creator" ? "organization" : "creator")} />
      ))}
    </div>
  );
}

type OfferCardProps = { collaboration: CollaborationView; side: Side; by: Side; offer: Offer | null; before: Offer | null };

function OfferCard({ collaboration, side, by, offer, before }: OfferCardProps) {
  const t = useTranslations("collaborations.negotiation");
  const { number } = useFormatter();
  const name = by === side ? t("yours") : t("theirs", { name: by === "creator" ? collaboration.creatorName : collaboration.brandName });
  if (!offer) {
    return (
      <section className={classes.offer} data-quiet>
        <div className={classes.who}>{name}</div>
        <p className={classes.none}>{t("noneFrom")}</p>
      </section>
    );
  }
  const cpm = effectiveCpm(offer.amount, collaboration.expectedViews);
  const isAnswer = before !== null && before.madeAt < offer.madeAt;
  const change = isAnswer ? changeOf(before.amount, offer.amount) : null;
  const isOpen = offer.status === "open";
  return (
    <section className={classes.offer} data-open={isOpen || undefined} data-quiet={isOpen || offer.status === "agreed" ? undefined : true} aria-label={name}>
      <div className={classes.who}>
        <span>{name}</span>
        <span>{t(`status.${offer.status}`)}</span>
      </div>
      <div className={classes.price}>
        <MoneyText money={offer.amount} isStrong />
        {change && change.difference.amount !== "0" ? (
          <span className={classes.changed}>
            {change.share > 0 ? "+" : "−"}
            <MoneyText money={{ ...change.difference, amount: change.difference.amount.replace("-", "") }} /> · {number(change.share, { style: "percent", maximumFractionDigits: 1, signDisplay: "always" })}
          </span>
        ) : null}
      </div>
      <dl className={classes.terms}>
        <dt>{t("cpm")}</dt>
        <dd title={collaboration.expectedViews === null ? t("viewsUnknown") : undefined}>{cpm ? <MoneyText money={cpm} /> : "–"}</dd>
        <dt>{t("madeAt")}</dt>
        <dd>
          <DateText value={offer.madeAt} hasTime />
        </dd>
        <dt>{isOpen ? t("lapses") : t("stoodUntil")}</dt>
        <dd>
          <DateText value={offer.expiresAt} hasTime />
        </dd>
      </dl>
      {offer.message ? <p className={classes.message}>{offer.message}</p> : null}
    </section>
  );
}
