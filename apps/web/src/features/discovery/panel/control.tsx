import type { ReactNode } from "react";
import type { ConditionName } from "../filter/filter-fields.ts";
import classes from "./panel.module.css";

/** One condition of the panel with its name; a chip finds it by `field`. */
export function Control({ field, title, children }: { field: ConditionName; title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.control} data-field={field}>
      <legend className={classes.title}>{title}</legend>
      {children}
    </fieldset>
  );
}
