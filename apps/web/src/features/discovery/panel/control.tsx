"use client";

import type { ReactNode } from "react";
import type { ConditionName } from "../filter/filter-fields.ts";
import { isSought, usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";

/** True when the filter's name is among those sought in the panel. */
export function useIsSought(title: string): boolean {
  return isSought(title, usePanel().sought);
}

/** One condition of the panel with its name; a chip finds it by `field`, and who looks for a filter by its title. */
export function Control({ field, title, children }: { field?: ConditionName; title: string; children: ReactNode }) {
  if (!useIsSought(title)) return null;
  return (
    <fieldset className={classes.control} data-field={field}>
      <legend className={classes.title}>{title}</legend>
      {children}
    </fieldset>
  );
}
