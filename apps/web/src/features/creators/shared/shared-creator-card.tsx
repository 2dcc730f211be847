"use client";

import type { ListVote, SharedAccount, SharedCreator } from "@fanfare/contracts/list-shares";
import { Anchor, Button, Textarea } from "@mantine/core";
import { IconHelpCircle, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import { DateText } from "@/components/date-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import classes from "./shared-list.module.css";

type Said = { vote: ListVote; note: string };
type CardProps = { creator: SharedCreator; said: Said | undefined; others: SharedCreator["votes"]; onVote?: (said: Said) => void };

/** A creator with their figures, where these come from and how old they are, and the three answers. */
export function SharedCreatorCard({ creator, said, others, onVote }: CardProps) {
  const [main] = creator.accounts;
  return (
    <article className={classes.card} data-vote={said?.vote} aria-label={creator.displayName}>
      <header className={classes.who}>
        <CreatorAvatar name={creator.displayName} size={44} />
        <div>
          <h2 className={classes.name}>{creator.displayName}</h2>
          <Facts creator={creator} />
        </div>
      </header>
      {creator.bio ? <p className={classes.bio}>{creator.bio}</p> : null}
      {main ? <Figures account={main} /> : null}
      <ul className={classes.accounts}>
        {creator.accounts.map((account) => (
          <li key={`${account.platform} ${account.handle}`}>
            <Anchor href={account.url} target="_blank" rel="noopener noreferrer nofollow" className={classes.account}>
              <PlatformIcon platform={account.platform} size={16} isNameHidden /> @{account.handle}
            </Anchor>
          </li>
        ))}
      </ul>
      {onVote ? <Vote name={creator.displayName} said={said} onVote={onVote} /> : null}
      <Others votes={others} />
    </article>
  );
}

function Facts({ creator: { country, city, languages, topics } }: { creator: SharedCreator }) {
  const locale = useLocale();
  const regions = new Intl.DisplayNames([locale], { type: "region" });
  const tongues = new Intl.DisplayNames([locale], { type: "language" });
  const place = [city, country ? regions.of(country) : null].filter(Boolean).join(", ");
  const facts = [place, languages.map((code) => tongues.of(code) ?? code).join(", "), topics.slice(0, 4).join(", ")].filter((fact) => fact !== "");
  return <p className={classes.dim}>{facts.join(" · ")}</p>;
}

/** Those of the largest account. */
function Figures({ account }: { account: SharedAccount }) {
  const t = useTranslations("shared-list");
  const { number } = useFormatter();
  const count = (value: number | null) => (value === null ? null : number(value, { notation: "compact", maximumFractionDigits: 1 }));
  const rows: [string, string | null][] = [
    [t("followers"), count(account.followers)],
    [t("engagementRate"), account.engagementRate === null ? null : number(account.engagementRate, { style: "percent", maximumFractionDigits: 1 })],
    [t("averageViews"), count(account.averageViews)],
    [t("authenticity"), account.authenticity === null ? null : t("ofHundred", { value: Math.round(account.authenticity) })],
  ];
  return (
    <>
      <dl className={classes.figures}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tabular">{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.dim}>
        <PlatformIcon platform={account.platform} size={13} isNameHidden /> {t(`source.${account.source}`)} <DateText value={account.readAt} />
      </p>
    </>
  );
}

const answers = [
  { vote: "yes", Icon: IconThumbUp, color: "pine" },
  { vote: "maybe", Icon: IconHelpCircle, color: "brass" },
  { vote: "no", Icon: IconThumbDown, color: "red" },
] as const;

function Vote({ name, said, onVote }: { name: string; said: Said | undefined; onVote: (said: Said) => void }) {
  const t = useTranslations("shared-list");
  const [note, setNote] = useState(said?.note ?? "");
  const kept = said?.note ?? "";
  useEffect(() => setNote(kept), [kept]);
  return (
    <div className={classes.vote}>
      <div className={classes.answers} role="group" aria-label={t("voteFor", { name })}>
        {answers.map(({ vote, Icon, color }) => (
          <Button
            key={vote}
            variant={said?.vote === vote ? "filled" : "default"}
            {...(said?.vote === vote && color !== "brass" && { color })}
            leftSection={<Icon size={16} />}
            aria-pressed={said?.vote === vote}
            onClick={() => onVote({ vote, note: note.trim() })}
          >
            {t(`vote.${vote}`)}
          </Button>
        ))}
      </div>
      {said ? (
        <Textarea
          aria-label={t("noteFor", { name })}
          placeholder={t("note")}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onBlur={() => (note.trim() === kept ? undefined : onVote({ vote: said.vote, note: note.trim() }))}
        />
      ) : null}
    </div>
  );
}

function Others({ votes }: { votes: SharedCreator["votes"] }) {
  const t = useTranslations("shared-list");
  if (votes.length === 0) return null;
  return (
    <ul className={classes.others} aria-label={t("others")}>
      {votes.map(({ voter, vote, note }) => (
        <li key={voter}>
          <strong>{voter}</strong>: {t(`vote.${vote}`)}
          {note ? <span className={classes.dim}> – {note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
