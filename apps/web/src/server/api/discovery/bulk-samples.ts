import { makeCloseBulk } from "@fanfare/domain/discovery";
import { bulkActionsOf } from "../../compose/bulk-actions.ts";
import { creatorsOf } from "../../compose/creators.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";

/** How work on many creators is called in the tenancy matrix. */
export const bulkSamples: MatrixFixture = async (world) => {
  const owner = world.as("owner");
  const { organizationId } = owner.actor;
  const bulk = bulkActionsOf(world.app);
  const target = { creatorIds: [world.as("creator").actor.creatorId] };
  const listId = (await creatorsOf(world.app).createList(owner, { name: world.unique("Bulk") })).id;
  const input = { target, action: { kind: "add-to-list", listId } } as const;
  let last: string | null = null;
  // One at a time: an organization may have only so many under way.
  const stopLast = async () => {
    if (last) await bulk.cancelBulk(owner, { bulkId: last }).catch(() => undefined);
    last = null;
  };
  const running = async () => {
    await stopLast();
    last = (await bulk.startBulk(owner, input)).id;
    return { bulkId: last };
  };
  const exported = (await bulk.startBulk(owner, { target, action: { kind: "export", format: "csv" } })).id;
  const storageKey = `${organizationId}/exports/${exported}/creators.csv`;
  await world.app.storage.put(storageKey, Buffer.from("Name\n"), { contentType: "text/csv" });
  await makeCloseBulk(world.app)(owner, { bulkId: exported, organizationId }, { storageKey });
  return {
    procedures: {
      "command.startBulk": { input: async () => (await stopLast(), input) },
      "command.cancelBulk": { input: running },
      "query.findBulk": { input: () => ({ bulkId: exported }) },
      "query.findBulks": { input: () => undefined },
    },
    routes: { "GET /api/exports/[bulkId]": () => ({ params: { bulkId: exported } }) },
  };
};
