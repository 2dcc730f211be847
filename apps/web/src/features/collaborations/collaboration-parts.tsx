"use client";

import type { CollaborationView, Side } from "@fanfare/contracts/collaborations";
import { Button } from "@mantine/core";
import { IconArrowRight, IconDownload, IconHourglass } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { DateText, useFormatDay } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import classes from "./collaboration-screen.module.css";
import { RequirementList } from "./requirement-list.tsx";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Who acts next, what they have to do, and by when: one sentence in every state. */
export function NextStep({ collaboration, side }: { collaboration: CollaborationView; side: Side }) {
  const t = useTranslations("collaborations.next");
  const day = useFormatDay();
  const { status, turn, brandName, creatorName, payout, holdDays } = collaboration;
  const isMine = turn.side === side;
  const failed = status === "verified" && payout?.failure ? payout.failure.code : null;
  const key = failed ? `${side}.parked` : `${side}.${status}`;
  const date = turn.until ? day(turn.until) : "";
  const sentence = t(key, { brand: brandName, creator: creatorName, date, hasDate: date ? "yes" : "no", days: holdDays });
  const Icon = isMine ? IconArrowRight : IconHourglass;
  return (
    <div className={classes.next} data-mine={isMine || undefined} role="status">
      <Icon size={18} aria-hidden className={classes.nextIcon} />
      <p>{sentence}</p>
    </div>
  );
}

/** The agreed price and the dated record that both sides can download. */
export function AgreementCard({ collaboration, side }: { collaboration: CollaborationView; side: Side }) {
  const t = useTranslations("collaborations.agreement");
  const { agreement, agreed } = collaboration;
  if (!agreement || !agreed) return null;
  const href = side === "organization" ? `/api/agreements/${agreement.id}` : `/api/creator/agreements/${agreement.id}`;
  return (
    <Section title={t("title")}>
      <div className={`${classes.card} ${classes.agreement}`}>
        <div className={classes.agreed}>
          <span className={classes.agreedPrice}>
            <MoneyText money={agreed} isStrong />
          </span>
          <span className={classes.quiet}>
            {t(agreement.isVoid ? "voided" : "agreedOn")} <DateText value={agreement.agreedAt} hasTime />
          </span>
          <span className={classes.quiet} title={agreement.termsHash}>
            {t("hash", { hash: agreement.termsHash.slice(0, 16) })}
          </span>
        </div>
        {agreement.isReady ? (
          <Button component="a" href={href} download variant="default" leftSection={<IconDownload size={16} />}>
            {t("download")}
          </Button>
        ) : (
          <span className={classes.quiet} role="status">
            {t("printing")}
          </span>
        )}
      </div>
    </Section>
  );
}

/** The brief as it was when this began, and what is delivered. */
export function Terms({ collaboration }: { collaboration: CollaborationView }) {
  const t = useTranslations("collaborations.terms");
  const { brief, requirements } = collaboration;
  const lists = { keyMessages: brief.keyMessages, dos: brief.dos, donts: brief.donts };
  const texts = { goal: brief.goal, audience: brief.audience, creatorGets: brief.creatorGets };
  return (
    <>
      <Section title={t("deliverables")}>
        <RequirementList requirements={requirements} />
      </Section>
      <Section title={t("brief")}>
        <dl className={classes.brief}>
          {Object.entries(texts).map(([name, text]) =>
            text ? (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
          {Object.entries(lists).map(([name, lines]) =>
            lines.length > 0 ? (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>
                  <ul>
                    {lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ) : null,
          )}
        </dl>
      </Section>
    </>
  );
}

/** What the creator said when applying. */
export function ApplicationAnswers({ collaboration }: { collaboration: Pick<CollaborationView, "answers" | "message"> }) {
  const t = useTranslations("collaborations.answers");
  const { answers, message } = collaboration;
  if (answers.length === 0 && !message) return <p className={classes.quiet}>{t("none")}</p>;
  return (
    <>
      {message ? <p className={classes.message}>{message}</p> : null}
      {answers.length > 0 ? (
        <dl className={classes.answers}>
          {answers.map(({ questionId, question, answer }) => (
            <div key={questionId}>
              <dt>{question}</dt>
              <dd>{answer === "yes" ? t("yes") : answer === "no" ? t("no") : answer || t("unanswered")}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
