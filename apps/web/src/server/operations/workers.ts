import { OperatorAnswer, OperatorStatus } from "@fanfare/contracts/operations";
import { SyncOverview } from "@fanfare/contracts/sync";
import { DomainError } from "@fanfare/domain/kernel";
import type { App } from "../app.ts";

const patienceMs = 5_000;

const away = (cause: unknown) =>
  new DomainError("unavailable", "operations.workers-away", "The workers do not answer. Look whether they run and whether WORKERS_URL and INTERNAL_TOKEN are the same for both apps.", { cause });

/** Asks the workers over their internal address, which only the web app knows the token of. Throws `unavailable`. */
export async function askWorkers({ config }: Pick<App, "config">, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("x-internal-token", config.workers.token);
  const answer = await fetch(new URL(path, config.workers.url), { signal: AbortSignal.timeout(patienceMs), ...init, headers, redirect: "manual" }).catch((error: unknown) => {
    throw away(error);
  });
  if (answer.status === 401) throw away(new Error("The internal token was refused."));
  return answer;
}

/** How the workers are. */
export async function workersStatus(app: Pick<App, "config">): Promise<OperatorStatus> {
  const answer = await askWorkers(app, "/internal/status");
  if (!answer.ok) throw away(new Error(`They answered ${answer.status}.`));
  return OperatorStatus.parse(await answer.json());
}

/** How fresh what the platforms tell is, and what is left of their allowances. */
export async function workersSyncOverview(app: Pick<App, "config">): Promise<SyncOverview> {
  const answer = await askWorkers(app, "/internal/sync-overview");
  if (!answer.ok) throw away(new Error(`They answered ${answer.status}.`));
  return SyncOverview.parse(await answer.json());
}

/** Has the workers do something for an operator. */
export async function tellWorkers(app: Pick<App, "config">, deed: "retry-saga" | "redrive", body: object): Promise<OperatorAnswer> {
  const answer = await askWorkers(app, `/internal/${deed}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw away(new Error(`They answered ${answer.status}.`));
  return OperatorAnswer.parse(await answer.json());
}
