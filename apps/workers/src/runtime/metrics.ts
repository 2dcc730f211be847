import { Counter, createRegistry, Gauge, Histogram, type Registry } from "@fanfare/adapters/metrics";

/** What the workers count of themselves, for Prometheus. Seconds are seconds, counts are counts. */
export type Metrics = ReturnType<typeof createMetrics>;

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export function createMetrics() {
  const registry: Registry = createRegistry("workers");
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) => new Counter({ name: `fanfare_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[]) => new Gauge({ name: `fanfare_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) => new Histogram({ name: `fanfare_${name}`, help, labelNames, buckets: seconds, registers });
  return {
    registry,
    jobSeconds: histogram("job_seconds", "Duration of jobs by outcome.", ["job", "outcome"]),
    eventSeconds: histogram("event_seconds", "Duration of event handlers by outcome.", ["consumer", "outcome"]),
    stalledJobs: counter("jobs_stalled_total", "Jobs whose worker went away while it had them.", ["queue"]),
    deadLetters: counter("dead_letters_total", "Work given up after all its attempts.", ["kind", "name"]),
    published: counter("outbox_published_total", "Facts sent to the stream.", []),
    publishFailures: counter("outbox_publish_failures_total", "Facts that the stream did not take.", []),
    sagaSteps: counter("saga_steps_total", "Steps of sagas by outcome.", ["saga", "outcome"]),
    queueJobs: gauge("queue_jobs", "Jobs in a queue by state.", ["queue", "state"]),
    outboxWaiting: gauge("outbox_waiting", "Facts that are not in the stream yet.", []),
    outboxOldestSeconds: gauge("outbox_oldest_seconds", "Age of the oldest fact that is not in the stream yet.", []),
    indexWaiting: gauge("index_waiting", "Creators whose newest state is not in the search index yet.", []),
    indexOldestSeconds: gauge("index_oldest_seconds", "Age of the oldest change that is not in the search index yet.", []),
    indexed: counter("index_written_total", "Creators brought to the search index.", []),
    notIndexed: counter("index_failures_total", "Creators that the search index refused.", []),
    consumerWaiting: gauge("consumer_waiting", "Facts that a consumer has before it.", ["consumer"]),
    sagas: gauge("sagas", "Sagas by name and status.", ["saga", "status"]),
    openDeadLetters: gauge("dead_letters_open", "Work given up and not yet looked at.", []),
    ledgerFaults: gauge("ledger_faults", "Faults that the last check of all ledgers found.", []),
    syncClaimed: counter("sync_claimed_total", "Readings of platforms that were planned.", ["platform", "tier"]),
    syncReadings: counter("sync_readings_total", "Readings of platforms by what they came to: changed, unchanged, or why nothing was learnt.", ["platform", "outcome"]),
    breakers: gauge("breaker_state", "Guards of outside services: 0 closed, 1 probing, 2 open.", ["service"]),
  };
}
