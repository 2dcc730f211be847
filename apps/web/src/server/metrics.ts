import { Counter, createRegistry, Histogram, type Registry } from "@fanfare/adapters/metrics";

/** What the web app counts of itself, for Prometheus. */
export type Metrics = {
  registry: Registry;
  /** One call of a procedure: seconds it took and how it ended (`ok` or the fault's kind). */
  procedureCalled(path: string, outcome: string, seconds: number): void;
  /** A look into a cache, by the cache's name. */
  cacheRead(cache: string, hit: boolean): void;
  /** A search that the engine did not answer, so that the catalogue had to. */
  searchFailed(): void;
};

export function makeMetrics(): Metrics {
  const registry = createRegistry("web");
  const seconds = new Histogram({
    name: "fanfare_procedure_seconds",
    help: "Duration of tRPC procedures in seconds, by outcome.",
    labelNames: ["procedure", "outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const reads = new Counter({ name: "fanfare_cache_reads_total", help: "Reads of caches, by result.", labelNames: ["cache", "result"], registers: [registry] });
  const failedSearches = new Counter({ name: "fanfare_search_failures_total", help: "Searches that the engine did not answer; those not tried while it is left alone are not counted.", registers: [registry] });
  return {
    registry,
    procedureCalled: (procedure, outcome, duration) => seconds.observe({ procedure, outcome }, duration),
    cacheRead: (cache, hit) => reads.inc({ cache, result: hit ? "hit" : "miss" }),
    searchFailed: () => failedSearches.inc(),
  };
}
