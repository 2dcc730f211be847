"use client";

import type { LandingPageView, PublishedPageContent } from "@fanfare/contracts/landing";
import { SegmentedControl } from "@mantine/core";
import { useDebouncedValue, useElementSize } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { LandingPage } from "../page/landing-page.tsx";
import { pageCss } from "../page/page-css.ts";
import { draftContent } from "./draft-content.ts";
import classes from "./editor.module.css";
import type { Editor } from "./use-editor.ts";

/** How long typing rests before the preview follows, in ms. */
const rest = 200;
const widths = [390, 768, 1440] as const;

/** The page as it will be read, drawn by what draws the public page, at the widths of a phone, a tablet and a desk. */
export function Preview({ editor, view }: { editor: Editor; view: LandingPageView }) {
  const t = useTranslations("landing.editor.preview");
  const [width, setWidth] = useState<number>(1440);
  const [page] = useDebouncedValue(editor.page, rest);
  const { ref, width: room, height } = useElementSize<HTMLDivElement>();
  const content = useMemo(() => draftContent(view, page, editor.images), [view, page, editor.images]);
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  return (
    <section className={classes.preview} aria-label={t("title")}>
      <SegmentedControl
        aria-label={t("width")}
        value={String(width)}
        data={widths.map((value) => ({ value: String(value), label: t(`widths.${value}`) }))}
        onChange={(value) => setWidth(Number(value))}
      />
      <div ref={ref} className={classes.stage}>
        <Frame content={content} slug={view.slug} title={t("frame", { width })} style={{ width, height: height / scale, transform: `translateX(${Math.max(0, (room - width * scale) / 2)}px) scale(${scale})` }} />
      </div>
    </section>
  );
}

// Links lead nowhere in the preview: they ask for a new window, and the sandbox allows none.
function shell({ colors, language }: Pick<PublishedPageContent, "colors" | "language">): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Fanfare</title><base target="_blank"><style>${pageCss(colors, "swap")}</style></head><body></body></html>`;
}

type FrameProps = { content: PublishedPageContent; slug: string; title: string; style: React.CSSProperties };

/** A document of its own, so that the page's style and widths are its own; React draws into it without loading it anew. */
function Frame({ content, slug, title, style }: FrameProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const { colors, language } = content;
  const source = useMemo(() => shell({ colors, language }), [colors, language]);
  return (
    <>
      <iframe className={classes.frame} title={title} sandbox="allow-same-origin" srcDoc={source} style={style} onLoad={(event) => setBody(event.currentTarget.contentDocument?.body ?? null)} />
      {body ? createPortal(<LandingPage content={content} slug={slug} />, body) : null}
    </>
  );
}
