"use client";

import type { LandingPageView, PageProblem } from "@fanfare/contracts/landing";
import { pageProblems } from "@fanfare/contracts/landing-problems";
import { Anchor, Button } from "@mantine/core";
import { IconAlertCircle, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { weakColors } from "../page/colors.ts";
import { changesSince, type PageChange } from "./changes.ts";
import { excerptOf } from "./document.ts";
import { draftContent } from "./draft-content.ts";
import classes from "./editor.module.css";
import type { Editor } from "./use-editor.ts";

/** What publishing will change, what keeps it from being done, and the button that does it. */
export function PublishPanel({ editor, view }: { editor: Editor; view: LandingPageView }) {
  const t = useTranslations("landing.editor.publish");
  const problems = useMemo(() => pageProblems(editor.page, new Set(editor.images.map((image) => image.assetId))), [editor.page, editor.images]);
  const changes = useMemo(() => changesSince(view.published, draftContent(view, editor.page, editor.images)), [view, editor.page, editor.images]);
  const { publish, isPublishing, published } = usePublish(editor, view);
  const [first] = problems;
  const isSame = changes.length === 0;
  const weak = weakColors(view.preview.colors);
  return (
    <section className={classes.publish} aria-label={t("title")}>
      <div className={classes.publishLine}>
        <Button loading={isPublishing} disabled={isSame && !isPublishing} onClick={() => (first ? editor.show(first.blockId, first.field) : void publish())}>
          {t("submit")}
        </Button>
        <p className={classes.publishWords} role="status">
          {problems.length > 0 ? t("problems", { count: problems.length }) : null}
          {problems.length === 0 && isSame ? t("same", { version: view.publishedVersion }) : null}
          {problems.length === 0 && !isSame ? (view.publishedVersion === 0 ? t("firstTime") : t("changes", { count: changes.length })) : null}
        </p>
      </div>
      {problems.length > 0 ? <Problems problems={problems} editor={editor} /> : null}
      {view.publishedVersion > 0 && !isSame ? <Changes changes={changes} /> : null}
      {weak ? <p className={classes.quiet}>{t("weakColor", weak)}</p> : null}
      {published !== null && isSame ? <Published view={view} version={published} /> : null}
    </section>
  );
}

function usePublish(editor: Editor, view: LandingPageView) {
  const [published, setPublished] = useState<number | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const command = useCommand(useTRPC().campaigns.command.publishLandingPage, { invalidates: ["campaigns"] });
  const { withVersion } = editor.autosave;
  const publish = async () => {
    setPublishing(true);
    const isDone = await withVersion((expectedVersion) => command.mutateAsync({ campaignId: view.campaignId, expectedVersion }));
    if (isDone) setPublished(view.publishedVersion + 1);
    setPublishing(false);
  };
  return { publish, isPublishing, published };
}

function Problems({ problems, editor }: { problems: readonly PageProblem[]; editor: Editor }) {
  const t = useTranslations("landing.editor");
  const nameOf = (blockId: string) => {
    const block = editor.page.blocks.find((known) => known.id === blockId);
    return block ? t(`block.${block.type}.name`) : "";
  };
  return (
    <ul className={classes.lines}>
      {problems.map((problem) => (
        <li key={`${problem.blockId}.${problem.field}.${problem.code}`}>
          <IconAlertCircle size={16} aria-hidden />
          <Anchor component="button" type="button" ta="left" onClick={() => editor.show(problem.blockId, problem.field)}>
            {nameOf(problem.blockId)}: {t(`problem.${problem.code}`)}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: { changes: readonly PageChange[] }) {
  const t = useTranslations("landing.editor");
  const wordsOf = (change: PageChange): string => {
    if (!("block" in change)) return t(`publish.${change.kind}`);
    const excerpt = excerptOf(change.block);
    const name = t(`block.${change.block.type}.name`);
    return t(`publish.${change.kind}`, { name: excerpt ? t("publish.named", { name, excerpt }) : name });
  };
  return (
    <ul className={classes.lines} aria-label={t("publish.whatChanges")}>
      {changes.map((change) => (
        <li key={"block" in change ? change.block.id : change.kind}>{wordsOf(change)}</li>
      ))}
    </ul>
  );
}

function Published({ view, version }: { view: LandingPageView; version: number }) {
  const t = useTranslations("landing.editor.publish");
  return (
    <p className={classes.done} role="status">
      <IconCheck size={18} aria-hidden />
      <span>
        {t(view.isPublic ? "isLive" : "waits", { version })}{" "}
        {view.isPublic ? (
          <Anchor href={`/c/${view.slug}`} target="_blank">
            /c/{view.slug}
          </Anchor>
        ) : null}
      </span>
    </p>
  );
}
