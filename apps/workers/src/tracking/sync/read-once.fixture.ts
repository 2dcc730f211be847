import "reflect-metadata";
import { connectorsOf, quotasInMemory } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { connect } from "@fanfare/db/connection";
import type { PlatformGrant } from "@fanfare/domain/tracking";
import { createMetrics } from "../../runtime/metrics.ts";
import { platformsFrom } from "../platforms.ts";
import { ReadTargets } from "./read-targets.job.ts";
import { instagramAt, storageFromEnvironment } from "./sync-space.fixture.ts";

// A process that reads one batch from Instagram, for crash tests to start and kill.

const env = process.env as Record<string, string>;
const { grant, payload, at } = JSON.parse(env.BATCH!) as { grant: PlatformGrant; payload: JobPayload<"tracking.read-instagram">; at: string };
const db = connect(env.DATABASE_WORKER_URL!, { max: 2 });
const guards = new Guards();
const grants = { of: async () => grant, insteadOf: async () => grant };
const finder = { consider: async () => undefined, looked: async () => undefined };
const job = new ReadTargets(
  db, storageFromEnvironment(), platformsFrom([]), connectorsOf([instagramAt(env.INSTAGRAM_URL!, guards)]), grants, finder, quotasInMemory(), guards, { now: () => new Date(at) }, createMetrics(), async () => new Map(),
);
await job.readInstagram(payload);
await db.close();
