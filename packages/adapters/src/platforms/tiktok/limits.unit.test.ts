import { describe, expect, it } from "vitest";

import { countInMemory } from "../youtube/limits.ts";
import { REQUESTS_PER_WINDOW, takeRequest } from "./limits.ts";

describe("requests to an endpoint", () => {
  const now = Date.parse("2026-11-23T10:00:20Z");

  it("are granted up to the limit, then refused until the minute ends", async () => {
    const counter = countInMemory();
    for (let nth = 0; nth < REQUESTS_PER_WINDOW; nth += 1) expect(await takeRequest(counter, "video/list", now)).toBeNull();
    expect(await takeRequest(counter, "video/list", now)).toBe(40_000);
    expect(await takeRequest(counter, "video/list", now + 40_000)).toBeNull();
  });

  it("are counted apart for each endpoint", async () => {
    const counter = countInMemory();
    for (let nth = 0; nth <= REQUESTS_PER_WINDOW; nth += 1) await takeRequest(counter, "video/list", now);
    expect(await takeRequest(counter, "video/query", now)).toBeNull();
  });
});
