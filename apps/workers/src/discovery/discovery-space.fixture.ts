import { elasticsearchClient } from "@fanfare/adapters/search";
import { inScope } from "@fanfare/db/scoped";
import type { Member } from "@fanfare/domain/kernel";
import { memberOf } from "@fanfare/testing/factories/identity";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { elasticsearchBuilding, elasticsearchWriting } from "./elasticsearch-index.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { Projection, type ProjectionParts } from "./projection.ts";
import type { IndexBuilding, WrittenIndex } from "./written-index.ts";

type Found = { version: number; source: { owner: string; card: { displayName: string } } };

/** A corner of the servers with an index of its own, and what a test asks of it. */
export type DiscoverySpace = WorkersSpace & {
  alias: string;
  client: ReturnType<typeof elasticsearchClient>;
  index: WrittenIndex;
  building: IndexBuilding;
  member: Member;
  projection(parts?: Partial<ProjectionParts>): Projection;
  /** Works the list off. */
  projectAll(parts?: Partial<ProjectionParts>): Promise<void>;
  /** What the index has of a creator, or null. */
  documentOf(id: string, index?: string): Promise<Found | null>;
  countIn(index?: string): Promise<number>;
  waiting(): Promise<{ id: string; attempts: number }[]>;
  rename(id: string, name: string): Promise<number>;
  /** Runs the fixture as a process of its own, which dies at the failpoint; answers the signal that ended it. */
  crash(work: "project" | "rebuild", failpoint: string): Promise<NodeJS.Signals | null>;
};

export async function discoverySpace(): Promise<DiscoverySpace> {
  const space = await workersSpace();
  const { database } = space;
  const url = process.env.ELASTICSEARCH_URL!;
  const alias = `fanfare-test-${randomBytes(5).toString("hex")}`;
  const client = elasticsearchClient(url).child({ requestTimeout: 30_000 });
  const index = elasticsearchWriting(url, alias, database.worker);
  const building = elasticsearchBuilding(url, alias);
  const projection = (parts: Partial<ProjectionParts> = {}) =>
    new Projection({
      db: database.worker,
      figures: new FiguresKeeper(database.worker),
      index: (alsoTo) => index.writing(alsoTo),
      changed: () => Promise.resolve(),
      giveUp: () => Promise.resolve(),
      ...parts,
    });
  const member = await memberOf(database.app);
  await index.ensure();
  return {
    ...space,
    alias,
    client,
    index,
    building: building.index,
    member,
    projection,
    async projectAll(parts) {
      const running = projection(parts);
      for (let taken = 1; taken > 0; ) ({ taken } = await running.projectBatch(500));
    },
    async documentOf(id, name = alias) {
      const found = await client.get<Found["source"]>({ index: name, id }, { ignore: [404] });
      return found.found ? { version: found._version!, source: found._source! } : null;
    },
    async countIn(name = alias) {
      await client.indices.refresh({ index: name });
      return (await client.count({ index: name })).count;
    },
    waiting: () => inScope(database.worker, {}, (sql) => sql.rows(`SELECT creator_id AS id, attempts FROM creators_to_index ORDER BY queued_at`)),
    rename: (id, name) => inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.change(`UPDATE creators SET display_name = $2 WHERE id = $1`, [id, name])),
    crash: (work, failpoint) => {
      const env = { ...space.environment, SEARCH_INDEX: alias, FAILPOINT: failpoint };
      const child = spawn(process.execPath, ["--import", "tsx", new URL("./projection.fixture.ts", import.meta.url).pathname, work], { cwd: new URL("../../", import.meta.url).pathname, env, stdio: ["ignore", "inherit", "inherit"] });
      return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    },
    async close() {
      const names = Object.keys(await client.indices.get({ index: `${alias}*`, allow_no_indices: true }).catch(() => ({})));
      if (names.length > 0) await client.indices.delete({ index: names, ignore_unavailable: true });
      await Promise.all([index.close(), building.close(), client.close()]);
      await space.close();
    },
  };
}
