"use client";

import { platforms } from "@fanfare/contracts/platforms";
import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { parseAsArrayOf, parseAsFloat, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const sorts = ["relevance", "followers", "engagementRate", "averageViews", "name"] as const;
export type CreatorSort = (typeof sorts)[number];

const inUrl = {
  q: parseAsString.withDefault(""),
  platform: parseAsArrayOf(parseAsStringLiteral(platforms)).withDefault([]),
  min: parseAsInteger,
  max: parseAsInteger,
  /** Percent: a share would be unreadable in a link. */
  er: parseAsFloat,
  language: parseAsArrayOf(parseAsString).withDefault([]),
  country: parseAsArrayOf(parseAsString).withDefault([]),
  notIn: parseAsString,
  sort: parseAsStringLiteral(sorts).withDefault("relevance"),
};

/** The whole state of a search, kept in the URL: a reload, Back and a pasted link give the same results. */
export function useCreatorFilter() {
  const [state, setState] = useQueryStates(inUrl, { history: "replace", throttleMs: 200 });
  const filter: CreatorFilter = {
    text: state.q,
    platforms: state.platform,
    followers: { ...(state.min !== null && { min: state.min }), ...(state.max !== null && { max: state.max }) },
    engagementRate: state.er === null ? {} : { min: state.er / 100 },
    languages: state.language.filter((code) => /^[a-z]{2}$/.test(code)),
    countries: state.country.filter((code) => /^[A-Z]{2}$/.test(code)),
    topics: [],
    source: null,
    notInList: state.notIn,
  };
  const clear = () => void setState({ q: null, platform: null, min: null, max: null, er: null, language: null, country: null, notIn: null });
  return { state, setState, filter, sort: state.sort, clear };
}

export type CreatorFilterState = ReturnType<typeof useCreatorFilter>;
