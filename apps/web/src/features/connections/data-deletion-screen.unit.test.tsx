import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import common from "../../../messages/en/common.json" with { type: "json" };
import deletion from "../../../messages/en/data-deletion.json" with { type: "json" };
import { DataDeletionScreen, type DeletionShown } from "./data-deletion-screen.tsx";

const asked: DeletionShown = { platform: "instagram", requestedAt: new Date("2026-05-03T10:00:00Z"), completedAt: null, accounts: null };
const textOf = (changes: Partial<DeletionShown>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, "data-deletion": deletion }}>
      <MantineProvider>
        <DataDeletionScreen deletion={{ ...asked, ...changes }} />
      </MantineProvider>
    </NextIntlClientProvider>,
  ).replace(/<style[\s\S]*?<\/style>/g, "").replace(/<[^>]+>/g, " ");

test("given a wish that waits, then it says so and that it is looked at again", () => {
  expect(textOf({})).toContain("Your data is being erased");
  expect(textOf({})).toContain("Instagram told us on May 3, 2026 at 10:00 AM UTC");
});

test("given it is done, then when, what was erased and what stays are told", () => {
  const text = textOf({ completedAt: new Date("2026-05-03T10:01:00Z"), accounts: 1 });
  for (const part of ["It was done on May 3, 2026 at 10:01 AM UTC", "What was erased", "Followers, views", "What stays", "made for a campaign"]) expect(text).toContain(part);
});

test("given nobody was known, then it says that there was nothing", () => {
  const text = textOf({ completedAt: new Date("2026-05-03T10:01:00Z"), accounts: 0 });
  expect(text).toContain("There was nothing to erase");
  expect(text).not.toContain("What was erased");
});
