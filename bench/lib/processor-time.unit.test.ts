import { createServer, type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { processorClock, spentBetween } from "./processor-time.ts";

describe.runIf(process.platform === "linux")("a clock of processor time", () => {
  it("counts what the process that listens at an address spends", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const clock = processorClock({ listener: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const before = clock();
    const until = process.cpuUsage().user + 100_000;
    while (process.cpuUsage().user < until);
    const { own, listener } = spentBetween(before, clock());
    server.close();
    expect(own).toBeGreaterThanOrEqual(100);
    expect(listener).toBeGreaterThanOrEqual(80);
  });

  it("says so where nothing listens", () => {
    expect(() => processorClock({ nobody: "http://127.0.0.1:1" })).toThrow("port 1");
  });
});
