"use client";

import type { ListVote, SharedCreator, SharedList } from "@fanfare/contracts/list-shares";
import { TextInput } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { DateText } from "@/components/date-text.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { SharedCreatorCard } from "./shared-creator-card.tsx";
import classes from "./shared-list.module.css";

type Said = { vote: ListVote; note: string };

/** A shortlist as a client sees it, and where they say whom they want. */
export function SharedListScreen({ token, list }: { token: string; list: SharedList }) {
  const t = useTranslations("shared-list");
  const voting = useVoting(token);
  const answered = list.creators.filter((creator) => voting.saidOf(creator)).length;
  return (
    <>
      <div className={classes.head}>
        <h1 className={classes.title}>{list.name}</h1>
        <p className={classes.dim}>
          {t("from", { organization: list.organization, count: list.creators.length })} {list.expiresAt ? t("until") : null} {list.expiresAt ? <DateText value={list.expiresAt} /> : null}
        </p>
      </div>
      {list.mayVote && list.creators.length > 0 ? (
        <div className={classes.voter}>
          <TextInput
            ref={voting.nameField}
            label={t("name")}
            description={t("nameHint")}
            maxLength={80}
            autoComplete="name"
            value={voting.name}
            error={voting.isNameMissing ? t("nameMissing") : null}
            onChange={(event) => voting.setName(event.currentTarget.value)}
          />
          <p className={classes.dim} role="status">
            {t("answered", { done: answered, total: list.creators.length })}
          </p>
        </div>
      ) : null}
      {list.creators.length === 0 ? <p className={classes.dim}>{t("nobody")}</p> : null}
      <ul className={classes.cards}>
        {list.creators.map((creator) => (
          <li key={creator.id}>
            <SharedCreatorCard
              creator={creator}
              said={voting.saidOf(creator)}
              others={creator.votes.filter(({ voter }) => voter !== voting.voter)}
              {...(list.mayVote && { onVote: (said: Said) => voting.vote(creator.id, said) })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One's name stays in the browser; what was said under it comes back with the page. */
function useVoting(token: string) {
  const router = useRouter();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useLocalStorage({ key: "shared-list-voter", defaultValue: "" });
  const [isNameMissing, setNameMissing] = useState(false);
  const [justSaid, setJustSaid] = useState<Record<string, Said>>({});
  const voter = name.trim();
  const command = useCommand(useTRPC().creators.command.voteOnList, {
    optimistic: ({ creatorId, vote, note }) => {
      const key = keyOf(voter, creatorId);
      const before = justSaid[key];
      setJustSaid((said) => ({ ...said, [key]: { vote, note } }));
      return () => setJustSaid(({ [key]: _, ...said }) => (before ? { ...said, [key]: before } : said));
    },
    onDone: () => router.refresh(),
  });
  return {
    name,
    voter,
    nameField,
    isNameMissing,
    setName: (text: string) => {
      setName(text);
      setNameMissing(false);
    },
    saidOf: ({ id, votes }: SharedCreator): Said | undefined => (voter === "" ? undefined : (justSaid[keyOf(voter, id)] ?? votes.find((one) => one.voter === voter))),
    vote: (creatorId: string, said: Said) => {
      if (voter !== "") return command.mutate({ token, creatorId, voter, ...said });
      setNameMissing(true);
      nameField.current?.focus();
    },
  };
}

const keyOf = (voter: string, creatorId: string): string => `${creatorId} ${voter}`;
