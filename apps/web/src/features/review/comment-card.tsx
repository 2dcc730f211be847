"use client";

import type { CommentView } from "@fanfare/contracts/content";
import { Checkbox, Tooltip } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import { RelativeTime } from "@/components/date-text.tsx";
import classes from "./comments.module.css";
import { formatTime } from "./frame-time.ts";

type CommentCardProps = {
  comment: CommentView;
  /** Address of this very moment, to copy or to open. Null for a comment on a picture. */
  href: string | null;
  isCurrent: boolean;
  onOpen: () => void;
  /** Absent for who may only look. */
  onResolve?: ((resolved: boolean) => void) | undefined;
};

/** One comment: when in the video, who, what, and whether it is done. Its time is a link to the frame. */
export function CommentCard({ comment, href, isCurrent, onOpen, onResolve }: CommentCardProps) {
  const t = useTranslations("content.comment");
  const isResolved = comment.resolvedAt !== null;
  const time = comment.untilMs === null ? formatTime(comment.atMs) : `${formatTime(comment.atMs)}–${formatTime(comment.untilMs)}`;
  return (
    <li className={classes.card} data-visibility={comment.visibility} data-side={comment.authorSide} data-current={isCurrent || undefined} data-resolved={isResolved || undefined} id={`comment-${comment.id}`}>
      <div className={classes.cardHead}>
        <CreatorAvatar name={comment.authorName} size={24} />
        <span className={classes.author}>{comment.authorName}</span>
        <span className={classes.when}>
          <RelativeTime value={comment.createdAt} />
        </span>
        {comment.visibility === "internal" ? (
          <Tooltip label={t("internalHint")}>
            <span className={classes.internal}>
              <IconEyeOff size={14} aria-hidden />
              {t("internalShort")}
            </span>
          </Tooltip>
        ) : null}
      </div>
      <p className={classes.body}>
        {href === null ? null : (
          <a
            href={href}
            className={`${classes.time} tabular`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen();
            }}
          >
            {time}
          </a>
        )}
        {comment.body}
      </p>
      {onResolve ? (
        <Checkbox size="xs" className={classes.resolve ?? ""} label={t(isResolved ? "resolved" : "resolve")} checked={isResolved} onChange={(event) => onResolve(event.currentTarget.checked)} />
      ) : isResolved ? (
        <span className={classes.when}>{t("resolved")}</span>
      ) : null}
    </li>
  );
}
