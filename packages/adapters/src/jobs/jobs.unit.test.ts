import { describe, expect, it } from "vitest";
import { jobIdOf } from "./index.ts";

describe("the id of a job", () => {
  it("is made of the fields that its catalogue entry names, so that the same work has the same id", () => {
    expect(jobIdOf("media.process-asset", { assetId: "a", correlationId: "1" })).toBe("media.process-asset.a");
    expect(jobIdOf("media.process-asset", { assetId: "a", correlationId: "2" })).toBe("media.process-asset.a");
  });

  it("holds no colon, which the queue keeps for itself", () => {
    expect(jobIdOf("discovery.check-saved-search", { searchId: "s", due: "2026-03-01T10:00:00.000Z" })).toBe("discovery.check-saved-search.s.2026-03-01T10-00-00.000Z");
  });

  it("is the asker's own where one is given, and of chance where nothing names the work", () => {
    expect(jobIdOf("discovery.index-creators", { creatorIds: ["c"] }, "event-1")).toBe("discovery.index-creators.event-1");
    expect(jobIdOf("discovery.index-creators", { creatorIds: ["c"] })).not.toBe(jobIdOf("discovery.index-creators", { creatorIds: ["c"] }));
  });
});
