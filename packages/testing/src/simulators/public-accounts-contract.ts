import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { AccountName, PlatformAccount, PublicAccounts } from "@fanfare/domain/tracking";

import { control } from "./control-client.ts";
import type { RunningServer } from "./http/serve.ts";

/** One simulated platform whose accounts everybody sees, and what differs there. */
export interface PublicAccountsHarness {
  readonly name: string;
  /** Whether an account is found by its id whatever it is called since. */
  readonly takesIds: boolean;
  start(): Promise<RunningServer>;
  connect(url: string): PublicAccounts;
  /** The fields and the control by which an account of this handle is made or changed, and where its id is in the answer. */
  account(fields: { handle: string; followers?: number; isBarred?: boolean }): { path: string; body: object };
  readonly idField: string;
}

/** The cases that everything which reads public accounts must pass. */
export function describePublicAccounts(harness: PublicAccountsHarness): void {
  let simulator: RunningServer;
  let accounts: PublicAccounts;

  const put = async (fields: Parameters<PublicAccountsHarness["account"]>[0]): Promise<string> => {
    const { path, body } = harness.account(fields);
    return String((await control<Record<string, unknown>>(simulator.url, "POST", path, body))[harness.idField]);
  };
  const misbehave = (kind: string, times = 20) => control(simulator.url, "POST", "misbehave", { kind, times });
  const byHandle = (handle: string): AccountName => ({ externalId: null, handle });
  const told = (answers: readonly (PlatformAccount | "gone")[]) => answers.map((one) => (one === "gone" ? one : [one.externalId, one.handle, one.followers]));

  describe(`public accounts on ${harness.name}`, () => {
    beforeAll(async () => {
      simulator = await harness.start();
    });
    afterAll(() => simulator.close());
    beforeEach(async () => {
      await control(simulator.url, "POST", "reset");
      accounts = harness.connect(simulator.url);
    });

    it("are told in the order of the names, by id and by handle, with or without @, and a name asked for twice is answered twice", async () => {
      const [one, other] = [await put({ handle: "quiet_rivers", followers: 9_000 }), await put({ handle: "loud_seas", followers: 12 })];
      const names = [byHandle("@loud_seas"), { externalId: one, handle: "quiet_rivers" }, byHandle("loud_seas"), byHandle("Quiet_Rivers")];
      expect(told(await accounts.fetchAccounts(names))).toEqual([
        [other, "loud_seas", 12], [one, "quiet_rivers", 9_000], [other, "loud_seas", 12], [one, "quiet_rivers", 9_000],
      ]);
    });

    it("that nobody can see are gone, and the others of the batch are told all the same", async () => {
      const open = await put({ handle: "quiet_rivers", followers: 9_000 });
      const barred = await put({ handle: "shut_door", isBarred: true });
      const names = [{ externalId: barred, handle: "shut_door" }, { externalId: open, handle: "quiet_rivers" }, byHandle("nobody_there"), byHandle("no name, at all")];
      expect(told(await accounts.fetchAccounts(names))).toEqual(["gone", [open, "quiet_rivers", 9_000], "gone", "gone"]);
    });

    it("that go by another name since are found by their id, or gone where only names count; nobody is taken for somebody else", async () => {
      const [renamed, namesake] = [await put({ handle: "quiet_rivers", followers: 9_000 }), await put({ handle: "loud_seas", followers: 12 })];
      // The catalogue still calls it by a name that another account has now.
      const [found] = told(await accounts.fetchAccounts([{ externalId: renamed, handle: "loud_seas" }]));
      expect(found).toEqual(harness.takesIds ? [renamed, "quiet_rivers", 9_000] : "gone");
      expect(namesake).not.toBe(renamed);
    });

    it("may be more than one question takes", async () => {
      const names: AccountName[] = [];
      for (let nth = 0; nth < accounts.atOnce + 2; nth += 1) {
        const handle = `many_${nth}`;
        names.push({ externalId: await put({ handle, followers: nth + 1 }), handle });
      }
      expect(told(await accounts.fetchAccounts(names)).map((one) => one[2])).toEqual(names.map((_, nth) => nth + 1));
    });

    it("are asked for by nobody when there are no names", async () => {
      await misbehave("server-error");
      expect(await accounts.fetchAccounts([])).toEqual([]);
    });

    it.each([
      ["server-error", "platform-unavailable"],
      ["html", "platform-unavailable"],
      ["closed", "platform-unavailable"],
      ["not-json", "platform-answer-malformed"],
    ])("given a platform that answers %s, fail with a typed error", async (kind, code) => {
      const externalId = await put({ handle: "quiet_rivers" });
      await misbehave(kind);
      await expect(accounts.fetchAccounts([{ externalId, handle: "quiet_rivers" }])).rejects.toMatchObject({ kind: "unavailable", code: `tracking.${code}` });
    });
  });
}
