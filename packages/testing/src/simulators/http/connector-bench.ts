import type { SocialConnector } from "@fanfare/domain/tracking";

import type { ConnectorHarness, ConnectorTraits } from "../connector-contract.ts";
import { control } from "../control-client.ts";
import type { RunningServer } from "./serve.ts";

type Tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => Promise<T>;
type Post = Parameters<ConnectorHarness["publish"]>[1];

export interface ConnectorBenchOptions {
  readonly name: string;
  readonly traits: ConnectorTraits;
  start(): Promise<RunningServer>;
  /** A connector to the simulator at `url`, whose clock is `now`. */
  connect(url: string, now: () => number, timeoutMs: number): SocialConnector;
  /** How an account of this name is created, and which field of the answer is its external id. */
  readonly account: { readonly nameField: string; readonly idField: string };
  /** The fields by which this simulator publishes a post whose counts stand still. */
  post(post: Omit<Post, "publishedAt">): object;
}

/** A simulated platform under test: the harness of the contract, and what a test of this platform alone needs beside it. */
export interface ConnectorBench {
  readonly harness: ConnectorHarness;
  /** Calls the simulator's controls. */
  readonly tell: Tell;
  url(): string;
  /** The platform's present, in ms. */
  now(): number;
}

/** Puts a connector and its simulator on the bench, by the controls that all simulators have alike. */
export function connectorBench({ name, traits, start, connect, account, post }: ConnectorBenchOptions): ConnectorBench {
  let simulator: RunningServer;
  let advancedMs = 0;
  const url = () => simulator.url;
  const now = () => Date.now() + advancedMs;
  const tell: Tell = (method, path, body) => control(url(), method, path, body);
  const harness: ConnectorHarness = {
    name,
    traits,
    start: async () => {
      simulator = await start();
    },
    stop: () => simulator.close(),
    reset: async () => {
      advancedMs = 0;
      await tell("POST", "reset");
    },
    connect: (timeoutMs = 10_000) => connect(url(), now, timeoutMs),
    addAccount: async (handle, followers) => String((await tell<Record<string, unknown>>("POST", "accounts", { [account.nameField]: handle, followers }))[account.idField]),
    consent: async (address, accountId, decision) => new URL((await tell<{ location: string }>("POST", "consent", { url: address.href, account: accountId, decision })).location),
    publish: async (accountId, { publishedAt, ...fields }) =>
      (await tell<{ id: string }>("POST", "posts", { account: accountId, publishedAt: publishedAt.toISOString(), growthPerHour: 0, ...post(fields) })).id,
    deletePost: async (id) => void (await tell("DELETE", `posts/${id}`)),
    removeApp: async (accountId) => void (await tell("POST", "removals", { account: accountId })),
    misbehave: async (kind, fields = {}) => void (await tell("POST", "misbehave", { kind, ...fields })),
    advance: async (seconds) => {
      advancedMs += seconds * 1000;
      await tell("POST", "clock", { advanceSeconds: seconds });
    },
    now: () => new Date(now()),
  };
  return { harness, tell, url, now };
}
