import { inScope } from "@fanfare/db/scoped";
import { newId, type Scope } from "@fanfare/domain/kernel";
import type { MatrixFixture } from "../../testing/matrix.ts";
import type { World } from "../../testing/world.ts";

/** A notification that nobody read, as the workers leave it. */
export async function unreadNotification({ app }: World, whose: Pick<Scope, "organizationId" | "creatorId">, createdAt = new Date()): Promise<string> {
  const id = newId();
  await inScope(app.db, whose, (sql) =>
    sql.change(
      `INSERT INTO notifications (id, organization_id, creator_id, event_id, kind, data, link, created_at) VALUES ($1, $2, $3, $1, 'connection-lapsed', '{"platform":"tiktok","handle":"mira"}', '/creator/accounts', $4)`,
      [id, whose.organizationId ?? null, whose.creatorId ?? null, createdAt.toISOString()],
    ),
  );
  return id;
}

export const matrix: MatrixFixture = async (world) => {
  const { organizationId } = world;
  const { creatorId } = world.as("creator").actor;
  return {
    procedures: {
      "command.markNotificationsRead": { input: async () => ({ notificationId: await unreadNotification(world, { organizationId }) }) },
      "command.markMyNotificationsRead": { input: async () => ({ notificationId: await unreadNotification(world, { creatorId }) }) },
      "query.findNotifications": { input: () => undefined, stranger: "own-data" },
      "query.findMyNotifications": { input: () => undefined, stranger: "own-data" },
    },
  };
};
