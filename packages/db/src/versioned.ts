import { versionConflict } from "@fanfare/domain/kernel";

/** Says that an aggregate was saved, or that somebody else was first. `touched` is the number of rows changed. */
export function savedOnce(what: string, touched: number): void {
  if (touched !== 1) throw versionConflict(what);
}
