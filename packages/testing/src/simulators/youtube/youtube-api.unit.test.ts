import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { control } from "../control-client.ts";
import type { SimulatedVideo } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { startYouTubeSimulator } from "./simulator.ts";

interface Page {
  readonly items?: { readonly id: string; readonly snippet: { readonly title: string; readonly thumbnails: object } }[];
  readonly nextPageToken?: string;
  readonly error?: { readonly errors: { readonly reason: string }[] };
}

let simulator: RunningServer;
const get = (resource: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${simulator.url}/youtube/v3/${resource}?${new URLSearchParams({ key: "any", ...query })}`, { headers });
const page = async (resource: string, query: Record<string, string>) => (await (await get(resource, query)).json()) as Page;

beforeAll(async () => {
  simulator = await startYouTubeSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(() => control(simulator.url, "POST", "reset"));

describe("the simulated Data API", () => {
  it("answers 304 to the ETag of an unchanged answer", async () => {
    await control(simulator.url, "POST", "channels", { handle: "still", title: "Still" });
    const query = { part: "snippet", forHandle: "@still" };
    const first = await get("channels", query);
    const again = await get("channels", query, { "if-none-match": first.headers.get("etag") ?? "" });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it("leaves `items` out when nothing is found", async () => {
    expect(await page("channels", { part: "snippet", id: "UCnobody" })).not.toHaveProperty("items");
  });

  it("pages through a channel's uploads and shows gaps where videos were", async () => {
    const { id, channelId } = await control<SimulatedVideo>(simulator.url, "POST", "videos", { channel: "@slowbikes", title: "Newest" });
    await control(simulator.url, "DELETE", `videos/${id}`);
    const query = { part: "snippet,contentDetails", playlistId: channelId.replace(/^UC/, "UU"), maxResults: "4" };
    const titles: string[] = [];
    let token: string | undefined;
    do {
      const one: Page = await page("playlistItems", token ? { ...query, pageToken: token } : query);
      titles.push(...(one.items ?? []).map((item) => item.snippet.title));
      token = one.nextPageToken;
    } while (token);
    expect(titles).toHaveLength(9);
    expect(titles[0]).toBe("Deleted video");
  });

  it.each([
    ["playlistItems", { part: "snippet", playlistId: "UUnobody" }, "playlistNotFound"],
    ["playlistItems", { part: "snippet", playlistId: "none", pageToken: "x" }, "playlistNotFound"],
    ["channels", { part: "snippet" }, "missingRequiredParameter"],
    ["channels", { id: "a" }, "missingRequiredParameter"],
    ["videos", { part: "everything", id: "a" }, "unknownPart"],
    ["videos", { part: "id", id: Array.from({ length: 51 }, (_, nth) => `id${nth}`).join(",") }, "invalidParameter"],
    ["search", { part: "id", q: "x" }, "notFound"],
  ])("answers %s with %o by %s", async (resource, query, reason) => {
    expect((await page(resource, query)).error?.errors[0]?.reason).toBe(reason);
  });

  it("wants a key", async () => {
    const response = await fetch(`${simulator.url}/youtube/v3/videos?part=id&id=a`);
    expect(response.status).toBe(403);
  });
});

describe("the simulator's controls", () => {
  it("name the field that is wrong", async () => {
    await expect(control(simulator.url, "POST", "videos", { channel: "@slowbikes", title: "", veiws: 3 })).rejects.toThrow(/title.*veiws/);
    await expect(control(simulator.url, "POST", "videos", { channel: "@nobody", title: "x" })).rejects.toThrow("There is no channel @nobody");
    await expect(control(simulator.url, "POST", "misbehave", { kind: "explode" })).rejects.toThrow("kind");
  });

  it("keep videos over a restart when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "youtube-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = await startYouTubeSimulator({ port: 0, stateFile });
    const { id } = await control<SimulatedVideo>(first.url, "POST", "videos", { channel: "@slowbikes", title: "Kept" });
    await first.close();
    const second = await startYouTubeSimulator({ port: 0, stateFile });
    const answer = (await (await fetch(`${second.url}/youtube/v3/videos?part=snippet&key=k&id=${id}`)).json()) as Page;
    await second.close();
    await rm(folder, { recursive: true });
    expect(answer.items?.[0]?.snippet.title).toBe("Kept");
  });
});
