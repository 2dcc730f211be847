import { errors, type Client } from "@elastic/elasticsearch";
import type { CreatorDocument, CreatorIndex, NotIndexed } from "@fanfare/domain/discovery";
import { setTimeout as wait } from "node:timers/promises";
import { writesTo } from "./index-names.ts";
import { stored } from "./stored.ts";

/** One creator as lines of a bulk request, made once however many indices it goes to. */
type Entry = { id: string; lines: string[]; bytes: number };
type Settings = { requestBytes?: number; requestsAtOnce?: number; waitsMs?: readonly number[] };

const usualRequestBytes = 5 * 1024 * 1024;
const usualRequestsAtOnce = 2;
/** Between tries while the engine has too much to do: about eight seconds in all. */
const usualWaitsMs = [100, 400, 1_600, 6_400];
const writeWithinMs = 30_000;
const busy = 429;
const tooLarge = 413;
const newerIsThere = 409;

/**
 * Writing to all indices of `names`, asked for with each write: the alias, and a new index while it is being filled. Each
 * document goes under its version, removals too. Throws when the engine is away; what it refused by itself is answered.
 */
export function elasticsearchIndex(client: Client, names: () => Promise<string[]>, { requestBytes = usualRequestBytes, requestsAtOnce = usualRequestsAtOnce, waitsMs = usualWaitsMs }: Settings = {}): CreatorIndex {
  return {
    async write(documents, removed) {
      if (documents.length + removed.length === 0) return [];
      const requests = split([...documents.map(writing), ...removed.map(removing)], requestBytes);
      const failed: NotIndexed[] = [];
      for (const name of await names()) failed.push(...(await sendAll(client, name, requests, requestsAtOnce, waitsMs)));
      return [...new Map(failed.map((failure) => [failure.id, failure])).values()];
    },
    async refresh() {
      await client.indices.refresh({ index: await names(), ignore_unavailable: true }, { requestTimeout: writeWithinMs });
    },
  };
}

const entry = (id: string, ...lines: string[]): Entry => ({ id, lines, bytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) });

const writing = (document: CreatorDocument): Entry =>
  entry(document.id, JSON.stringify({ index: { _id: document.id, version: document.version, version_type: "external" } }), JSON.stringify(stored(document)));

const removing = ({ id, version }: { id: string; version: number }): Entry => entry(id, JSON.stringify({ delete: { _id: id, version, version_type: "external" } }));

function split(entries: readonly Entry[], requestBytes: number): Entry[][] {
  const requests: Entry[][] = [];
  let room = 0;
  for (const one of entries) {
    if (requests.length === 0 || one.bytes > room) {
      requests.push([]);
      room = requestBytes;
    }
    requests.at(-1)!.push(one);
    room -= one.bytes;
  }
  return requests;
}

async function sendAll(client: Client, name: string, requests: readonly Entry[][], requestsAtOnce: number, waitsMs: readonly number[]): Promise<NotIndexed[]> {
  const failed: NotIndexed[] = [];
  let next = 0;
  async function work(): Promise<void> {
    while (next < requests.length) failed.push(...(await send(client, name, requests[next++]!, waitsMs)));
  }
  await Promise.all(Array.from({ length: requestsAtOnce }, work));
  return failed;
}

/** One request, again for what the engine had no room for, and in halves when it is too large for it. */
async function send(client: Client, name: string, entries: readonly Entry[], waitsMs: readonly number[]): Promise<NotIndexed[]> {
  const answer = await post(client, name, entries);
  if (answer === tooLarge) {
    if (entries.length === 1) return [{ id: entries[0]!.id, reason: "The engine does not take a document of this size." }];
    const half = Math.ceil(entries.length / 2);
    return [...(await send(client, name, entries.slice(0, half), waitsMs)), ...(await send(client, name, entries.slice(half), waitsMs))];
  }
  const refused = answer === busy ? entries.map(({ id }) => ({ id, status: busy, reason: "The engine had too much to do." })) : answer;
  const [waitMs, ...laterWaitsMs] = waitsMs;
  const again = new Set(waitMs === undefined ? [] : refused.filter(({ status }) => status === busy).map(({ id }) => id));
  const failed = refused.filter(({ id }) => !again.has(id)).map(({ id, reason }) => ({ id, reason }));
  if (again.size === 0) return failed;
  await wait(waitMs);
  return [...failed, ...(await send(client, name, entries.filter(({ id }) => again.has(id)), laterWaitsMs))];
}

type Refused = { id: string; status: number; reason: string };

async function post(client: Client, name: string, entries: readonly Entry[]): Promise<Refused[] | typeof busy | typeof tooLarge> {
  try {
    const answer = await client.bulk(
      { index: writesTo(name), require_alias: true, operations: entries.flatMap(({ lines }) => lines), filter_path: ["errors", "items.*._id", "items.*.status", "items.*.error"] },
      { requestTimeout: writeWithinMs },
    );
    if (!answer.errors) return [];
    return answer.items.flatMap((item) => {
      const { _id: id, status, error } = item.index ?? item.delete!;
      const isHarmless = error === undefined || status === newerIsThere;
      return isHarmless ? [] : [{ id: id ?? "", status, reason: `${error.type}: ${error.reason}` }];
    });
  } catch (error) {
    if (error instanceof errors.ResponseError && (error.statusCode === busy || error.statusCode === tooLarge)) return error.statusCode;
    throw error;
  }
}
