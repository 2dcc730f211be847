"use client";

import type { MarkNotificationsReadInput, Notifications, NotificationView } from "@fanfare/contracts/notifications";
import { Button, Drawer, VisuallyHidden } from "@mantine/core";
import { IconBellCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RelativeTime } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import classes from "./news.module.css";
import { type NewsReader, useNewsWords } from "./use-news-words.ts";

type NewsDrawerProps = {
  reader: NewsReader;
  isOpen: boolean;
  onClose: () => void;
  /** Undefined while it is looked up. */
  news: Notifications | undefined;
  /** Null for those who may not mark anything. */
  onRead: ((input: MarkNotificationsReadInput) => void) | null;
};

/** What happened, newest first, each with the way to its place. */
export function NewsDrawer({ reader, isOpen, onClose, news, onRead }: NewsDrawerProps) {
  const t = useTranslations("notifications");
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={t("title")} size="md">
      {news ? <NewsList reader={reader} news={news} onRead={onRead} onFollowed={onClose} /> : <TextSkeleton label={t("loading")} lines={8} />}
    </Drawer>
  );
}

type NewsListProps = Pick<NewsDrawerProps, "reader" | "onRead"> & { news: Notifications; onFollowed: () => void };

export function NewsList({ reader, news: { notifications, unread }, onRead, onFollowed }: NewsListProps) {
  const t = useTranslations("notifications");
  const [newest] = notifications;
  if (!newest) return <EmptyState icon={<IconBellCheck size={28} />} title={t("empty.title")} text={t(`empty.${reader}`)} />;
  return (
    <>
      <div className={classes.head}>
        <p role="status">{t("unread", { count: unread })}</p>
        {onRead && unread > 0 ? (
          <Button variant="subtle" size="compact-md" onClick={() => onRead({ upTo: newest.createdAt })}>
            {t("readAll")}
          </Button>
        ) : null}
      </div>
      <ul className={classes.list}>
        {notifications.map((notification) => (
          <Entry key={notification.id} reader={reader} notification={notification} onFollowed={() => (notification.isRead ? null : onRead?.({ notificationId: notification.id }), onFollowed())} />
        ))}
      </ul>
      {reader === "organization" ? <p className={classes.note}>{t("shared")}</p> : null}
    </>
  );
}

function Entry({ reader, notification, onFollowed }: { reader: NewsReader; notification: NotificationView; onFollowed: () => void }) {
  const t = useTranslations("notifications");
  const words = useNewsWords(reader);
  const { link, isRead, createdAt } = notification;
  return (
    <li>
      <Link href={link} className={classes.entry} data-unread={!isRead || undefined} onClick={onFollowed}>
        <span className={classes.dot} aria-hidden />
        <span className={classes.sentence}>
          {isRead ? null : <VisuallyHidden>{t("new")} </VisuallyHidden>}
          {words(notification)}
        </span>
        <span className={classes.time}>
          <RelativeTime value={createdAt} />
        </span>
      </Link>
    </li>
  );
}
