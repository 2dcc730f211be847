import type { RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import { describe, expect, test } from "vitest";
import { readAccounts, registerProfile, updateProfile } from "./own-profile.ts";

const at = new Date("2026-05-03T10:00:00Z");
const input = (accounts: RegisterCreatorInput["accounts"]): RegisterCreatorInput => ({
  displayName: "Mira Lange", bio: "", country: "DE", languages: ["de", "de"], topics: ["Running", "running"], accounts,
  rates: [{ platform: "youtube", format: "video", price: { amount: "45000", currency: "EUR" } }],
});

describe("a creator's own profile", () => {
  test.each([
    ["youtube", "@mira", "mira", "https://www.youtube.com/@mira"],
    ["youtube", "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv", "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv"],
    ["tiktok", "tiktok.com/@mira.runs", "mira.runs", "https://www.tiktok.com/@mira.runs"],
    ["x", "https://twitter.com/mira", "mira", "https://x.com/mira"],
  ] as const)("on %s reads %s", (platform, typed, handle, url) => {
    expect(readAccounts([{ platform, handle: typed, followers: null }])).toEqual([{ platform, handle, url, followers: null }]);
  });

  test("names the field of a handle that can't be read, of a link of another platform, and of an account given twice", () => {
    const fieldsOf = (accounts: RegisterCreatorInput["accounts"]) => {
      try {
        readAccounts(accounts);
      } catch (error) {
        return Object.keys((error as { fields: object }).fields);
      }
      return [];
    };
    const mira = { platform: "youtube" as const, handle: "mira", followers: null };
    expect(fieldsOf([mira, { ...mira, handle: "not a handle" }])).toEqual(["accounts.1.handle"]);
    expect(fieldsOf([{ ...mira, handle: "https://www.tiktok.com/@mira" }])).toEqual(["accounts.0.handle"]);
    expect(fieldsOf([mira, { ...mira, handle: "https://youtube.com/@MIRA" }])).toEqual(["accounts.1.handle"]);
  });

  test("once made, tells that it is complete and wants to be found; a change only wants to be found again", () => {
    const made = registerProfile({ id: "c", userId: "u", email: "mira@example.com", at }, input([{ platform: "youtube", handle: "@mira", followers: 1200 }]));
    expect(made.state).toMatchObject({ languages: ["de"], topics: ["running"], rates: [{ price: { minor: 45_000n, currency: "EUR" } }] });
    expect(made.facts.map((fact) => fact.type)).toEqual(["creators.profile-completed.v1", "creators.creators-changed.v1"]);
    const later = updateProfile(made.state, input([{ platform: "x", handle: "mira", followers: null }]), at);
    expect(later.facts).toMatchObject([{ type: "creators.creators-changed.v1", creatorId: "c", organizationId: null, data: { creatorIds: ["c"] } }]);
  });
});
