import { RollingWindow } from "../http/rolling-window.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** The headers come only when there is something to tell. */
const TOLD_FROM_PERCENT = 10;

export interface Allowance {
  /** Calls of the app per rolling hour: 200 for each of its users. */
  readonly appPerHour: number;
  /** Calls for one account per rolling day: 4800 for each impression of its content, so practically without end. */
  readonly accountPerDay: number;
}
const DEFAULT: Allowance = { appPerHour: 200_000, accountPerDay: 4_800_000 };

/** Counts calls by app and by account in rolling windows. Source: developers.facebook.com/docs/graph-api/overview/rate-limiting. */
export class Usage {
  #app = new RollingWindow(HOUR_MS);
  readonly #accounts = new Map<string, RollingWindow>();
  #allowance: Allowance = DEFAULT;

  allow(allowance: Partial<Allowance>): void {
    this.#allowance = { ...this.#allowance, ...allowance };
  }

  /** Counts a call at `now` (ms); `refused` is the error when the allowance is used up. */
  take(accountId: string, now: number): { headers: Record<string, string>; refused: "4" | "80002" | null } {
    const calls = this.#accounts.get(accountId) ?? new RollingWindow(DAY_MS);
    this.#accounts.set(accountId, calls);
    this.#app.add(now);
    calls.add(now);
    const app = percentOf(this.#app.count(now), this.#allowance.appPerHour);
    const account = percentOf(calls.count(now), this.#allowance.accountPerDay);
    const waitMinutes = account > 100 ? Math.ceil(calls.msUntilOneLeaves(now) / 60_000) : 0;
    const use = { type: "instagram", call_count: Math.min(100, account), total_cputime: 1, total_time: 1, estimated_time_to_regain_access: waitMinutes };
    return {
      headers: {
        ...(app >= TOLD_FROM_PERCENT && { "x-app-usage": JSON.stringify({ call_count: Math.min(100, app), total_cputime: 0, total_time: 8 }) }),
        ...(account >= TOLD_FROM_PERCENT && { "x-business-use-case-usage": JSON.stringify({ [accountId]: [use] }) }),
      },
      refused: app > 100 ? "4" : account > 100 ? "80002" : null,
    };
  }

  counted(now: number): { app: number; accounts: number } {
    return { app: this.#app.count(now), accounts: this.#accounts.size };
  }

  reset(): void {
    this.#app = new RollingWindow(HOUR_MS);
    this.#accounts.clear();
    this.#allowance = DEFAULT;
  }
}

function percentOf(calls: number, allowed: number): number {
  return Math.ceil((calls * 100) / allowed);
}
