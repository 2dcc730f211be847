"use client";

import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./section-list.module.css";

export type SetupSection = {
  /** Also the anchor: `#brief`. */
  id: string;
  title: string;
  isReady: boolean;
  isOptional?: boolean;
  /** What is still missing, one sentence each; each can link to its field. */
  missing?: readonly ReactNode[];
  content: ReactNode;
};

/** A set-up page of sections in free order: a list of marks beside them, each a link to its section. */
export function SectionList({ sections, aside }: { sections: readonly SetupSection[]; aside?: ReactNode }) {
  const t = useTranslations("common.sections");
  const needed = sections.filter(({ isOptional }) => !isOptional);
  const done = needed.filter(({ isReady }) => isReady).length;
  return (
    <div className={classes.root}>
      <nav className={classes.marks} aria-label={t("complete", { done, total: needed.length })} data-no-print>
        <p className={classes.count}>{t("complete", { done, total: needed.length })}</p>
        <ol className={classes.list}>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`} className={classes.mark} data-ready={section.isReady || undefined}>
                <Sign isReady={section.isReady} />
                <span>{section.title}</span>
              </a>
            </li>
          ))}
        </ol>
        {aside}
      </nav>
      <div className={classes.sections}>
        {sections.map((section) => (
          <section key={section.id} id={section.id} className={classes.section} aria-labelledby={`${section.id}-title`}>
            <header className={classes.head}>
              <h2 id={`${section.id}-title`} className={classes.title}>
                {section.title}
              </h2>
              <span className={classes.state}>
                {section.isReady ? t("ready") : section.isOptional ? t("optional") : t("missing")}
              </span>
            </header>
            {section.missing && section.missing.length > 0 ? (
              <ul className={classes.missing}>
                {section.missing.map((sentence, index) => (
                  <li key={index}>{sentence}</li>
                ))}
              </ul>
            ) : null}
            {section.content}
          </section>
        ))}
      </div>
    </div>
  );
}

function Sign({ isReady }: { isReady: boolean }) {
  const t = useTranslations("common.sections");
  const Icon = isReady ? IconCircleCheckFilled : IconCircleDashed;
  return <Icon size={18} role="img" aria-label={t(isReady ? "ready" : "missing")} className={classes.sign} />;
}
