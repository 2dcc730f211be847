import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { AccountMetrics } from "@fanfare/contracts/creator-metrics";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import common from "../../../../messages/en/common.json" with { type: "json" };
import connections from "../../../../messages/en/connections.json" with { type: "json" };
import facts from "../../../../messages/en/creator-facts.json" with { type: "json" };
import { AccountFigures } from "./account-figures.tsx";

const now = new Date("2026-05-03T10:00:00.000Z");

/** An account that was imported and that nobody reads. */
const imported: AccountFactsView = {
  id: "01990000-0000-7000-8000-000000000001", platform: "youtube", handle: "mira.cooks", url: null, accountType: null, isVerified: false, isPrivate: false, isOfficialArtist: false,
  followers: 48_213, averageViews: null, engagementRate: null, metrics: AccountMetrics.parse({}), postCount: null, lastPostAt: null, games: [], source: "import", readAt: "2026-04-01T08:00:00.000Z",
  isConnected: false, lastReadAt: null, staleSince: null, staleReason: null, figures: {}, figuresAt: null, history: [], viewMarks: [], spikes: [], past: [], posts: [], audience: null, audienceReadAt: null, peers: null,
};

/** What the screen shows of the account, as markup. */
const shown = (changes: Partial<AccountFactsView>): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" now={now} messages={{ common, connections, "creator-facts": facts }}>
      <MantineProvider>
        <AccountFigures account={{ ...imported, ...changes }} />
      </MantineProvider>
    </NextIntlClientProvider>,
  );

test("given an account that the creator connected, then its figures say so, also before the first reading", () => {
  expect(shown({ isConnected: true, lastReadAt: "2026-05-03T09:57:00.000Z" })).toContain("Connected by the creator");
  expect(shown({ isConnected: true })).toContain("the first reading is under way");
});

test("given an account that could not be read lately, then the day of the figures, the platform and the reason are told", () => {
  expect(shown({ lastReadAt: "2026-05-01T08:00:00.000Z", staleSince: "2026-05-02T08:00:00.000Z", staleReason: "consent-lapsed" })).toContain(
    "Figures of May 1, 2026. Since May 2, 2026 YouTube could not be read: the consent lapsed.",
  );
});

test("given an imported account that nobody reads, then it is not called unread", () => {
  const text = shown({});
  expect(text).toContain("48.2K");
  expect(text).not.toContain("not read yet");
});
