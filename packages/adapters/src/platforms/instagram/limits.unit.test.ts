import { describe, expect, it } from "vitest";

import { UNTOLD_WAIT_MS, waitToldBy } from "./limits.ts";

const told = (header: string | null, retryAfterMs: number | null = null) =>
  waitToldBy({ status: 400, json: {}, retryAfterMs, headers: new Headers(header === null ? {} : { "x-business-use-case-usage": header }) });

describe("how long to stay away", () => {
  it("is told in minutes by the usage of the account", () => {
    expect(told('{"17841400000000001":[{"type":"instagram","call_count":100,"total_cputime":3,"total_time":9,"estimated_time_to_regain_access":17}]}')).toBe(17 * 60_000);
  });

  it("is the longest of what is told", () => {
    expect(told('{"a":[{"estimated_time_to_regain_access":1},{"estimated_time_to_regain_access":3}],"b":[{}]}', 30_000)).toBe(180_000);
    expect(told('{"a":[{"estimated_time_to_regain_access":0}]}', 30_000)).toBe(30_000);
  });

  it.each([null, "", "soon", "[]", '{"a":7}', '{"a":[{"estimated_time_to_regain_access":"x"}]}', "{}"])("is our own guess where the header is %j", (header) => {
    expect(told(header)).toBe(UNTOLD_WAIT_MS);
  });
});
