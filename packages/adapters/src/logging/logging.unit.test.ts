import { describe, expect, it } from "vitest";
import { correlate, createLogger } from "./index.ts";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ name: "test" }, { write: (line: string) => void lines.push(line) }));
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

describe("a log line", () => {
  it("names the chain of causes that its work belongs to", async () => {
    const line = logged((logger) => correlate("click-1", () => logger.info("working")));
    expect(line).toMatchObject({ app: "test", correlationId: "click-1", msg: "working" });
  });

  it("holds no secret and no personal data, wherever they stand", () => {
    const line = logged((logger) => logger.info({ password: "hidden", user: { email: "hidden", token: "hidden" }, request: { headers: { authorization: "hidden" } } }, "asked"));
    expect(JSON.stringify(line)).not.toContain("hidden");
  });

  it("tells of a failed statement without its parameters, and of an address without its password", () => {
    const failure = Object.assign(new Error("duplicate key at postgres://app:hidden@db/fanfare"), { code: "23505", sql: "INSERT hidden", parameters: ["hidden"], cause: new Error("redis://:hidden@cache is away") });
    const line = logged((logger) => logger.error({ err: failure }, "it failed"));
    expect(JSON.stringify(line)).not.toContain("hidden");
    expect(line.err).toMatchObject({ code: "23505", message: "duplicate key at postgres://***@db/fanfare", cause: { message: "redis://***@cache is away" } });
  });
});
