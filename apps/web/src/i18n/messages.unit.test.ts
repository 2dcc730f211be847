import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locales } from "./locales.ts";
import { namespaces } from "./namespaces.ts";

const directory = new URL("../../messages/", import.meta.url);

function readMessages(locale: string, namespace: string): unknown {
  return JSON.parse(readFileSync(new URL(`${locale}/${namespace}.json`, directory), "utf8"));
}

/** Flattens nested messages to `path -> text`. */
function flatten(messages: unknown, path: string[] = []): [string, string][] {
  if (typeof messages === "string") return [[path.join("."), messages]];
  if (typeof messages !== "object" || messages === null) throw new Error(`${path.join(".")} is neither a text nor a group.`);
  return Object.entries(messages).flatMap(([key, value]) => flatten(value, [...path, key]));
}

/**
 * The names of a text's arguments and tags, `{count, plural, ...}` and `<link>`. Braces open an argument and a
 * branch's text in turn, so an argument is whatever opens at an even depth.
 */
function argumentNames(text: string): string[] {
  const names = new Set([...text.matchAll(/<([a-z]\w*)>/g)].map((match) => match[1] ?? ""));
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === "}") depth -= 1;
    if (character !== "{") continue;
    if (depth % 2 === 0) names.add(/^\s*(\w+)/.exec([...text].slice(index + 1).join(""))?.[1] ?? "");
    depth += 1;
  }
  return [...names].sort();
}

describe("messages", () => {
  test("every file of every language is a registered namespace", () => {
    for (const locale of locales) {
      const files = readdirSync(new URL(`${locale}/`, directory)).map((name) => name.replace(/\.json$/, ""));
      expect(files.sort(), locale).toEqual([...namespaces].sort());
    }
  });

  test.each([...namespaces])("%s says the same things in English and Russian", (namespace) => {
    const english = flatten(readMessages("en", namespace));
    const russian = new Map(flatten(readMessages("ru", namespace)));
    expect([...russian.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    for (const [key, text] of english) {
      expect(argumentNames(russian.get(key) ?? ""), `${namespace}.${key}`).toEqual(argumentNames(text));
    }
  });
});
