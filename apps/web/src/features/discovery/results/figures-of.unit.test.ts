import { CreatorCard } from "@fanfare/contracts/discovery";
import { expect, test } from "vitest";
import { shownAccount } from "./figures-of.ts";

const account = (platform: string, followers: number | null) => ({ platform, handle: platform, followers, averageViews: null, engagementRate: null });
const card = CreatorCard.parse({
  id: "01890000-0000-7000-8000-000000000001", displayName: "Mira", country: null, languages: [], topics: [], source: "import",
  accounts: [account("x", null), account("tiktok", 500), account("youtube", 900)],
});

test("a row shows the largest account, and of the networks asked for where there is one", () => {
  expect(shownAccount(card)?.platform).toBe("youtube");
  expect(shownAccount(card, ["tiktok", "x"])?.platform).toBe("tiktok");
  expect(shownAccount(card, ["twitch"])?.platform).toBe("youtube");
  expect(shownAccount({ ...card, accounts: [] })).toBeNull();
});
