import { withoutCredentials } from "@fanfare/adapters/logging";
import { probeRedis } from "@fanfare/adapters/redis";
import { elasticsearchClient } from "@fanfare/adapters/search";
import type { DependencyStatus } from "@fanfare/contracts/operations";
import { probeDatabase } from "@fanfare/db/probe";
import type { App } from "../app.ts";
import { perApp } from "../compose/per-app.ts";
import { askWorkers } from "./workers.ts";

type Answer = { version?: string; latencyMs: number };
type Probe = { name: string; required: boolean; ask(): Promise<Answer> };

const patienceMs = 3_000;

/** The servers the web app stands on: nothing works without the required ones, the others it can do without for a while. */
const probesOf = perApp((app): Probe[] => {
  const search = elasticsearchClient(app.config.elasticsearchUrl);
  const probes: Probe[] = [
    { name: "postgresql", required: true, ask: () => probeDatabase(app.db) },
    { name: "redis", required: true, ask: () => probeRedis(app.redis) },
    { name: "nats", required: false, ask: async () => (await app.events()).probe() },
    { name: "elasticsearch", required: false, ask: () => timed(async () => searchVersion(await search.nodes.info({ filter_path: "nodes.*.version" }))) },
    { name: "storage", required: false, ask: () => app.storage.probe() },
    { name: "workers", required: false, ask: () => timed(async () => workersHealth(await askWorkers(app, "/healthz"))) },
  ];
  return app.config.search === "postgres" ? probes.filter(({ name }) => name !== "elasticsearch") : probes;
});

const lastErrorsOf = perApp(() => new Map<string, { text: string; at: string }>());

/** Asks the servers how they are; `only` those nothing works without, for readiness. */
export async function dependencies(app: App, only: "required" | "all"): Promise<DependencyStatus[]> {
  const asked = probesOf(app).filter(({ required }) => only === "all" || required);
  return Promise.all(asked.map((probe) => askOne(app, probe)));
}

async function askOne(app: App, { name, required, ask }: Probe): Promise<DependencyStatus> {
  const lastErrors = lastErrorsOf(app);
  const told = () => ({ lastError: lastErrors.get(name)?.text ?? null, lastErrorAt: lastErrors.get(name)?.at ?? null });
  try {
    const { version, latencyMs } = await inTime(ask());
    return { name, required, ok: true, version: version ?? null, latencyMs, ...told() };
  } catch (error) {
    const text = withoutCredentials(error instanceof Error ? error.message || error.name : String(error));
    lastErrors.set(name, { text, at: new Date().toISOString() });
    return { name, required, ok: false, version: null, latencyMs: null, ...told() };
  }
}

async function timed(ask: () => Promise<{ version?: string }>): Promise<Answer> {
  const began = performance.now();
  const { version } = await ask();
  return { ...(version !== undefined && { version }), latencyMs: Math.round(performance.now() - began) };
}

function workersHealth({ ok, status }: Response): { version?: string } {
  if (!ok) throw new Error(`They answered ${status}.`);
  return {};
}

const searchVersion = ({ nodes }: { nodes: Record<string, { version: string }> }) => ({ version: Object.values(nodes)[0]?.version ?? "unknown" });

/** A server that does not answer must not keep the page waiting. */
async function inTime(answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${patienceMs / 1000} s.`)), patienceMs);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
