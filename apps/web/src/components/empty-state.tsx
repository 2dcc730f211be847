import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

type EmptyStateProps = {
  /** What will be here ("No campaigns yet"). */
  title: string;
  /** One or two sentences: what to do next. */
  text: string;
  /** The one action, usually a button. */
  action?: ReactNode;
  /** A small drawing of what one thing will look like: a row, a card, a sentence. */
  example?: ReactNode;
  exampleLabel?: string;
  icon?: ReactNode;
};

/** A screen or list with nothing in it: what will be here, one action, one example. */
export function EmptyState({ title, text, action, example, exampleLabel, icon }: EmptyStateProps) {
  return (
    <section className={classes.root}>
      {icon ? <div className={classes.icon}>{icon}</div> : null}
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {action ? <div className={classes.action}>{action}</div> : null}
      {example ? (
        <figure className={classes.example}>
          {exampleLabel ? <figcaption className={classes.caption}>{exampleLabel}</figcaption> : null}
          {example}
        </figure>
      ) : null}
    </section>
  );
}
