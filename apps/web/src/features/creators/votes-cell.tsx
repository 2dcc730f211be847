"use client";

import type { ListVoteView } from "@fanfare/contracts/list-shares";
import { Popover, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconHelpCircle, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import { tallyOf } from "./list-votes.ts";
import classes from "./share-list.module.css";

const icons = { yes: IconThumbUp, maybe: IconHelpCircle, no: IconThumbDown };

/** How often each answer was given. */
export function VoteTally({ votes }: { votes: readonly ListVoteView[] }) {
  const t = useTranslations("shared-list.vote");
  return (
    <span className={classes.votes}>
      {tallyOf(votes).map(({ vote, count }) => {
        const Icon = icons[vote];
        return (
          <span key={vote} className={classes.tally} data-vote={vote}>
            <Icon size={15} role="img" aria-label={t(vote)} />
            {count}
          </span>
        );
      })}
    </span>
  );
}

/** How a creator was voted on, and by whom with which words. */
export function VotesCell({ name, votes }: { name: string; votes: readonly ListVoteView[] }) {
  const t = useTranslations("shared-list");
  if (votes.length === 0) return <>–</>;
  return (
    <Popover width={320} position="bottom-end" withinPortal>
      <Popover.Target>
        <UnstyledButton onClick={(event) => event.stopPropagation()}>
          <VoteTally votes={votes} />
          <VisuallyHidden> {t("votesOn", { name })}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown onClick={(event) => event.stopPropagation()}>
        <ul className={classes.said}>
          {votes.map(({ listShareId, label, voter, vote, note, votedAt }) => (
            <li key={`${listShareId} ${voter}`}>
              <strong>{voter}</strong> ({label}): {t(`vote.${vote}`)}, <RelativeTime value={votedAt} />
              {note ? <div>{note}</div> : null}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
