"use client";

import type { FoundPostView } from "@fanfare/contracts/tracking";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { CheckList } from "./check-list.tsx";
import classes from "./publication.module.css";

const invalidates = ["tracking", "collaborations", "content"] as const;

/** Posts that may be the one a deliverable waits for: the creator says which. */
export function FoundPosts({ posts }: { posts: readonly FoundPostView[] }) {
  const t = useTranslations("tracking.found");
  if (posts.length === 0) return null;
  return (
    <section className={classes.form} aria-label={t("title", { count: posts.length })}>
      <h4 className={classes.title}>{t("title", { count: posts.length })}</h4>
      <ul className={classes.history}>
        {posts.map((post) => (
          <FoundPost key={post.id} post={post} />
        ))}
      </ul>
    </section>
  );
}

function FoundPost({ post }: { post: FoundPostView }) {
  const t = useTranslations("tracking.found");
  const { command } = useTRPC().tracking;
  const accept = useCommand(command.reportFoundPost, { invalidates, onDone: () => notifyDone(t("accepted")), onRefused: () => true });
  const dismiss = useCommand(command.dismissFoundPost, { invalidates, onRefused: () => true });
  const name = post.title || t("untitled");
  return (
    <li className={classes.seen}>
      <div className={classes.line}>
        <a href={post.url} target="_blank" rel="noopener noreferrer" className={classes.link}>
          <PlatformIcon platform={post.platform} isNameHidden />
          <span>{name}</span>
        </a>
        <span className={classes.quiet}>
          <DateText value={post.publishedAt} hasTime />
        </span>
      </div>
      <CheckList checks={post.checks} />
      <FormError fault={accept.fault ?? dismiss.fault} />
      <div className={classes.line}>
        <Button loading={accept.isPending} disabled={dismiss.isPending} aria-label={t("acceptNamed", { name })} onClick={() => accept.mutate({ foundPostId: post.id })}>
          {t("accept")}
        </Button>
        <Button variant="default" loading={dismiss.isPending} disabled={accept.isPending} aria-label={t("dismissNamed", { name })} onClick={() => dismiss.mutate({ foundPostId: post.id })}>
          {t("dismiss")}
        </Button>
      </div>
    </li>
  );
}
