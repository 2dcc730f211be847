import { permissionsOf } from "@fanfare/domain/identity";
import type { AccessRule } from "../api/access.ts";
import type { Answer, Caller, SignedInCaller, World } from "./world.ts";

/** How one procedure is called in the matrix. */
export type ProcedureSample = {
  /** A valid input that names rows of the world's organization (or creator); made anew for every caller. */
  input: (caller: Caller) => unknown;
  /**
   * What a stranger gets whose own right is enough. Without a word here: nothing is found when the input names an id of
   * this organization, and the stranger's own data when it names none.
   */
  stranger?: "not-found" | "own-data";
  /** For a sample that can't work in a test, such as a link out of a letter: the refusal's code that proves the door was passed. */
  refusedAs?: string;
  /** The call ends the session or changes the organization one acts for: the persona is put back afterwards. */
  disturbs?: boolean;
};

/** How one route is called: `POST /api/imports`. */
export type RouteSample = {
  params?: Record<string, string | string[]>;
  search?: Record<string, string>;
  headers?: Record<string, string>;
  body?: BodyInit;
  stranger?: "not-found" | "own-data";
  refusedAs?: string;
};

/** A context's part of the matrix: `export const matrix: MatrixFixture` in api/<context>/matrix.fixture.ts. */
export type MatrixFixture = (world: World) => Promise<{
  /** By the name after the context: `command.addBrand`. */
  procedures: Record<string, ProcedureSample>;
  /** By method and path as in the file system: `GET /api/imports/[importId]/rejections`. */
  routes?: Record<string, (caller: Caller) => RouteSample | Promise<RouteSample>>;
}>;

export type Outcome = "allowed" | "own data" | "unauthenticated" | "forbidden" | "not found";

const roleOf: Partial<Record<Caller, "owner" | "manager" | "viewer">> = { owner: "owner", manager: "manager", viewer: "viewer", stranger: "owner" };

/** What the declared rule says a caller has to get. */
export function expected(rule: AccessRule, caller: Caller, stranger: "not-found" | "own-data"): Outcome {
  if (rule.kind === "anyone") return "allowed";
  if (caller === "nobody") return "unauthenticated";
  const away = stranger === "not-found" ? "not found" : "own data";
  switch (rule.kind) {
    case "person":
      return "allowed";
    case "operator":
      return caller === "operator" ? "allowed" : "forbidden";
    case "creator":
      return caller === "creator" ? "allowed" : caller === "otherCreator" ? away : "forbidden";
    case "member": {
      const role = roleOf[caller];
      if (!role || !permissionsOf[role].includes(rule.permission)) return "forbidden";
      return caller === "stranger" ? away : "allowed";
    }
  }
}

/** What a caller really got. An answer to an outsider is their own data as long as `leaked` is empty. */
export function outcomeOf(answer: Answer, caller: { isOutside: boolean; leaked: readonly string[]; refusedAs: string | undefined }): Outcome | string {
  if (answer.status === 401) return "unauthenticated";
  // A redirect is an answer: a form without script gets nothing else.
  const isDone = answer.status < 400 || (caller.refusedAs !== undefined && answer.body.includes(`"${caller.refusedAs}"`));
  if (isDone && caller.leaked.length > 0) return `leaks ${caller.leaked.join(", ")}`;
  if (isDone) return caller.isOutside ? "own data" : "allowed";
  if (answer.status === 403) return "forbidden";
  if (answer.status === 404) return "not found";
  return `${answer.status}: ${answer.body.slice(0, 300)}`;
}

/** The ids in an answer that an outsider must not see. */
export function leaks(body: string, secrets: ReadonlySet<string>, sent: string): string[] {
  const found = body.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  return [...new Set(found)].filter((id) => secrets.has(id) && !sent.includes(id));
}

export const isOutside = (caller: Caller): caller is SignedInCaller => caller === "stranger" || caller === "otherCreator";

/** The outcomes as a table for people: one line a procedure or route. */
export function drawTable(lines: readonly { name: string; rule: AccessRule; outcomes: Partial<Record<Caller, string>> }[], callers: readonly Caller[]): string {
  const describe = (rule: AccessRule) => (rule.kind === "member" ? `member: ${rule.permission}` : rule.kind);
  const rows = [["procedure or route", "rule", ...callers], ...lines.map(({ name, rule, outcomes }) => [name, describe(rule), ...callers.map((caller) => outcomes[caller] ?? "")])];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")).join("\n");
}
