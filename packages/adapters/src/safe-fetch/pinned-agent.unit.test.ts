import type { LookupAddress } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkedLookup, pinnedAgent } from "./pinned-agent.ts";
import type { Resolve } from "./pinned-agent.ts";

const server = createServer((_request, response) => response.end("reached"));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

/** A name server that gives one answer after the other. */
function answers(...rounds: string[][]): Resolve & { asked: number } {
  const resolve = Object.assign(
    (_hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => {
      const round = rounds[Math.min(resolve.asked, rounds.length - 1)] ?? [];
      resolve.asked += 1;
      done(null, round.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
    },
    { asked: 0 },
  );
  return resolve;
}

const open = (resolve: Resolve, isAllowed?: (address: string) => boolean) =>
  request(`http://name.example:${port}/`, { dispatcher: pinnedAgent(checkedLookup(resolve, isAllowed)) });

describe("connections to checked addresses", () => {
  it("goes to the address that was checked and asks the name server once, so a changed answer gains nothing", async () => {
    const rebinding = answers(["127.0.0.1"], ["10.0.0.1"]);
    const response = await open(rebinding, (address) => address === "127.0.0.1");
    expect(await response.body.text()).toBe("reached");
    expect(rebinding.asked).toBe(1);
  });

  it.each([
    ["a private address", ["127.0.0.1"]],
    ["a public and a private address", ["8.8.8.8", "10.0.0.1"]],
    ["an IPv4-mapped private address", ["::ffff:127.0.0.1"]],
  ])("does not connect when the name has %s", async (_what, addresses) => {
    await expect(open(answers(addresses))).rejects.toMatchObject({ code: "safe-fetch.private-address" });
  });

  it("fails when the name has no address", async () => {
    await expect(open(answers([]))).rejects.toThrow("name.example has no address");
  });
});
