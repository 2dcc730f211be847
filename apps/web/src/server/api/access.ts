import type { Permission } from "@fanfare/domain/identity";

/** Who may call a procedure or a route. One without a declared rule fails the tenancy test. */
export type AccessRule =
  | { kind: "anyone" }
  | { kind: "person" }
  | { kind: "creator" }
  | { kind: "member"; permission: Permission }
  | { kind: "operator" };
