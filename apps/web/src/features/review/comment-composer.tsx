"use client";

import type { AddCommentInput, CommentVisibility } from "@fanfare/contracts/content";
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconEyeOff, IconSend } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import classes from "./comments.module.css";
import { formatFrame, msOf } from "./frame-time.ts";
import { closed, type PlayerStore } from "./player-store.ts";
import type { ReviewSide } from "./use-review.ts";
import { usePlayerState } from "./use-player.ts";

type CommentComposerProps = {
  side: ReviewSide;
  draftId: string;
  /** Null for a picture: its comments have no time. */
  player: PlayerStore | null;
  /** Who reads a shared comment. */
  otherName: string;
  inputRef: RefObject<HTMLTextAreaElement | null>;
  onSend: (comment: AddCommentInput) => void;
};

/** Where one writes about the frame in sight. Typing holds the video; sending lets it go on. */
export function CommentComposer({ side, draftId, player, otherName, inputRef, onSend }: CommentComposerProps) {
  const t = useTranslations("content.comment");
  const [body, setBody] = useLocalStorage({ key: `fanfare-comment-${draftId}`, defaultValue: "", serialize: String, deserialize: (text) => text ?? "" });
  const [chosen, setVisibility] = useState<CommentVisibility>("internal");
  const visibility = side === "creator" ? "shared" : chosen;
  const wasPlaying = useRef(false);
  const hold = () => {
    if (!player?.get().isPlaying) return;
    wasPlaying.current = true;
    player.stop();
  };
  const send = () => {
    if (body.trim() === "") return;
    onSend({ id: crypto.randomUUID(), draftId, ...momentOf(player), body: body.trim(), visibility });
    setBody("");
    player?.setRange(null);
    if (wasPlaying.current) player?.play();
    wasPlaying.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") inputRef.current?.blur();
  };
  return (
    <div className={classes.composer} data-visibility={visibility}>
      {side === "organization" ? (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t("whoReads")}
          value={chosen}
          onChange={(value) => setVisibility(value as CommentVisibility)}
          data={[{ value: "internal", label: t("internal") }, { value: "shared", label: t("sharedWith", { name: otherName }) }]}
        />
      ) : null}
      <Textarea
        ref={inputRef}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        value={body}
        aria-label={t("write")}
        placeholder={t(visibility === "internal" ? "placeholderInternal" : "placeholderShared", { name: otherName })}
        onFocus={hold}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        classNames={{ input: classes.input ?? "" }}
      />
      <div className={classes.composerLine}>
        {player ? <Moment player={player} /> : <span />}
        <Button
          size="compact-md"
          color={visibility === "internal" ? "brass" : "pine"}
          leftSection={visibility === "internal" ? <IconEyeOff size={16} /> : <IconSend size={16} />}
          disabled={body.trim() === ""}
          title={t("sendKeys")}
          onClick={send}
        >
          {visibility === "internal" ? t("sendInternal") : t("sendTo", { name: otherName })}
        </Button>
      </div>
    </div>
  );
}

function momentOf(player: PlayerStore | null): { atMs: number; untilMs: number | null } {
  if (!player) return { atMs: 0, untilMs: null };
  const { frame, range } = player.get();
  const marked = closed(range);
  if (marked) return { atMs: msOf(marked.from, player.rate), untilMs: msOf(marked.to, player.rate) };
  return { atMs: msOf(frame, player.rate), untilMs: null };
}

function Moment({ player }: { player: PlayerStore }) {
  const t = useTranslations("content.comment");
  const { frame, range } = usePlayerState(player, (state) => state);
  const marked = closed(range);
  const from = formatFrame(marked?.from ?? frame, player.rate);
  return (
    <span className={`${classes.moment} tabular`}>{marked ? t("atRange", { from, to: formatFrame(marked.to, player.rate) }) : t("at", { time: from })}</span>
  );
}
