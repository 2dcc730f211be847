import { describe, expect, it } from "vitest";
import { reasonIn } from "./log.ts";

describe("why a program ended, from what it said", () => {
  it("given an uncaught error, then its message without the stack around it", () => {
    const output = "file:///app/main.ts:3\nthrow new Error('no');\n^\n\nError: the queue is gone\n    at main (file:///app/main.ts:3:7)\n\nNode.js v24.21.0\n";
    expect(reasonIn(output)).toBe("Error: the queue is gone");
  });

  it("given a list of wrong settings, then the whole list", () => {
    const output = "starting\nThe workers can't start, their settings are wrong:\n  NATS_URL is not set.\n  S3_BUCKET is too short.\n";
    expect(reasonIn(output)).toBe("The workers can't start, their settings are wrong:\n  NATS_URL is not set.\n  S3_BUCKET is too short");
  });

  it("given lines of JSON, then the message in the last one", () => {
    expect(reasonIn('{"level":"info","msg":"ready"}\n{"level":"fatal","msg":"Redis is gone","err":{"message":"ECONNREFUSED"}}\n')).toBe("Redis is gone: ECONNREFUSED");
  });

  it("given silence, then it says so", () => {
    expect(reasonIn("\n\n")).toBe("it said nothing");
  });
});
