import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../../kernel/index.ts";
import type { PlatformGrant } from "../connector.port.ts";
import { PlatformTokenRejected } from "../platform.errors.ts";
import type { AccountConnection } from "./connection.ts";
import { connect, disconnect, lapse, problemOf, remind, renewalBegun, renewalFailed, renewalProblemOf, renewed } from "./lifecycle.ts";
import { isBeingRenewed, isRenewalDue } from "./lifetime.ts";

const hour = 3_600_000;
const day = 24 * hour;
const at = new Date("2026-11-25T10:00:00Z");
const later = (ms: number, from = at) => new Date(from.getTime() + ms);
const asked = ["user.info.basic", "video.list"];
/** As TikTok gives it: hours for the access token, half a year for the refresh token. */
const rotating = (from = at, scopes = asked): PlatformGrant => ({ accessToken: "act", refreshToken: "rft", expiresAt: later(2 * hour, from), lapsesAt: later(180 * day, from), scopes, externalId: "o1" });
/** As Instagram gives it: one token for sixty days. */
const prolonged = (from = at): PlatformGrant => ({ accessToken: "igt", refreshToken: null, expiresAt: later(60 * day, from), scopes: asked, externalId: "o1" });

function connected(grant: PlatformGrant, known: AccountConnection | null = null, when = at) {
  return connect({ id: newId(), creatorId: newId(), socialAccountId: newId(), platform: "tiktok", handle: "mira", grant, asked, at: when }, known);
}
const typesOf = ({ facts }: { facts: { type: string }[] }) => facts.map(({ type }) => type);

describe("a connection", () => {
  it("given a whole consent, is active and is renewed at half of its life", () => {
    const { state, facts } = connected(rotating());
    expect(state).toMatchObject({ status: "active", problem: null, missingScopes: [], refreshAt: later(hour), accessExpiresAt: later(2 * hour), lapsesAt: later(180 * day), fence: 0, version: 1 });
    expect(facts).toMatchObject([{ type: "tracking.account-connected.v1", creatorId: state.creatorId, data: { connectionId: state.id, socialAccountId: state.socialAccountId, platform: "tiktok" } }]);
  });

  it("given fewer rights than asked for, is active and says which are missing", () => {
    expect(connected(rotating(at, ["user.info.basic"])).state).toMatchObject({ status: "active", missingScopes: ["video.list"] });
  });

  it("given a token that is itself prolonged, ends with it, and is renewed weeks before its creator would be told", () => {
    const { state } = connected(prolonged());
    expect(state).toMatchObject({ lapsesAt: later(60 * day), refreshAt: later(30 * day) });
    expect(remind(state, later(30 * day)).facts).toEqual([]);
    expect(remind(renewed(state, prolonged(later(30 * day)), later(30 * day)), later(50 * day)).facts).toEqual([]);
  });

  it("given a lapsed one that is connected again, lives on under its id without its problem", () => {
    const lapsed = lapse(connected(rotating()).state, "revoked", later(day)).state;
    const { state } = connected(rotating(later(2 * day)), lapsed, later(2 * day));
    expect(state).toMatchObject({ id: lapsed.id, status: "active", problem: null, remindedAt: null, connectedAt: later(2 * day) });
  });

  it("given fourteen days are left, is told of once; renewed, it may be told of again, much later", () => {
    const { state } = connected(prolonged());
    expect(typesOf(remind(state, later(45 * day)))).toEqual([]);
    const reminded = remind(state, later(46 * day));
    expect(reminded.facts).toMatchObject([{ type: "tracking.connection-lapsing.v1", data: { lapsesAt: later(60 * day).toISOString() } }]);
    expect(typesOf(remind(reminded.state, later(47 * day)))).toEqual([]);
    expect(renewed(reminded.state, prolonged(later(48 * day)), later(48 * day)).remindedAt).toBeNull();
  });

  it("given a platform that fails, waits a minute, then twice as long each time, up to an hour", () => {
    let { state } = connected(rotating());
    const waits = Array.from({ length: 9 }, () => {
      state = renewalFailed(state, false, at);
      return (state.refreshAt.getTime() - at.getTime()) / 60_000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(renewed(state, rotating(), at).refreshFailures).toBe(0);
  });

  it("given a renewal whose answer may be lost, remembers it until one arrives", () => {
    const begun = renewalBegun(connected(rotating()).state, later(hour));
    expect(isBeingRenewed(begun, later(hour + 59_000))).toBe(true);
    expect(isBeingRenewed(begun, later(hour + 60_000))).toBe(false);
    expect(renewalFailed(begun, true, later(hour)).renewalBegunAt).toEqual(later(hour));
    expect(renewalFailed(begun, false, later(hour)).renewalBegunAt).toBeNull();
    expect(renewed(begun, rotating(), later(hour)).renewalBegunAt).toBeNull();
  });

  it("that was given back is not given back twice, and can neither be renewed nor lapse", () => {
    const gone = disconnect(connected(rotating()).state, false, at);
    expect(typesOf(gone)).toEqual(["tracking.account-disconnected.v1"]);
    expect(typesOf(disconnect(gone.state, false, at))).toEqual([]);
    expect(disconnect(gone.state, true, at).facts).toMatchObject([{ data: { erased: true } }]);
    expect(() => renewed(gone.state, rotating(), at)).toThrow("This connection is disconnected");
    expect(() => lapse(gone.state, "revoked", at)).toThrow("This connection is disconnected");
  });

  it.each([
    ["a right is missing: scope_not_authorized", "scopes-missing"],
    ["there is no open channel at this account", "account-closed"],
    ["access_token_invalid", "revoked"],
  ] as const)("rejected because %s, lapses as %s", (reason, problem) => {
    expect(problemOf(new PlatformTokenRejected("tiktok", reason), { lapsesAt: later(day) }, at)).toBe(problem);
  });

  it("rejected after an answer was lost, lapses as interrupted where each renewal has a new refresh token, and nowhere else", () => {
    const { state } = connected(rotating());
    const rejected = new PlatformTokenRejected("tiktok", "invalid_grant");
    expect([renewalProblemOf(rejected, state, true, at), renewalProblemOf(rejected, state, false, at), renewalProblemOf(rejected, { ...state, platform: "youtube" }, true, at)]).toEqual(["interrupted", "revoked", "revoked"]);
  });

  it("rejected after its last day, lapses as expired", () => {
    expect(problemOf(new PlatformTokenRejected("instagram", "Session has expired"), { lapsesAt: later(-day) }, at)).toBe("expired");
  });
});

describe("whatever happens to a connection in whatever order", () => {
  const steps = ["renew", "fail", "lapse", "remind", "disconnect", "connect"] as const;
  const step = fc.record({ what: fc.constantFrom(...steps), hours: fc.nat(24 * 40) });

  it("it never leaves disconnected, has a problem exactly when lapsed, and wants to be renewed before it ends", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (taken, isRotating) => {
        const grantAt = isRotating ? rotating : prolonged;
        let { state } = connected(grantAt());
        let now = at;
        for (const { what, hours } of taken) {
          now = later(hours * hour, now);
          const before = state;
          state = taking(state, what, now, grantAt);
          if (before.status === "disconnected") expect(state.status).toBe("disconnected");
          expect(state.problem !== null).toBe(state.status === "lapsed");
          if (what === "renew" && state !== before) expect(state.refreshAt < state.accessExpiresAt).toBe(true);
          expect(isRenewalDue(state, state.accessExpiresAt)).toBe(true);
        }
      }),
    );
  });

  function taking(state: AccountConnection, what: (typeof steps)[number], now: Date, grantAt: (from: Date) => PlatformGrant): AccountConnection {
    if (what === "remind") return remind(state, now).state;
    if (what === "disconnect") return disconnect(state, false, now).state;
    if (what === "connect") return state.status === "disconnected" ? state : connected(grantAt(now), state, now).state;
    if (state.status !== "active") return state;
    if (what === "renew") return renewed(state, grantAt(now), now);
    return what === "fail" ? renewalFailed(state, true, now) : lapse(state, "revoked", now).state;
  }
});
