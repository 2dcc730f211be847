"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: ReactNode;
  /** The way here, without the page itself. */
  breadcrumbs?: readonly Crumb[];
  /** One line under the title: state, dates, whose turn. */
  meta?: ReactNode;
  /** The one primary action of the screen. */
  action?: ReactNode;
  /** Quieter actions beside it. */
  secondary?: ReactNode;
  /** Tabs or filters that belong to the header. */
  children?: ReactNode;
};

/** A page's head: where one is, what it is, one primary action. */
export function PageHeader({ title, breadcrumbs = [], meta, action, secondary, children }: PageHeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className={classes.root}>
      {breadcrumbs.length > 0 ? (
        <nav aria-label={t("breadcrumbs")} className={classes.crumbs}>
          {breadcrumbs.map(({ label, href }) => (
            <Link key={href} href={href} className={classes.crumb}>
              {label}
            </Link>
          ))}
        </nav>
      ) : null}
      <div className={classes.line}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {meta ? <div className={classes.meta}>{meta}</div> : null}
        </div>
        {action || secondary ? (
          <div className={classes.actions} data-no-print>
            {secondary}
            {action}
          </div>
        ) : null}
      </div>
      {children}
    </header>
  );
}
