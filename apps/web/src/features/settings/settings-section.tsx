import type { ReactNode } from "react";
import classes from "./settings-section.module.css";

type SettingsSectionProps = { title: string; text?: ReactNode; children: ReactNode; isWide?: boolean };

/** A part of a settings page: what it is about at the left, what can be changed at the right. */
export function SettingsSection({ title, text, children, isWide = false }: SettingsSectionProps) {
  return (
    <section className={classes.root} data-wide={isWide || undefined}>
      <div className={classes.about}>
        <h2 className={classes.title}>{title}</h2>
        {text ? <p className={classes.text}>{text}</p> : null}
      </div>
      <div className={classes.content}>{children}</div>
    </section>
  );
}
