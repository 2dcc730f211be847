import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";

import { readKeys } from "./keys.ts";
import { sealingWith } from "./sealing.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });
const [old, fresh] = [key("2025"), key("2026")];
const place = "connection_tokens|c1|m1|access_token";
const secret = "act.example*1!4321";

describe("sealing", () => {
  it("opens in its place what it sealed there, and never seals twice alike", () => {
    const sealing = sealingWith([fresh]);
    const [one, two] = [sealing.seal(secret, place), sealing.seal(secret, place)];
    expect(sealing.open("2026", one, place)).toBe(secret);
    expect(Buffer.from(one)).not.toEqual(Buffer.from(two));
    expect(Buffer.from(one).includes(Buffer.from(secret))).toBe(false);
  });

  it.each(["connection_tokens|c2|m1|access_token", "connection_tokens|c1|m2|access_token", "connection_tokens|c1|m1|refresh_token"])("given a token moved to %s, does not open it", (elsewhere) => {
    const sealing = sealingWith([fresh]);
    expect(() => sealing.open("2026", sealing.seal(secret, place), elsewhere)).toThrow("moved to another place");
  });

  it("given another key under the same id, or one changed bit, does not open it", () => {
    const sealed = sealingWith([fresh]).seal(secret, place);
    expect(() => sealingWith([key("2026")]).open("2026", sealed, place)).toThrow("sealed with another key");
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => sealingWith([fresh]).open("2026", changed, place)).toThrow("it was changed");
    }
    expect(() => sealingWith([fresh]).open("2026", sealed.subarray(0, 20), place)).toThrow("too short");
  });

  it("given a new first key, seals with that one and still opens what the old one sealed", () => {
    const sealed = sealingWith([old]).seal(secret, place);
    const rotated = sealingWith([fresh, old]);
    expect(rotated.keyId).toBe("2026");
    expect(rotated.open("2025", sealed, place)).toBe(secret);
    expect(() => sealingWith([old]).open("2026", rotated.seal(secret, place), place)).toThrow(`the key "2026" is not among this installation's`);
  });

  it("without any key, says so and never the secret", () => {
    expect(() => sealingWith([]).seal(secret, place)).toThrow("this installation has no key");
    expect(() => sealingWith([]).seal(secret, place)).not.toThrow(secret);
  });
});

describe("keys", () => {
  const encoded = (bytes = 32) => randomBytes(bytes).toString("base64");

  it("are read in their order", () => {
    expect(readKeys(`a:${encoded()}, b:${encoded()}`).map(({ id, key }) => [id, key.length])).toEqual([["a", 32], ["b", 32]]);
  });

  it("are refused with the place or the name of the wrong one, and never with the key", () => {
    const short = encoded(16);
    expect(() => readKeys(`a:${encoded()},nonsense`)).toThrow("no readable key at place 2");
    expect(() => readKeys(`a:${short}`)).toThrow(`a key "a" of 16 bytes`);
    expect(() => readKeys(`a:${short}`)).not.toThrow(short);
    expect(() => readKeys(`a:${encoded()},a:${encoded()}`)).toThrow(`the key "a" twice`);
  });
});
