import type { Notifications, NotificationView } from "@fanfare/contracts/notifications";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import commonEn from "../../../messages/en/common.json" with { type: "json" };
import en from "../../../messages/en/notifications.json" with { type: "json" };
import commonRu from "../../../messages/ru/common.json" with { type: "json" };
import ru from "../../../messages/ru/notifications.json" with { type: "json" };
import { NewsList } from "./news-drawer.tsx";
import type { NewsReader } from "./use-news-words.ts";

const now = new Date("2026-05-10T10:00:00.000Z");
const languages = { en: { common: commonEn, notifications: en }, ru: { common: commonRu, notifications: ru } } as const;
const data = {
  creatorName: "Mira Lind", campaignName: "Summer", brandName: "Kestrel", amount: "45000", currency: "EUR", platform: "tiktok", handle: "mira", lapsesAt: "2026-05-20T00:00:00.000Z", searchName: "Runners", count: 3,
};
const notification = (kind: string, changes: Partial<NotificationView> = {}): NotificationView => ({ id: kind, kind, data, link: "/content/1", isRead: false, createdAt: "2026-05-10T09:57:00.000Z", ...changes });

function textOf(reader: NewsReader, news: Notifications, { locale = "en" as keyof typeof languages, mayMark = true } = {}): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" now={now} messages={languages[locale]} onError={(error) => { throw error; }}>
      <MantineProvider>
        <NewsList reader={reader} news={news} onRead={mayMark ? () => undefined : null} onFollowed={() => undefined} />
      </MantineProvider>
    </NextIntlClientProvider>,
  );
  return markup.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<\/(p|li|span|div)>/g, " ").replace(/<[^>]+>/g, "").replace(/&#x27;/g, "'").replace(/\s+/g, " ").trim();
}

describe.each(["en", "ru"] as const)("in %s", (locale) => {
  test.each(["organization", "creator"] as const)("given each kind of news for the %s, then its sentence names all that it has a place for", (reader) => {
    for (const kind of Object.keys(languages[locale].notifications[reader])) {
      const text = textOf(reader, { notifications: [notification(kind)], unread: 1 }, { locale });
      expect(text, kind).not.toMatch(/–|\{|undefined|null/);
    }
  });
});

test("given news, then what is not read is called new, and how many there are is said", () => {
  const text = textOf("organization", { notifications: [notification("draft-submitted"), notification("payout-settled", { isRead: true })], unread: 1 });
  expect(text).toContain("1 is not read yet.");
  expect(text).toContain("New: Mira Lind handed in a draft for Summer 3 minutes ago");
  expect(text).not.toContain("New: €450.00");
  expect(text).toContain("€450.00 was paid out to Mira Lind for Summer");
  expect(text).toContain("Mark all as read");
});

test("given somebody who only looks on, then nothing can be marked", () => {
  expect(textOf("organization", { notifications: [notification("draft-submitted")], unread: 1 }, { mayMark: false })).not.toContain("Mark all as read");
});

test("given a kind from a newer version, then it is not left out", () => {
  expect(textOf("creator", { notifications: [notification("gift-sent")], unread: 1 })).toContain("Something happened that this page has no words for");
});

test("given no news yet, then it is told what will be here", () => {
  expect(textOf("creator", { notifications: [], unread: 0 })).toContain("Offers, answers to your drafts, payments");
});
