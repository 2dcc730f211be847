import { expect, test } from "vitest";
import { chooseLocale, parseTimeZone } from "./locales.ts";

test("a person's own choice of language wins over the browser's", () => {
  expect(chooseLocale("ru", "en-US,en;q=0.9")).toBe("ru");
  expect(chooseLocale("xx", "ru-RU")).toBe("ru");
});

test("the browser's languages count by their quality, and an unknown one falls back to English", () => {
  expect(chooseLocale(undefined, "ru;q=0.4, en")).toBe("en");
  expect(chooseLocale(undefined, "de-DE, ru;q=0.7, en;q=0.3")).toBe("ru");
  expect(chooseLocale(undefined, "de, fr")).toBe("en");
  expect(chooseLocale(undefined, null)).toBe("en");
});

test("a time zone the runtime does not know becomes UTC", () => {
  expect(parseTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
  expect(parseTimeZone("Mars/Olympus")).toBe("UTC");
  expect(parseTimeZone(undefined)).toBe("UTC");
});
