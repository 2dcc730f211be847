import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory, createInstagramAccounts, createTwitchAccounts, createYouTube } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { AccountName, PublicAccounts } from "@fanfare/domain/tracking";

import { control } from "./control-client.ts";
import type { RunningServer } from "./http/serve.ts";
import { PAGE_ACCOUNT } from "./instagram/discovery.ts";
import { startInstagramSimulator } from "./instagram/simulator.ts";
import { describePublicAccounts } from "./public-accounts-contract.ts";
import { startTwitchSimulator } from "./twitch/simulator.ts";
import { startYouTubeSimulator } from "./youtube/simulator.ts";

const patience = () => ({ guards: new Guards(), firstRetryMs: 1 });
const youtubeAt = (url: string) => createYouTube({ baseUrl: `${url}/youtube/v3`, apiKey: "right-key", units: countInMemory(), ...patience() });
const twitchAt = (url: string, clientSecret = "simulated-client-secret") => createTwitchAccounts({ idBaseUrl: url, apiBaseUrl: url, clientId: "simulated-client-id", clientSecret, ...patience() });

describePublicAccounts({
  name: "YouTube",
  takesIds: true,
  start: () => startYouTubeSimulator({ port: 0, apiKey: "right-key" }),
  connect: youtubeAt,
  account: ({ handle, followers = 100, isBarred }) => ({ path: "channels", body: { handle, title: handle, subscribers: followers, ...(isBarred && { state: "closed" }) } }),
  idField: "id",
});

describePublicAccounts({
  name: "Instagram",
  takesIds: false,
  start: () => startInstagramSimulator({ port: 0 }),
  connect: (url) => createInstagramAccounts({ graphBaseUrl: url, accountId: PAGE_ACCOUNT, accessToken: "simulated-page-token", ...patience() }),
  account: ({ handle, followers = 100, isBarred = false }) => ({ path: "accounts", body: { username: handle, followers, isPersonal: isBarred } }),
  idField: "id",
});

describePublicAccounts({
  name: "Twitch",
  takesIds: true,
  start: () => startTwitchSimulator({ port: 0 }),
  connect: (url) => twitchAt(url),
  account: ({ handle, followers = 100, isBarred = false }) => ({ path: "accounts", body: { login: handle, followers, banned: isBarred } }),
  idField: "id",
});

describe("what reading channels on YouTube costs", () => {
  let simulator: RunningServer;
  let youtube: PublicAccounts;
  let names: AccountName[];
  beforeAll(async () => {
    simulator = await startYouTubeSimulator({ port: 0, apiKey: "right-key" });
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await control(simulator.url, "POST", "reset");
    youtube = youtubeAt(simulator.url);
    names = [];
    for (let nth = 0; nth < 50; nth += 1) {
      const { id } = await control<{ id: string }>(simulator.url, "POST", "channels", { handle: `many${nth}`, title: "Many", subscribers: 10 });
      names.push({ externalId: id, handle: `many${nth}` });
    }
  });

  it("is one call for fifty of them", async () => {
    await control(simulator.url, "POST", "quota", { remaining: 1 });
    expect(await youtube.fetchAccounts(names)).not.toContain("gone");
  });

  it("is a call more for each whose id is not known yet", async () => {
    await control(simulator.url, "POST", "quota", { remaining: 2 });
    const [first, second, ...others] = names.map(({ handle }): AccountName => ({ externalId: null, handle }));
    expect(await youtube.fetchAccounts([first!, second!])).not.toContain("gone");
    await expect(youtube.fetchAccounts(others.slice(0, 1))).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded" });
  });
});

describe("the app's own token on Twitch", () => {
  let simulator: RunningServer;
  beforeAll(async () => {
    simulator = await startTwitchSimulator({ port: 0 });
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await control(simulator.url, "POST", "reset");
    await control(simulator.url, "POST", "accounts", { login: "quiet_rivers", followers: 9 });
  });
  const asked: AccountName[] = [{ externalId: null, handle: "quiet_rivers" }];

  it("given that it was taken back before its time, is asked for once more", async () => {
    const twitch = twitchAt(simulator.url);
    await twitch.fetchAccounts(asked);
    await control(simulator.url, "POST", "misbehave", { kind: "token-revoked" });
    expect(await twitch.fetchAccounts(asked)).toMatchObject([{ followers: 9 }]);
  });

  it("given that the app may not have one, is the operator's matter and no creator's", async () => {
    await expect(twitchAt(simulator.url, "a-wrong-secret").fetchAccounts(asked)).rejects.toMatchObject({ code: "tracking.platform-refused" });
    await control(simulator.url, "POST", "misbehave", { kind: "token-revoked", times: 20 });
    await expect(twitchAt(simulator.url).fetchAccounts(asked)).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });
});
