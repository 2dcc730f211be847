import type { ReactNode } from "react";
import classes from "./message-screen.module.css";

/** A whole screen that says one thing: not found, failed, finished. */
export function MessageScreen({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={classes.root}>
      <div className={classes.rule} aria-hidden="true" />
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
