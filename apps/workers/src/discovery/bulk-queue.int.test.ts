import "reflect-metadata";
import { bulkActionById } from "@fanfare/db/readers/bulk-actions";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeAddToList, makeCreateList } from "@fanfare/domain/creators";
import { makeStartBulk } from "@fanfare/domain/discovery";
import { newId, type Member } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RelayModule } from "../relay/relay.module.ts";
import { startWorkers, type RunningWorkers } from "../runtime/start-workers.ts";
import { DiscoveryModule } from "./discovery.module.ts";

describe("work on many creators, asked for by its fact", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;
  let owner: Member;
  beforeAll(async () => {
    space = await workersSpace();
    owner = await memberOf(space.database.app);
    // Without the engine, so that this is about the queue alone.
    workers = await startWorkers({ ...space.environment, LOG_LEVEL: "error", SEARCH: "postgres" }, ["relay", "discovery"], [RelayModule, DiscoveryModule]);
  }, 60_000);
  afterAll(async () => {
    await workers?.stop();
    await space?.close();
  });

  it("is done by the workers on whom the filter finds", { timeout: 60_000 }, async () => {
    const deps = { unitOfWork: unitOfWorkOn(space.database.app, { now: () => new Date() }) };
    const [from, to] = [await makeCreateList(deps)(asking(owner), { name: "From" }), await makeCreateList(deps)(asking(owner), { name: "To" })];
    const ids = [newId(), newId(), newId()];
    await inScope(space.database.app, owner, (sql) =>
      sql.change(`INSERT INTO creators (id, organization_id, display_name, source, created_at, updated_at) SELECT unnest($1::uuid[]), $2, 'Mira', 'import', now(), now()`, [ids, owner.organizationId]),
    );
    await makeAddToList(deps)(asking(owner), { listId: from.id, creatorIds: ids.slice(0, 2) });
    const { id } = await makeStartBulk(deps)(asking(owner), { target: { filter: { inLists: [from.id] }, sort: "followers" }, action: { kind: "add-to-list", listId: to.id } });
    const ended = await eventually(async () => {
      const bulk = await inScope(space.database.app, owner, (sql) => bulkActionById(sql, id));
      return bulk.status !== "running" && bulk;
    }, 40_000);
    expect(ended).toMatchObject({ status: "finished", total: 2, done: 2, changed: 2 });
  });
});
