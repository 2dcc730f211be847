import type { Context } from "@fanfare/domain/kernel";
import { control } from "@fanfare/testing/simulators/control-client";
import { startTikTokSimulator } from "@fanfare/testing/simulators/tiktok/simulator";
import { testDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionsOf } from "../compose/connections.ts";
import { callProcedure, makeWorld, type World } from "../testing/world.ts";
import { receiveConsent } from "./receive-consent.ts";

let world: World;
let simulator: Awaited<ReturnType<typeof startTikTokSimulator>>;

beforeAll(async () => {
  simulator = await startTikTokSimulator({ port: 0 });
  world = await makeWorld(await testDatabase(), {
    TIKTOK_CONSENT_URL: simulator.url, TIKTOK_API_URL: simulator.url, TIKTOK_CLIENT_KEY: "simulated-client-key", TIKTOK_CLIENT_SECRET: "simulated-client-secret",
    TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  });
  await control(simulator.url, "POST", "accounts", { username: "cleo" });
});
afterAll(() => Promise.all([world.close(), simulator.close()]));

/** Where the platform sends the browser after the consent screen. */
async function sentBack(decision: "allow" | "deny" = "allow"): Promise<URL> {
  const { consentUrl } = await connectionsOf(world.app).beginConnect(world.as("creator"), { platform: "tiktok" });
  return new URL((await control<{ location: string }>(simulator.url, "POST", "consent", { url: consentUrl, account: "cleo", decision })).location);
}
async function followed(url: URL, context: Context = world.as("creator")): Promise<string> {
  const answer = await receiveConsent({ app: world.app, context, request: new Request(url), params: { platform: "tiktok" } });
  expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("referrer-policy")]).toEqual([303, "no-store", "no-referrer"]);
  const { pathname, search } = new URL(answer.headers.get("location") ?? "");
  expect(pathname).toBe("/creator/accounts");
  return search;
}

describe("the way back from a platform", () => {
  it("is one address of this installation for each platform", async () => {
    const { origin, pathname } = await sentBack();
    expect(`${origin}${pathname}`).toBe(`${world.app.config.publicUrl.origin}/creator/accounts/callback/tiktok`);
  });

  it("leads to the creator's accounts, with a word for what came of it, and never with the code", async () => {
    const back = await sentBack();
    expect(await followed(await sentBack("deny"))).toBe("?problem=denied");
    expect(await followed(back, world.as("otherCreator"))).toBe("?problem=state-unknown");
    expect(await followed(back)).toBe("?connected=tiktok");
    expect(await followed(back)).toBe("?problem=state-unknown");
    expect(await followed(new URL("?code=x", back))).toBe("?problem=state-unknown");
  });

  it("given somebody who was signed out meanwhile, leads to the sign-in page and on to their accounts with a sentence, and uses neither code nor state", async () => {
    const back = await sentBack();
    const answer = await receiveConsent({ app: world.app, context: null, request: new Request(back), params: { platform: "tiktok" } });
    const { pathname, search, searchParams } = new URL(answer.headers.get("location") ?? "");
    expect([answer.status, pathname, searchParams.get("next")]).toEqual([303, "/sign-in", "/creator/accounts?problem=signed-out"]);
    for (const secret of ["code", "state"]) expect(search).not.toContain(back.searchParams.get(secret));
    expect(await followed(back, world.as("otherCreator"))).toBe("?problem=state-unknown");
    expect(await followed(back)).toBe("?connected=tiktok");
  });

  it("given somebody else signed in since who is no creator, connects nothing", async () => {
    expect(await followed(await sentBack(), world.as("owner"))).toBe("?problem=state-unknown");
  });

  it("given a platform that fails, says that it is away", async () => {
    const back = await sentBack();
    await control(simulator.url, "POST", "misbehave", { kind: "server-error", times: 1 });
    expect(await followed(back)).toBe("?problem=platform-away");
  });

  it("given an account that was connected, the creator sees it and nobody else does", async () => {
    await followed(await sentBack());
    const shownTo = async (caller: "creator" | "otherCreator") => {
      const answer = await callProcedure(world.app, { type: "query", path: "tracking.query.findMyConnections", input: undefined, cookie: world.personas[caller].cookie });
      return ((await answer.json()) as { result: { data: { available: string[]; connections: { handle: string }[] } } }).result.data;
    };
    expect(await shownTo("creator")).toMatchObject({ available: expect.arrayContaining(["tiktok"]) as string[], connections: [{ handle: "cleo", status: "active" }] });
    expect((await shownTo("otherCreator")).connections).toEqual([]);
  });
});
