import { events } from "@fanfare/contracts/events";
import { jobs } from "@fanfare/contracts/jobs";

type Declared = {
  events: readonly { place: string; consumer: string; types: readonly string[] }[];
  jobs: readonly { place: string; name: string }[];
};
/** Jobs by name, and the queue of each. */
type Catalogue = Readonly<Record<string, { queue: string }>>;

/**
 * Compares the handlers with the catalogues. Throws one error with a sentence for each fault: what nobody handles would
 * wait for ever, and what two handle would be done twice.
 */
export function checkHandlers(declared: Declared, activeRoles: readonly string[], catalogue: Catalogue = jobs): void {
  const faults = [...eventFaults(declared.events), ...jobFaults(declared.jobs, catalogue), ...missingJobs(declared.jobs, activeRoles, catalogue)];
  if (faults.length > 0) throw new Error(`The workers can't start, because handlers don't fit the catalogues:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}

function eventFaults(handlers: Declared["events"]): string[] {
  const unknown = handlers.flatMap(({ place, types }) =>
    types.filter((type) => !Object.hasOwn(events, type)).map((type) => `${place} waits for the event "${type}", which packages/contracts/src/events.ts does not have.`),
  );
  const twice = repeated(handlers, (handler) => handler.consumer).map(([consumer, places]) => `The consumer name "${consumer}" is used by ${places}; each needs a name of its own.`);
  return [...unknown, ...twice];
}

function jobFaults(handlers: Declared["jobs"], catalogue: Catalogue): string[] {
  const unknown = handlers.filter(({ name }) => !Object.hasOwn(catalogue, name)).map(({ place, name }) => `${place} does the job "${name}", which packages/contracts/src/jobs.ts does not have.`);
  const twice = repeated(handlers, (handler) => handler.name).map(([name, places]) => `The job "${name}" is done by ${places}; only one may do it.`);
  return [...unknown, ...twice];
}

/** A queue is taken from as a whole, so who takes from it must know all its jobs. */
function missingJobs(handlers: Declared["jobs"], activeRoles: readonly string[], catalogue: Catalogue): string[] {
  const handled = new Set(handlers.map(({ name }) => name));
  const queues = new Set([...handled].map((name) => catalogue[name]?.queue));
  const expected = ([name, { queue }]: [string, { queue: string }]) => activeRoles.includes(name.split(".")[0]!) || queues.has(queue);
  const missing = Object.entries(catalogue).filter((job) => expected(job) && !handled.has(job[0]));
  return missing.map(([name]) => `Nothing does the job "${name}". Add a provider with @OnJob("${name}") to a module of the roles that run.`);
}

function repeated<Item extends { place: string }>(items: readonly Item[], nameOf: (item: Item) => string): [string, string][] {
  const groups = Map.groupBy(items, nameOf);
  return [...groups].filter(([, group]) => group.length > 1).map(([name, group]) => [name, group.map(({ place }) => place).join(" and ")]);
}
