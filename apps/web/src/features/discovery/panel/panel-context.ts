"use client";

import type { CreatorConditions, CreatorFacets } from "@fanfare/contracts/discovery";
import { createContext, useContext } from "react";
import type { FilterWords } from "../filter/chip-label.ts";
import type { ConditionName } from "../filter/filter-fields.ts";

export type Panel = {
  conditions: CreatorConditions;
  set: <Name extends ConditionName>(name: Name, value: CreatorConditions[Name]) => void;
  /** Null until they are there, in a group, and while the search engine is away. */
  facets: CreatorFacets | null;
  /** ready also means that nothing is counted just now; never: a group, whose values have no counts of their own. */
  counting: "loading" | "ready" | "never";
  words: FilterWords;
  /** Only filters with this in their name are shown; empty for all. */
  sought: string;
};

export const PanelContext = createContext<Panel | null>(null);

/** True when a name has the sought text in it, in whatever letters. */
export const isSought = (name: string, sought: string): boolean => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());

/** The conditions being edited, by whichever panel stands around. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("A filter needs a FilterPanel above it.");
  return panel;
}
