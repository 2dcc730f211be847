import type { ReactNode } from "react";
import classes from "./door-heading.module.css";

/** The head of a page of the door: what it is for, and one sentence. */
export function DoorHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.root}>
      <h1 className={classes.title}>{title}</h1>
      {children ? <p className={classes.text}>{children}</p> : null}
    </div>
  );
}
