import { useId, type ReactNode } from "react";
import classes from "./profile.module.css";

type PanelProps = { title: string; note?: ReactNode; children: ReactNode; isWide?: boolean };

/** One part of a creator's page with its heading. */
export function Panel({ title, note, children, isWide = false }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id} data-wide={isWide}>
      <header className={classes.panelHead}>
        <h2 id={id} className={classes.panelTitle}>
          {title}
        </h2>
        {note ? <p className={classes.note}>{note}</p> : null}
      </header>
      {children}
    </section>
  );
}
