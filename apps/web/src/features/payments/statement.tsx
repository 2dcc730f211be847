"use client";

import { accountKinds, type AccountKind, type PostingView, type StatementView } from "@fanfare/contracts/payments";
import { Button, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconChevronRight, IconDownload, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./payments.module.css";

const filters = {
  from: parseAsString,
  to: parseAsString,
  account: parseAsStringLiteral(accountKinds),
  currency: parseAsString,
  payout: parseAsString,
};

/** Opening balance, activity and closing balance of each account; each total opens the entries that add up to it. */
export function Statement({ campaignId }: { campaignId: string | null }) {
  const t = useTranslations("payments.statement");
  const clear = { "aria-label": useTranslations("common")("clearDate") };
  const common = useTranslations("common");
  const [view, setView] = useQueryStates(filters);
  const input = { campaignId, from: view.from, to: view.to, account: view.account, currency: view.currency as StatementView["currency"], payoutId: view.payout };
  const { data, error, isError } = useQuery(useTRPC().payments.query.findStatement.queryOptions(input, { placeholderData: keepPreviousData }));
  const search = new URLSearchParams(Object.entries(input).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return (
    <section className={classes.section} id="ledger" aria-labelledby="ledger-title">
      <div className={classes.head}>
        <h2 id="ledger-title" className={classes.heading}>
          {t("title")}
        </h2>
        <Verdict />
      </div>
      <div className={classes.filters}>
        <DateInput className={classes.filter ?? ""} label={t("from")} placeholder={t("beginning")} clearable clearButtonProps={clear} value={view.from} maxDate={view.to ?? undefined} onChange={(from) => void setView({ from })} />
        <DateInput className={classes.filter ?? ""} label={t("to")} placeholder={t("today")} clearable clearButtonProps={clear} value={view.to} minDate={view.from ?? undefined} onChange={(to) => void setView({ to })} />
        {data && data.currencies.length > 1 ? (
          <Select className={classes.filter ?? ""} label={t("currency")} data={data.currencies} value={data.currency} allowDeselect={false} onChange={(currency) => void setView({ currency })} />
        ) : null}
        <Button component="a" href={`/api/statements?${search.toString()}`} download variant="default" leftSection={<IconDownload size={16} />}>
          {t("csv")}
        </Button>
        {view.account || view.payout ? (
          <Button variant="subtle" onClick={() => void setView({ account: null, payout: null })}>
            {view.payout ? t("allPayouts") : t("allAccounts")}
          </Button>
        ) : null}
      </div>
      {isError ? <p role="alert">{error.message}</p> : null}
      {data ? <Accounts statement={data} chosen={view.account} onChoose={(account) => void setView({ account: account === view.account ? null : account })} /> : isError ? null : <TextSkeleton label={common("loading")} lines={8} />}
      {data ? <Postings postings={data.postings} isCut={data.isCut} account={view.account} /> : null}
    </section>
  );
}

/** Whether sums, hashes and wallets agree, as the server has just checked. */
function Verdict() {
  const t = useTranslations("payments.statement");
  const { number } = useFormatter();
  const { data } = useQuery(useTRPC().payments.query.verifyLedger.queryOptions(undefined, { staleTime: 60_000 }));
  if (!data || data.postings === 0) return null;
  const isGood = data.faults.length === 0;
  const Icon = isGood ? IconShieldCheck : IconShieldX;
  return (
    <span className={classes.verdict} data-bad={isGood ? undefined : true} role="status" title={data.faults.map(({ message }) => message).join("\n") || data.head}>
      <Icon size={16} aria-hidden />
      {isGood ? t("agrees", { count: number(data.postings) }) : t("disagrees", { count: data.faults.length })}
    </span>
  );
}

function Accounts({ statement, chosen, onChoose }: { statement: StatementView; chosen: AccountKind | null; onChoose: (account: AccountKind) => void }) {
  const t = useTranslations("payments");
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("statement.account")}</th>
            {(["opening", "received", "sent", "closing"] as const).map((name) => (
              <th key={name} scope="col" className={classes.end}>
                {t(`statement.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statement.accounts.map(({ account, opening, received, sent, closing }) => (
            <tr key={account} data-chosen={account === chosen || undefined}>
              <td>
                <button type="button" className={classes.account} aria-pressed={account === chosen} onClick={() => onChoose(account)}>
                  {t(`account.${account}.name`)}
                </button>
                <span className={classes.accountNote}>{t(`account.${account}.note`)}</span>
              </td>
              {[opening, received, sent, closing].map((money, index) => (
                <td key={index} className={classes.end}>
                  <MoneyText money={money} isStrong={index === 3} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Postings({ postings, isCut, account }: { postings: readonly PostingView[]; isCut: boolean; account: AccountKind | null }) {
  const t = useTranslations("payments");
  const [open, setOpen] = useState<string | null>(null);
  if (postings.length === 0) return <p className={classes.quiet}>{t("statement.none")}</p>;
  return (
    <>
      <p className={classes.quiet}>{account ? t("statement.entriesOf", { account: t(`account.${account}.name`) }) : t("statement.postings")}</p>
      <ul className={classes.postings}>
        {postings.map((posting) => (
          <li key={posting.id}>
            <button type="button" className={classes.posting} aria-expanded={open === posting.id} onClick={() => setOpen(open === posting.id ? null : posting.id)}>
              <span className={classes.number}>#{posting.number}</span>
              <span className={classes.date}>
                <DateText value={posting.postedAt} hasTime />
              </span>
              <span className={classes.what}>{t(`kind.${posting.kind}`)}</span>
              <span className={classes.whom}>{[posting.creatorName, posting.campaignName].filter(Boolean).join(" · ")}</span>
              <span className={classes.amount}>
                <MoneyText money={posting.amount} />
              </span>
              <IconChevronRight size={16} className={classes.chevron} aria-hidden />
            </button>
            {open === posting.id ? <Entries posting={posting} /> : null}
          </li>
        ))}
      </ul>
      {isCut ? <p className={classes.quiet}>{t("statement.isCut", { count: postings.length })}</p> : null}
    </>
  );
}

function Entries({ posting }: { posting: PostingView }) {
  const t = useTranslations("payments");
  const by = posting.postedBy === "" ? t("statement.left") : posting.postedBy.includes(".") ? t("statement.product") : posting.postedBy;
  return (
    <div className={classes.entries}>
      <table>
        <tbody>
          {posting.entries.map((entry, index) => (
            <tr key={index}>
              <td>{t(`account.${entry.account}.name`)}</td>
              <td className={classes.end}>
                <MoneyText money={entry.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>
        {t("statement.postedBy", { name: by })}
        {posting.reference ? ` · ${posting.reference}` : ""}
      </p>
    </div>
  );
}
