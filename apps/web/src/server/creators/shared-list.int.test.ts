import { listSharesOf, listVotesOf } from "@fanfare/db/readers/list-shares";
import { inScope } from "@fanfare/db/scoped";
import { newId, newToken, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../app.ts";
import { creatorsOf } from "../compose/creators.ts";
import { callProcedure, testApp } from "../testing/world.ts";
import { openSharedList } from "./open-shared-list.ts";

let database: TestDatabase;
let app: App;
let owner: Member;
let stranger: Member;
let listId: string;
let creatorIds: string[];
beforeAll(async () => {
  database = await testDatabase();
  app = testApp(database);
  [owner, stranger] = await Promise.all([memberOf(database.app), memberOf(database.app)]);
  creatorIds = [await imported(owner, "Mira"), await imported(owner, "Leo")];
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  listId = (await commands().createList(asking(owner), { name: `List ${newId()}` })).id;
  await commands().addToList(asking(owner), { listId, creatorIds });
});

async function imported({ organizationId }: Member, name: string): Promise<string> {
  const id = newId();
  await inScope(database.app, { organizationId }, async (sql) => {
    await sql.change(
      `INSERT INTO creators (id, organization_id, display_name, email, source, source_detail, created_at, updated_at) VALUES ($1, $2, $3, 'secret@fanfare.example', 'import', 'secret-file.csv', now(), now())`,
      [id, organizationId, name],
    );
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, engagement_rate, figures, metrics_source, metrics_read_at)
       VALUES ($1, $2, $3, 'tiktok', $4, $4, 12000, 0.03, '{"authenticity": {"value": 81}}', 'import: secret-file.csv', '2026-05-01T10:00:00Z')`,
      [newId(), id, organizationId, id],
    );
  });
  return id;
}

const commands = () => creatorsOf(app);
const shareWith = (changes: { mayVote?: boolean; expiresInDays?: number } = {}) =>
  commands().shareList(asking(owner), { listId, label: "Kestrel", mayVote: true, expiresInDays: 7, ...changes });
const open = (token: string, headers = { "x-forwarded-for": newId() }) => openSharedList(app, token, new Headers(headers));
const read = <T>(work: Parameters<typeof inScope<T>>[2], by = owner) => inScope(database.app, { organizationId: by.organizationId }, work);
const votes = () => read((sql) => listVotesOf(sql, listId));

async function vote(token: string, given: object = {}): Promise<{ status: number; fault: { code?: string; message?: string } }> {
  const input = { token, creatorId: creatorIds[0], voter: "Ada", vote: "yes", note: "", ...given };
  const answer = await callProcedure(app, { type: "mutation", path: "creators.command.voteOnList", input });
  const body = (await answer.json()) as { error?: { data?: { fault?: object } } };
  return { status: answer.status, fault: body.error?.data?.fault ?? {} };
}

describe("a list opened by its link", () => {
  it("shows its creators with figures, their source and age, and nothing that is the agency's own", async () => {
    const { token } = await shareWith();
    const opened = await open(token);
    expect(opened).toMatchObject({
      kind: "shown",
      list: { organization: "Brass & Pine", label: "Kestrel", mayVote: true, creators: expect.arrayContaining([expect.objectContaining({ displayName: "Mira" })]) as unknown[] },
    });
    const mira = opened.kind === "shown" ? opened.list.creators.find(({ displayName }) => displayName === "Mira") : undefined;
    expect(mira?.accounts).toEqual([
      { platform: "tiktok", handle: creatorIds[0], url: `https://www.tiktok.com/@${creatorIds[0]}`, followers: 12_000, averageViews: null, engagementRate: 0.03, authenticity: 81, source: "import", readAt: "2026-05-01T10:00:00.000Z" },
    ]);
    expect(JSON.stringify(opened)).not.toMatch(/secret|email|token/i);
  });

  it.each([
    ["forged", () => Promise.resolve(newToken()), "missing"],
    ["no token at all", () => Promise.resolve("../../etc"), "missing"],
    ["taken back", async () => {
      const { id, token } = await shareWith();
      await commands().revokeListShare(asking(owner), { listShareId: id });
      return token;
    }, "closed"],
    ["run out", async () => {
      const { id, token } = await shareWith();
      await read((sql) => sql.change(`UPDATE creator_list_shares SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]));
      return token;
    }, "closed"],
    ["of a list that was removed", async () => {
      const { token } = await shareWith();
      await commands().removeList(asking(owner), { listId });
      return token;
    }, "missing"],
  ])("whose key is %s shows nothing and takes no vote", async (_what, make, kind) => {
    const token = await make();
    expect(await open(token)).toEqual({ kind });
    expect([400, 404, 422]).toContain((await vote(token)).status);
    expect(await read((sql) => sql.rows(`SELECT 1 AS one FROM creator_list_votes WHERE list_id = $1`, [listId]))).toEqual([]);
  });

  it("is refused to an address that asks too often", async () => {
    const { token } = await shareWith();
    const headers = { "x-forwarded-for": newId() };
    const asked = await Promise.allSettled(Array.from({ length: 620 }, () => open(token, headers)));
    expect(asked.filter(({ status }) => status === "rejected")).toHaveLength(20);
  });
});

describe("voting through a link", () => {
  it("is seen by the agency and by others with the same link, and is changed by voting again", async () => {
    const { token, id } = await shareWith();
    expect((await vote(token, { vote: "maybe", note: "Ask for rates." })).status).toBe(200);
    expect((await vote(token, { vote: "yes" })).status).toBe(200);
    expect((await vote(token, { voter: "Bo", vote: "no", creatorId: creatorIds[1] })).status).toBe(200);
    expect((await votes()).map(({ creatorId, voter, vote: said, note }) => [creatorId, voter, said, note])).toEqual([[creatorIds[1], "Bo", "no", ""], [creatorIds[0], "Ada", "yes", ""]]);
    expect(await read((sql) => listSharesOf(sql, listId, new Date()))).toMatchObject([{ id, label: "Kestrel", votes: 2, state: "open" }]);
    const { token: other } = await shareWith();
    const seen = async (key: string) => {
      const opened = await open(key);
      return opened.kind === "shown" ? opened.list.creators.flatMap((creator) => creator.votes.map(({ voter }) => voter)).sort() : [];
    };
    expect(await seen(token)).toEqual(["Ada", "Bo"]);
    expect(await seen(other)).toEqual([]);
  });

  it("is refused where the link is only to be looked at, and for creators who are not on the list", async () => {
    const { token: onlyLook } = await shareWith({ mayVote: false });
    expect((await vote(onlyLook)).fault.code).toBe("creators.share-without-votes");
    const { token } = await shareWith();
    const elsewhere = await imported(owner, "Nora");
    const foreign = await imported(stranger, "Tom");
    expect((await vote(token, { creatorId: elsewhere })).fault.code).toBe("kernel.creator-not-found");
    expect((await vote(token, { creatorId: foreign })).fault.code).toBe("kernel.creator-not-found");
    expect((await vote(token, { voter: " " })).status).toBe(400);
    expect((await vote(token, { vote: "always" })).status).toBe(400);
    expect(await votes()).toEqual([]);
  });

  it("and the links themselves are another organization's business to nobody", async () => {
    const { id } = await shareWith();
    await expect(commands().revokeListShare(asking(stranger), { listShareId: id })).rejects.toMatchObject({ kind: "not-found" });
    await expect(commands().shareList(asking(stranger), { listId, label: "Mine", mayVote: true, expiresInDays: 7 })).rejects.toMatchObject({ kind: "not-found" });
    await expect(read((sql) => listVotesOf(sql, listId), stranger)).rejects.toMatchObject({ kind: "not-found" });
    await expect(commands().shareList(asking(await memberOf(database.app, { role: "viewer", organizationId: owner.organizationId })), { listId, label: "Mine", mayVote: true, expiresInDays: 7 })).rejects.toMatchObject({ kind: "forbidden" });
  });
});
