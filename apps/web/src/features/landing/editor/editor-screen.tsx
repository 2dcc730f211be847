"use client";

import type { LandingPageView } from "@fanfare/contracts/landing";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { readFault } from "@/lib/faults.ts";
import { describeKey, useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { AddBlock } from "./add-block.tsx";
import { BlockCard } from "./block-card.tsx";
import { EditorBar } from "./editor-bar.tsx";
import classes from "./editor.module.css";
import { Preview } from "./preview.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { useEditor, type Editor } from "./use-editor.ts";

/** The landing page of a campaign: its blocks, and beside them the page as it will be read. */
export function LandingEditorScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations("landing.editor");
  const { data, error } = useQuery(useTRPC().campaigns.query.findLandingPage.queryOptions({ campaignId }));
  if (data) return <LandingEditor view={data} />;
  return error ? <FormError fault={readFault(error)} /> : <TextSkeleton label={t("loading")} lines={8} />;
}

const blockOf = (target: EventTarget | null): string | null => (target instanceof Element ? (target.closest<HTMLElement>("[data-block]")?.dataset["block"] ?? null) : null);

function LandingEditor({ view }: { view: LandingPageView }) {
  const t = useTranslations("landing.editor");
  const mayWrite = useMay("campaigns.write");
  const editor = useEditor(view);
  const [shown, setShown] = useState<"form" | "preview">("form");
  const [isAdding, setAdding] = useState(false);
  const onKeyDown = useEditorKeys(editor, mayWrite, () => setAdding(true));
  return (
    <div className={classes.root} data-shown={shown} onKeyDown={onKeyDown}>
      <div className={classes.form}>
        <EditorBar editor={editor} view={view} isReadOnly={!mayWrite} />
        {mayWrite ? <PublishPanel editor={editor} view={view} /> : <p className={classes.quiet}>{t("readOnly")}</p>}
        <h2 className={classes.heading}>{t("blocks")}</h2>
        <ol className={classes.blocks}>
          {editor.page.blocks.map((block, index) => (
            <BlockCard key={block.id} block={block} index={index} editor={editor} isReadOnly={!mayWrite} />
          ))}
        </ol>
        {mayWrite ? <AddBlock page={editor.page} isOpen={isAdding} onOpen={setAdding} onAdd={(type) => editor.add(type, editor.openId)} /> : null}
      </div>
      <Preview editor={editor} view={view} />
      <button type="button" className={classes.toggle} aria-pressed={shown === "preview"} onClick={() => setShown(shown === "form" ? "preview" : "form")}>
        {t("showPreview")}
      </button>
    </div>
  );
}

/** Keys of the editor, which also act while one types: taking a step back is the whole page's, moving the block's. */
function useEditorKeys(editor: Editor, mayWrite: boolean, openMenu: () => void) {
  const t = useTranslations("landing.editor");
  const group = t("title");
  const steps = (isBack: boolean) => (isBack ? editor.undo() : editor.redo());
  const move = (id: string | null, by: number) => id !== null && editor.move(id, by);
  useShortcuts(
    mayWrite
      ? [
          { keys: "/", label: t("add.label"), group, run: openMenu },
          { keys: "mod+z", label: t("undoAndRedo"), group, run: (event) => steps(!event.shiftKey) },
          { keys: "mod+shift+arrowup", label: t("moveUp"), group, run: () => move(editor.openId, -1) },
          { keys: "mod+shift+arrowdown", label: t("moveDown"), group, run: () => move(editor.openId, 1) },
        ]
      : [],
  );
  return (event: KeyboardEvent) => {
    const key = describeKey(event.nativeEvent);
    if (!mayWrite || !["mod+z", "mod+shift+arrowup", "mod+shift+arrowdown"].includes(key)) return;
    event.preventDefault();
    if (key === "mod+z") steps(!event.shiftKey);
    else move(blockOf(event.target) ?? editor.openId, key.endsWith("up") ? -1 : 1);
  };
}
