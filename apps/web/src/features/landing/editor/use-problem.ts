"use client";

import type { LandingBlock } from "@fanfare/contracts/landing";
import { pageProblems } from "@fanfare/contracts/landing-problems";
import { useTranslations } from "next-intl";

/** The sentence about what a field of a block lacks before it can be published, if it lacks something. */
export function useProblem(block: LandingBlock): (field: string) => string | undefined {
  const t = useTranslations("landing.editor.problem");
  const problems = pageProblems({ format: 1, language: "en", blocks: [block] }, null);
  return (field) => {
    const found = problems.find((problem) => problem.field === field);
    return found && t(found.code);
  };
}
