import { z } from "zod";

import type { JsonAnswer } from "../../resilience/index.ts";

/** How long to stay away when the platform does not say: its windows are rolling, so a part of the allowance is soon back. */
export const UNTOLD_WAIT_MS = 300_000;

const BusinessUse = z.record(z.string(), z.array(z.looseObject({ estimated_time_to_regain_access: z.number().min(0).optional() })));

/**
 * How long to wait, in ms, after an answer that says the allowance is used up: by Retry-After, or by the minutes in
 * X-Business-Use-Case-Usage. The header is not always there and not always readable, and that is no failure.
 * Source: developers.facebook.com/docs/graph-api/overview/rate-limiting.
 */
export function waitToldBy({ headers, retryAfterMs }: JsonAnswer): number {
  const minutes = minutesIn(headers.get("x-business-use-case-usage"));
  const told = Math.max(retryAfterMs ?? 0, minutes * 60_000);
  return told > 0 ? told : UNTOLD_WAIT_MS;
}

function minutesIn(header: string | null): number {
  if (header === null) return 0;
  try {
    const usage = BusinessUse.safeParse(JSON.parse(header)).data ?? {};
    return Math.max(0, ...Object.values(usage).flat().map((use) => use.estimated_time_to_regain_access ?? 0));
  } catch {
    return 0;
  }
}
