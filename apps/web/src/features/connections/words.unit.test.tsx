import type { ConnectionView } from "@fanfare/contracts/connections";
import type { FreshnessView } from "@fanfare/contracts/freshness";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import common from "../../../messages/en/common.json" with { type: "json" };
import connections from "../../../messages/en/connections.json" with { type: "json" };
import { AccountsRequest } from "./accounts-request.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import { aConnection, aFreshness } from "./example.ts";
import { Freshness, ShortFreshness } from "./freshness.tsx";

const now = new Date("2026-05-03T10:00:00.000Z");

/** The text that a person reads of a piece of the screen. */
function textOf(piece: ReactNode): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" now={now} messages={{ common, connections }}>
      <MantineProvider>{piece}</MantineProvider>
    </NextIntlClientProvider>,
  );
  return markup.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<\/(p|li|span|div)>/g, " ").replace(/<[^>]+>/g, "").replace(/&#x27;/g, "'").replace(/\s+/g, " ").trim();
}

const facts = (changes: Partial<ConnectionView>) => textOf(<ConnectionFacts connection={aConnection(changes)} />);

test("given a connection that is well, then handle, followers, since when and the last reading are told", () => {
  const text = facts({});
  expect(text).toContain("@mira.cooks");
  expect(text).toContain("48.2K followers");
  expect(text).toContain("Connected since Mar 1, 2026");
  expect(text).toContain("Read 3 minutes ago");
});

test("given an account that was connected just now, then the first reading is said to be under way and followers are not 0", () => {
  const text = facts({ lastReadAt: null, nextReadAt: null, followers: null });
  expect(text).toContain("The first reading is under way");
  expect(text).not.toContain("followers");
});

test("given a consent that ends soon, then the day and what to do are told", () => {
  expect(facts({ isLapsing: true, lapsesAt: "2026-05-12T00:00:00.000Z" })).toContain("The consent lapses on May 12, 2026. Connect again before that");
});

test("given a lapsed connection, then the reason is told and that the old figures stay", () => {
  const text = facts({ status: "lapsed", problem: "revoked" });
  expect(text).toContain("YouTube says that the consent was taken back");
  expect(text).toContain("What was read until then is still shown");
  expect(text).not.toContain("next reading");
});

test("given rights that were not granted, then what can't be shown is told, also for a right without words", () => {
  const text = facts({ missingScopes: ["https://www.googleapis.com/auth/yt-analytics.readonly", "new.right"] });
  expect(text).toContain("countries, ages and genders of your audience can't be shown");
  expect(text).toContain("new.right: what depends on it can't be shown.");
});

test("given figures that could not be read lately, then their day, the platform and the reason are told", () => {
  const stale = aFreshness({ readAt: "2026-05-01T08:00:00.000Z", staleSince: "2026-05-02T08:00:00.000Z", staleReason: "consent-lapsed" });
  const said = "Figures of May 1, 2026. Since May 2, 2026 YouTube could not be read: the consent lapsed.";
  expect(textOf(<Freshness freshness={stale} reader="agency" />)).toBe(`${said} Ask the creator to connect the account again.`);
  expect(textOf(<Freshness freshness={stale} reader="creator" />)).toBe(`${said} Connect the account again on the page Accounts.`);
  expect(textOf(<Freshness freshness={{ ...stale, readAt: null }} reader="agency" />)).toContain("No figures yet. Since May 2, 2026");
  expect(textOf(<ShortFreshness freshness={stale} reader="agency" />)).toBe("stale since May 2, 2026");
});

test("given figures that are not stale, then their age and where they come from are told", () => {
  const long = (changes: Partial<FreshnessView>) => textOf(<Freshness freshness={aFreshness(changes)} reader="agency" />);
  const short = (changes: Partial<FreshnessView>) => textOf(<ShortFreshness freshness={aFreshness(changes)} reader="agency" />);
  expect(long({ source: "consent" })).toBe("Connected by the creator · read 3 minutes ago");
  expect(long({})).toBe("Public figures · read 3 minutes ago");
  expect(long({ source: "by-hand", isFinal: true })).toBe("Shown by the creator's screenshots · accepted 3 minutes ago");
  expect(long({ isFinal: true })).toBe("Public figures · read 3 minutes ago. Its readings are over, and these figures stay.");
  expect(long({ readAt: null })).toBe("Public figures · not read yet");
  expect([short({}), short({ isFinal: true }), short({ source: "by-hand" }), short({ readAt: null })]).toEqual(["3 minutes ago", "3 minutes ago · final", "3 minutes ago · by screenshots", "not yet"]);
});

test("given a consent whose renewal the platform has not answered, then it is told that nothing has to be done", () => {
  expect(facts({ isRenewing: true })).toContain("YouTube has not answered yet when the consent was to be renewed. It is asked again by itself");
});

test("given a platform that is switched off, then the connection is not called connected, and no next reading is promised", () => {
  const text = textOf(<ConnectionFacts connection={aConnection()} isOn={false} />);
  expect(text).toContain("Not read at present");
  expect(text).not.toContain("next reading");
});

test("given a lapsed connection, then the first screen names the platform and how many more there are", () => {
  const text = textOf(<AccountsRequest need={{ kind: "lapsed", connection: aConnection({ platform: "instagram", status: "lapsed" }), more: 2 }} />);
  expect(text).toContain("Instagram can no longer be read and 2 more accounts");
});
