import { describe, expect, it } from "vitest";
import { hashToken, newId } from "../../kernel/index.ts";
import { beginConsent, scopesAskedBy, verifierOf } from "./consent.ts";
import type { Sealing } from "./sealing.port.ts";

const at = new Date("2026-11-25T10:00:00Z");
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
/** Writes the place beside the secret, so that the test sees it was asked for. */
const sealing: Sealing = {
  keyId: "k",
  seal: (secret, place) => Buffer.from(JSON.stringify([secret, place])),
  open: (_keyId, sealed, place) => {
    const [secret, sealedFor] = JSON.parse(Buffer.from(sealed).toString()) as [string, string];
    if (sealedFor !== place) throw new Error("another place");
    return secret;
  },
};
const begin = () => beginConsent(sealing, { userId: newId(), creatorId: newId(), platform: "tiktok", at });

describe("a consent", () => {
  it("keeps of its state the hash alone, and leaves with secrets of full length", () => {
    const { pending, state, codeVerifier } = begin();
    expect(pending.stateHash).toBe(hashToken(state));
    expect(JSON.stringify(pending)).not.toContain(state);
    // RFC 7636: 43 to 128 characters.
    expect(codeVerifier).toMatch(/^[\w-]{43,128}$/);
    expect([state === begin().state, codeVerifier === state]).toEqual([false, false]);
  });

  it("come back to within ten minutes, gives its verifier", () => {
    const { pending, codeVerifier } = begin();
    expect(verifierOf(sealing, pending, "tiktok", minutes(9))).toBe(codeVerifier);
  });

  it("that is not there, or of another platform, is unknown; after ten minutes it has expired", () => {
    const { pending } = begin();
    expect(() => verifierOf(sealing, null, "tiktok", at)).toThrow("used already, or began elsewhere");
    expect(() => verifierOf(sealing, pending, "twitch", at)).toThrow("used already, or began elsewhere");
    expect(() => verifierOf(sealing, pending, "tiktok", minutes(10))).toThrow("more than ten minutes");
  });

  it("whose verifier was moved to another creator's does not open", () => {
    expect(() => verifierOf(sealing, { ...begin().pending, creatorId: newId() }, "tiktok", at)).toThrow("another place");
  });

  it.each(["user.info.basic,video.list", "user.info.basic video.list"])("asks for the rights that its address names: %s", (scope) => {
    expect(scopesAskedBy(new URL(`https://platform.example/authorize?${new URLSearchParams({ scope }).toString()}`))).toEqual(["user.info.basic", "video.list"]);
  });
});
