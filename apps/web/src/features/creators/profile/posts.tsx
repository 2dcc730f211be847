"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { Badge } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { Panel } from "./panel.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";
import classes from "./profile.module.css";

/** The newest posts, each beside the account's usual: a bar as long as its views (or likes where views are not told). */
export function Posts({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts.posts");
  const { number } = useFormatter();
  const words = useAccountFigureWords();
  if (account.posts.length === 0) return null;
  const sizeOf = (post: AccountFactsView["posts"][number]) => post.views ?? post.likes ?? 0;
  const most = Math.max(1, ...account.posts.map(sizeOf));
  return (
    <Panel title={t("title")} note={t("note", { count: account.posts.length })}>
      <ol className={classes.posts}>
        {account.posts.map((post) => (
          <li key={`${post.publishedAt} ${post.url}`}>
            <div className={classes.postLine}>
              <span className={classes.caption}>{post.caption || t("noCaption")}</span>
              {post.isSponsored ? <Badge variant="light" color="brass" size="sm" className={classes.sponsored ?? ""}>{t("sponsored")}</Badge> : null}
            </div>
            <div className={classes.bar} aria-hidden style={{ inlineSize: `${Math.max(2, (sizeOf(post) / most) * 100)}%` }} />
            <div className={classes.postFacts}>
              <span>{t(`kind.${post.kind}`)}</span>
              <DateText value={post.publishedAt} />
              {post.views !== null ? <span>{t("views", { count: number(post.views, { notation: "compact" }) })}</span> : null}
              {post.likes !== null ? <span>{t("likes", { count: words.compact(post.likes) ?? "" })}</span> : null}
              {post.comments !== null ? <span>{t("comments", { count: words.compact(post.comments) ?? "" })}</span> : null}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
