"use client";

import { PageLanguage, type LandingPageView } from "@fanfare/contracts/landing";
import { ActionIcon, Button, NativeSelect, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { faultMessage } from "@/lib/faults.ts";
import classes from "./editor.module.css";
import type { Editor } from "./use-editor.ts";
import { VersionsDrawer } from "./versions-drawer.tsx";

/** What is true of the whole page: whether it is saved, its steps, its language, its earlier versions. */
export function EditorBar({ editor, view, isReadOnly }: { editor: Editor; view: LandingPageView; isReadOnly: boolean }) {
  const t = useTranslations("landing.editor");
  const [areVersionsOpen, setVersionsOpen] = useState(false);
  const { past, future } = editor.history;
  return (
    <div className={classes.bar}>
      {isReadOnly ? null : (
        <>
          <SaveWords editor={editor} />
          <div className={classes.tools}>
            <Tooltip label={`${t("undo")} (Ctrl+Z)`}>
              <ActionIcon aria-label={t("undo")} disabled={past.length === 0} onClick={editor.undo}>
                <IconArrowBackUp size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={`${t("redo")} (Ctrl+Shift+Z)`}>
              <ActionIcon aria-label={t("redo")} disabled={future.length === 0} onClick={editor.redo}>
                <IconArrowForwardUp size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        </>
      )}
      <NativeSelect
        aria-label={t("language")}
        disabled={isReadOnly}
        value={editor.page.language}
        data={PageLanguage.options.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(event) => {
          const language = PageLanguage.parse(event.currentTarget.value);
          editor.change((page) => ({ ...page, language }));
        }}
      />
      <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setVersionsOpen(true)}>
        {t("versions.open")}
      </Button>
      <VersionsDrawer editor={editor} view={view} isReadOnly={isReadOnly} isOpen={areVersionsOpen} onClose={() => setVersionsOpen(false)} />
    </div>
  );
}

function SaveWords({ editor }: { editor: Editor }) {
  const t = useTranslations("landing.editor.save");
  const translate = useTranslations("faults");
  const { state, flush } = editor.autosave;
  const isBad = state.kind === "failed" || state.kind === "conflict";
  return (
    <div className={classes.saveWords} data-bad={isBad || undefined}>
      <span role="status">{state.kind === "failed" ? t("failed", { reason: faultMessage(state.fault, translate) }) : t(state.kind)}</span>
      {state.kind === "failed" ? (
        <Button size="compact-sm" variant="default" onClick={() => void flush()}>
          {t("again")}
        </Button>
      ) : null}
      {state.kind === "conflict" ? (
        <Button size="compact-sm" variant="default" onClick={() => void editor.loadNewer()}>
          {t("loadNewer")}
        </Button>
      ) : null}
    </div>
  );
}
