import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readPostText } from "./post-text.ts";

describe("what a post's text says", () => {
  it("finds links, mentions and hashtags, each once, folded", () => {
    const text = "New! with @Acme.Shoes and @acme.shoes. Buy: https://acme.example/run?utm=1#top, or (https://acme.example/b). #Run #run #Бег mail me@x.example";
    expect(readPostText(text)).toEqual({
      links: ["https://acme.example/run?utm=1#top", "https://acme.example/b"],
      mentions: ["acme.shoes"],
      hashtags: ["run", "бег"],
      saysAdvertising: false,
    });
  });

  it.each(["#ad", "#Werbung wegen Marken", "Текст #реклама", "#Anzeige", "ООО «Ромашка» erid: 2Vtzqx", "#współpracareklamowa"])("takes %s for advertising", (text) => {
    expect(readPostText(text).saysAdvertising).toBe(true);
  });

  it.each(["advertising is everywhere", "#adventure", "https://x.example/#ad", "sherid: 5", "R&D#ad"])("does not take %s for advertising", (text) => {
    expect(readPostText(text).saysAdvertising).toBe(false);
  });

  it("reads any text, however long or strange", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { mentions, hashtags } = readPostText(text);
        expect(new Set(mentions).size).toBe(mentions.length);
        expect(hashtags.every((tag) => !tag.startsWith("#"))).toBe(true);
      }),
    );
    expect(readPostText("@#".repeat(500_000)).hashtags).toEqual([]);
  });
});
