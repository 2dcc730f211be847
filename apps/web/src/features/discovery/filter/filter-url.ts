import { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import { cleanFilter } from "./filter-change.ts";

/** A link longer than this was not made by the screen. */
const longestText = 12_000;
const mostGroups = 8;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Each condition is judged by itself, so that one from an older or a tampered link costs no other. */
function validConditions(raw: unknown): CreatorConditions {
  if (!isRecord(raw)) return {};
  const kept = Object.entries(CreatorConditions.shape).flatMap(([name, schema]) => {
    if (!Object.hasOwn(raw, name)) return [];
    const read = schema.safeParse(raw[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return cleanFilter(Object.fromEntries(kept) as CreatorConditions);
}

const validGroups = (raw: unknown): CreatorConditions[] => (Array.isArray(raw) ? raw.slice(0, mostGroups).map(validConditions) : []);

/** What of a value is a filter; `{}` for anything else. */
export function validFilter(raw: unknown): CreatorFilter {
  if (!isRecord(raw)) return {};
  const filter = cleanFilter<CreatorFilter>({ ...validConditions(raw), anyOf: validGroups(raw["anyOf"]), noneOf: validGroups(raw["noneOf"]) });
  const whole = CreatorFilter.safeParse(filter);
  return whole.success ? cleanFilter(whole.data) : {};
}

/** The filter of a link's `f`. Whatever is in there, the answer is a filter the server takes. */
export function parseFilter(text: string): CreatorFilter {
  if (text.length > longestText) return {};
  try {
    return validFilter(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The filter as a link carries it: compact JSON of what narrows, empty for no filter. */
export function filterText(filter: CreatorFilter): string {
  const text = JSON.stringify(cleanFilter(filter));
  return text === "{}" ? "" : text;
}

/** Parameters one can write by hand, and that older links carry. */
export type PlainLink = {
  q: string | null; platform: string | null; min: number | null; max: number | null;
  /** Percent. */
  er: number | null;
  language: string | null; country: string | null; notIn: string | null;
};

const listed = (text: string | null): string[] | undefined => text?.split(",").map((item) => item.trim()).filter(Boolean);

/** The filter that such parameters stand for. */
export function plainFilter(link: PlainLink): CreatorFilter {
  return validFilter({
    text: link.q ?? undefined,
    networks: { include: listed(link.platform) },
    followers: { min: link.min ?? undefined, max: link.max ?? undefined },
    engagementRate: { min: link.er === null ? undefined : link.er / 100 },
    languages: { include: listed(link.language) },
    countries: { include: listed(link.country) },
    notInLists: listed(link.notIn),
  });
}
