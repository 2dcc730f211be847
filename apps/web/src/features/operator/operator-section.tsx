import type { ReactNode } from "react";
import classes from "./operator.module.css";

/** A part of the operator's page, with a heading and what it is about. */
export function OperatorSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>{title}</h2>
      {text ? <p className={classes.text}>{text}</p> : null}
      {children}
    </section>
  );
}
