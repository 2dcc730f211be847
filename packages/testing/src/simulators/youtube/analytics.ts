import type { Answer, Call } from "../http/serve.ts";
import { platformError } from "./errors.ts";
import { fraction } from "./fraction.ts";
import type { Channel, YouTubeState } from "./state.ts";

/** Below this the platform tells nothing of a channel's viewers. */
const FEWEST_SUBSCRIBERS = 1_000;
const AGES = ["age13-17", "age18-24", "age25-34", "age35-44", "age45-54", "age55-64", "age65-"];
const GENDERS = ["female", "male", "user_specified"];
const COUNTRIES = ["US", "GB", "DE", "FR", "PL", "BR", "IN", "ZZ"];

type Row = readonly (string | number)[];
interface Column {
  readonly name: string;
  readonly columnType: "DIMENSION" | "METRIC";
  readonly dataType: "STRING" | "INTEGER" | "FLOAT";
}

const dimension = (name: string): Column => ({ name, columnType: "DIMENSION", dataType: "STRING" });
const REPORTS: Readonly<Record<string, { columns: readonly Column[]; rowsOf: (channel: Channel) => Row[] }>> = {
  "viewerPercentage by ageGroup,gender": {
    columns: [dimension("ageGroup"), dimension("gender"), { name: "viewerPercentage", columnType: "METRIC", dataType: "FLOAT" }],
    rowsOf: demographics,
  },
  "views by country": { columns: [dimension("country"), { name: "views", columnType: "METRIC", dataType: "INTEGER" }], rowsOf: countries },
};

/** GET /v2/reports of the Analytics API. Source: developers.google.com/youtube/analytics/reference/reports/query. */
export function queryReport({ query }: Call, state: YouTubeState, ownerId: string): Answer {
  const missing = ["ids", "startDate", "endDate", "metrics"].find((name) => !query.get(name));
  if (missing) return platformError("missingRequiredParameter", `Required parameter: ${missing}`);
  const [start = "", end = ""] = ["startDate", "endDate"].map((name) => query.get(name) ?? "");
  const isRange = [start, end].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) && start <= end;
  if (!isRange) return platformError("invalidParameter");
  const report = REPORTS[`${query.get("metrics")} by ${query.get("dimensions")}`];
  if (!report) return platformError("badRequest", "The query is not supported. Check the documentation for supported queries.");
  const channel = state.channels.get(ownerId);
  if (!channel || !["channel==MINE", `channel==${ownerId}`].includes(query.get("ids") ?? "")) return platformError("forbidden");
  const rows = channel.subscribers < FEWEST_SUBSCRIBERS ? [] : sorted(report.rowsOf(channel), report.columns, query.get("sort"));
  return { status: 200, body: { kind: "youtubeAnalytics#resultTable", columnHeaders: report.columns, ...(rows.length > 0 && { rows }) } };
}

/** Percentages of all viewers who were logged in, with two decimals. */
function demographics({ id }: Channel): Row[] {
  const pairs = AGES.flatMap((age) => GENDERS.map((gender) => ({ age, gender, weight: fraction(`${id} ${age} ${gender}`) * (gender === "user_specified" ? 0.02 : 1) })));
  const whole = pairs.reduce((sum, { weight }) => sum + weight, 0);
  return pairs.map(({ age, gender, weight }) => [age, gender, Math.floor((weight / whole) * 10_000) / 100]);
}

function countries({ id, country, subscribers }: Channel): Row[] {
  const all = [...new Set([...(country ? [country] : []), ...COUNTRIES])];
  return all.map((code) => [code, Math.round(subscribers * fraction(`${id} ${code}`) * (code === country ? 8 : 1))]);
}

function sorted(rows: Row[], columns: readonly Column[], order: string | null): Row[] {
  const index = columns.findIndex(({ name }) => name === order?.replace(/^-/, ""));
  if (index < 0) return rows;
  const direction = order?.startsWith("-") ? -1 : 1;
  return rows.sort((a, b) => direction * (Number(a[index]) - Number(b[index])));
}
