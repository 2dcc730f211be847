import { inScope } from "@fanfare/db/scoped";
import type { Notifications } from "@fanfare/contracts/notifications";
import { testDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeWorld, type SignedInCaller, type World } from "../../testing/world.ts";
import { unreadNotification } from "./matrix.fixture.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld(await testDatabase());
});
afterAll(() => world.close());

const scopes = () => ({ organization: { organizationId: world.organizationId }, creator: { creatorId: world.as("creator").actor.creatorId } });
beforeEach(async () => {
  for (const scope of Object.values(scopes())) await inScope(world.app.db, scope, (sql) => sql.change(`DELETE FROM notifications`));
});

const seen = async (caller: SignedInCaller): Promise<Notifications> => {
  const answer = await world.call(caller, "query", `messaging.query.${caller.toLowerCase().includes("creator") ? "findMyNotifications" : "findNotifications"}`, undefined);
  return (JSON.parse(answer.body) as { result: { data: Notifications } }).result.data;
};
const mark = (caller: SignedInCaller, input: object) => world.call(caller, "mutation", `messaging.command.${caller.toLowerCase().includes("creator") ? "markMyNotificationsRead" : "markNotificationsRead"}`, input);

describe("notifications", () => {
  it("are shown newest first to those whom they are for, and to nobody else", async () => {
    const older = await unreadNotification(world, scopes().organization, new Date("2026-05-01T10:00:00Z"));
    const newer = await unreadNotification(world, scopes().organization, new Date("2026-05-02T10:00:00Z"));
    const own = await unreadNotification(world, scopes().creator);
    for (const member of ["owner", "viewer"] as const) expect((await seen(member)).notifications.map(({ id }) => id)).toEqual([newer, older]);
    expect((await seen("creator")).notifications.map(({ id }) => id)).toEqual([own]);
    expect([await seen("stranger"), await seen("otherCreator")]).toEqual([{ notifications: [], unread: 0 }, { notifications: [], unread: 0 }]);
  });

  it("given that a member opens one, are one fewer to read for the whole organization", async () => {
    const notificationId = await unreadNotification(world, scopes().organization);
    await unreadNotification(world, scopes().organization);
    expect(await mark("manager", { notificationId })).toMatchObject({ status: 200 });
    expect(await seen("owner")).toMatchObject({ unread: 1 });
    expect((await seen("owner")).notifications.find(({ id }) => id === notificationId)).toMatchObject({ isRead: true });
  });

  it("given that all are marked, leave what came since", async () => {
    await unreadNotification(world, scopes().creator, new Date("2026-05-01T10:00:00Z"));
    const since = await unreadNotification(world, scopes().creator, new Date("2026-05-02T10:00:00Z"));
    await mark("creator", { upTo: "2026-05-01T12:00:00.000Z" });
    const { notifications, unread } = await seen("creator");
    expect(unread).toBe(1);
    expect(notifications.filter(({ isRead }) => !isRead).map(({ id }) => id)).toEqual([since]);
  });
});
