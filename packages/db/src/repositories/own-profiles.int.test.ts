import type { RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import { ownProfile } from "@fanfare/db/readers/own-profile";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeRegisterCreator, makeUpdateOwnProfile } from "@fanfare/domain/creators";
import { newId, type CreatorActor, type Person } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, expect, test } from "vitest";

let database: TestDatabase;
let deps: { unitOfWork: ReturnType<typeof unitOfWorkOn> };
beforeAll(async () => {
  database = await testDatabase();
  deps = { unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) };
});
afterAll(() => database.drop());

const person = (): Person => ({ kind: "person", userId: newId(), email: "mira@example.com", name: "Mira Lange" });
const profile = (handle: string, overrides: Partial<RegisterCreatorInput> = {}): RegisterCreatorInput => ({
  displayName: "Mira Lange", bio: "Runs.", country: "DE", languages: ["de"], topics: ["running"],
  accounts: [{ platform: "youtube", handle, followers: 1_200 }], rates: [{ platform: "youtube", format: "video", price: { amount: "45000", currency: "EUR" } }], ...overrides,
});
const asCreator = (who: Person, creatorId: string): CreatorActor => ({ kind: "creator", userId: who.userId, creatorId, name: who.name });
const own = (who: Person, creatorId: string) => inScope(database.app, { userId: who.userId, creatorId }, (sql) => ownProfile(sql, creatorId));

test("given a person, when they register, then organizations see them and the index is told; a second time they are a creator already", async () => {
  const mira = person();
  const { id } = await makeRegisterCreator(deps)(asking(mira), profile("@mira"));
  expect(await own(mira, id)).toMatchObject({ displayName: "Mira Lange", email: "mira@example.com", accounts: [{ handle: "mira", followersSource: "creator" }], rates: [{ price: { amount: "45000" } }] });
  const member = await memberOf(database.app);
  const seen = await inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.rows(`SELECT 1 FROM creators WHERE id = $1`, [id]));
  expect(seen).toHaveLength(1);
  const told = await inScope(database.app, { creatorId: id }, (sql) => sql.rows<{ type: string }>(`SELECT type FROM outbox WHERE aggregate_id = $1`, [id]));
  expect(told.map((row) => row.type)).toContain("fanfare.creators.creators-changed.v1");
  await expect(makeRegisterCreator(deps)(asking(mira), profile("@mira2"))).rejects.toMatchObject({ code: "creators.already-registered" });
});

test("given one person who sends the form twice at once, then one profile comes of it", async () => {
  const twice = person();
  const tries = await Promise.allSettled([1, 2, 3].map((number) => makeRegisterCreator(deps)(asking(twice), profile(`@twice${number}`))));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("given an account that belongs to another profile, then its field says so and nothing is written", async () => {
  await makeRegisterCreator(deps)(asking(person()), profile("@claimed"));
  const late = person();
  const input = profile("@free", { accounts: [{ platform: "youtube", handle: "@free", followers: null }, { platform: "youtube", handle: "@CLAIMED", followers: null }] });
  await expect(makeRegisterCreator(deps)(asking(late), input)).rejects.toMatchObject({ code: "creators.handle-taken", fields: { "accounts.1.handle": expect.any(String) as string } });
  await makeRegisterCreator(deps)(asking(late), profile("@free"));
});

test("given what a platform said of an account, when the creator changes their profile, then it stays; removed accounts go", async () => {
  const vera = person();
  const { id } = await makeRegisterCreator(deps)(asking(vera), profile("@vera", { accounts: [{ platform: "youtube", handle: "@vera", followers: 10 }, { platform: "x", handle: "vera", followers: 5 }] }));
  await inScope(database.app, { userId: vera.userId, creatorId: id }, (sql) =>
    sql.change(`UPDATE social_accounts SET followers = 777, metrics_source = 'youtube' WHERE creator_id = $1 AND platform = 'youtube'`, [id]),
  );
  const edit = { ...profile("@Vera", { displayName: "Vera", rates: [] }), expectedVersion: 1 };
  expect(await makeUpdateOwnProfile(deps)(asking(asCreator(vera, id)), edit)).toEqual({ id, version: 2 });
  expect(await own(vera, id)).toMatchObject({ displayName: "Vera", accounts: [{ handle: "Vera", followers: 777, followersSource: "youtube" }], rates: [] });
  await expect(makeUpdateOwnProfile(deps)(asking(asCreator(vera, id)), edit)).rejects.toMatchObject({ kind: "conflict" });
});

test("nobody changes the profile of somebody else", async () => {
  const { id } = await makeRegisterCreator(deps)(asking(person()), profile("@mine"));
  const stranger = person();
  await expect(makeUpdateOwnProfile(deps)(asking(asCreator(stranger, id)), { ...profile("@mine"), expectedVersion: 1 })).rejects.toMatchObject({ kind: "not-found" });
});
