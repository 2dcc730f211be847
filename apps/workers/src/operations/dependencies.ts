import { withoutCredentials } from "@fanfare/adapters/logging";
import type { Mailer } from "@fanfare/adapters/mail";
import type { EventBus } from "@fanfare/adapters/nats";
import { probeRedis, type Redis } from "@fanfare/adapters/redis";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { DependencyStatus } from "@fanfare/contracts/operations";
import type { Database } from "@fanfare/db/connection";
import { probeDatabase } from "@fanfare/db/probe";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { CONFIG, DB, EVENTS, MAILER, REDIS, STORAGE } from "../tokens.ts";
import { probeElasticsearch } from "./probe-elasticsearch.ts";

type Answer = { version?: string; latencyMs: number };
type Probe = { name: string; required: boolean; ask(): Promise<Answer> };

const patienceMs = 3_000;

/** Asks every server how it is, and remembers the last fault of each. */
@Injectable()
export class Dependencies {
  readonly #probes: readonly Probe[];
  readonly #lastErrors = new Map<string, { text: string; at: string }>();

  constructor(
    @Inject(DB) db: Database,
    @Inject(REDIS) redis: Redis,
    @Inject(EVENTS) events: EventBus,
    @Inject(STORAGE) storage: ObjectStorage,
    @Inject(MAILER) mailer: Mailer,
    @Inject(CONFIG) config: Config,
  ) {
    const elasticsearch: Probe = { name: "elasticsearch", required: false, ask: () => probeElasticsearch(config.elasticsearchUrl) };
    const mail: Probe = { name: "mail", required: false, ask: () => timed(() => mailer.check()) };
    this.#probes = [
      { name: "postgresql", required: true, ask: () => probeDatabase(db) },
      { name: "redis", required: true, ask: () => probeRedis(redis) },
      { name: "nats", required: true, ask: () => events.probe() },
      ...(config.search === "elasticsearch" ? [elasticsearch] : []),
      { name: "storage", required: false, ask: () => storage.probe() },
      ...(mailer.configured ? [mail] : []),
    ];
  }

  all(): Promise<DependencyStatus[]> {
    return Promise.all(this.#probes.map((probe) => this.#ask(probe)));
  }

  required(): Promise<DependencyStatus[]> {
    return Promise.all(this.#probes.filter((probe) => probe.required).map((probe) => this.#ask(probe)));
  }

  async #ask({ name, required, ask }: Probe): Promise<DependencyStatus> {
    try {
      const { version, latencyMs } = await inTime(ask());
      return { name, required, ok: true, version: version ?? null, latencyMs, ...this.#lastErrorOf(name) };
    } catch (error) {
      const text = withoutCredentials(error instanceof Error ? error.message || error.name : String(error));
      this.#lastErrors.set(name, { text, at: new Date().toISOString() });
      return { name, required, ok: false, version: null, latencyMs: null, ...this.#lastErrorOf(name) };
    }
  }

  #lastErrorOf(name: string) {
    const last = this.#lastErrors.get(name);
    return { lastError: last?.text ?? null, lastErrorAt: last?.at ?? null };
  }
}

async function timed(work: () => Promise<void>): Promise<Answer> {
  const began = performance.now();
  await work();
  return { latencyMs: Math.round(performance.now() - began) };
}

/** A server that does not answer must not keep the page waiting. */
async function inTime(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patienceMs / 1000} s.`)), patienceMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
