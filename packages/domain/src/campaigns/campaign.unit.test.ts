import { campaignStatuses } from "@fanfare/contracts/campaigns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, money } from "../kernel/index.ts";
import {
  allowedAfter, archive, changeBrief, changeBudget, changeRequirements, changeSchedule, changeSlug, complete, duplicateOf, launch, newCampaign, pause, resume,
  type Campaign, type Decided,
} from "./campaign.ts";

const at = new Date("2026-05-03T10:00:00Z");
const draft = (): Campaign => ({
  ...newCampaign({ id: "c", organizationId: "o", brandId: "b", name: "Summer", slug: "summer", createdBy: "u", currency: "EUR", at }).state,
  endsOn: "2026-06-30",
  brief: { goal: "Sell", audience: "", keyMessages: [], dos: [], donts: [], creatorGets: "Shoes" },
  requirements: [{ id: "r", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: [], mustLink: null, disclosure: "none", notes: "" }],
  budget: money(500_000n, "EUR"),
});
const inStatus = (status: Campaign["status"]): Campaign => ({ ...draft(), status, launchedAt: status === "draft" ? null : at });
const empty = { funded: 0n, committed: 0n, settled: 0n };

const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("the life of a campaign", () => {
  const steps: Record<string, { to: Campaign["status"]; run: (campaign: Campaign) => Decided }> = {
    launch: { to: "live", run: (campaign) => launch(campaign, at) },
    pause: { to: "paused", run: (campaign) => pause(campaign, at) },
    resume: { to: "live", run: (campaign) => resume(campaign, at) },
    complete: { to: "completed", run: (campaign) => complete(campaign, at) },
    archive: { to: "archived", run: (campaign) => archive(campaign, at) },
  };

  test("given any sequence of commands, each either moves along an allowed arrow and says so, or is refused and changes nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 12 }), (names) => {
        let campaign = draft();
        for (const name of names) {
          const { to, run } = steps[name]!;
          const before = structuredClone(campaign);
          try {
            const { state, facts } = run(campaign);
            expect(allowedAfter(campaign.status)).toContain(to);
            expect(state.status).toBe(to);
            expect(facts.at(-1)).toMatchObject({ type: "campaigns.campaign-status-changed.v1", organizationId: "o", data: { status: to } });
            campaign = state;
          } catch (error) {
            expect(error).toMatchObject({ kind: "rule-broken", code: "kernel.illegal-transition", details: { state: campaign.status } });
            expect(campaign).toEqual(before);
          }
        }
      }),
    );
  });

  test("given a draft, when it is launched, then it is live since now and its address is told", () => {
    const { state, facts } = launch(inStatus("draft"), at);
    expect(state).toMatchObject({ status: "live", launchedAt: at });
    expect(facts.map((fact) => fact.type)).toEqual(["campaigns.campaign-launched.v1", "campaigns.campaign-status-changed.v1"]);
  });

  test("a draft can't be resumed, and a paused campaign can't be launched a second time", () => {
    expect(refusal(() => resume(inStatus("draft"), at)).code).toBe("kernel.illegal-transition");
    expect(refusal(() => launch(inStatus("paused"), at)).code).toBe("kernel.illegal-transition");
  });

  test("a paused campaign whose end has passed needs a later end before it goes on", () => {
    expect(refusal(() => resume({ ...inStatus("paused"), endsOn: "2026-05-03" }, at)).code).toBe("campaigns.end-in-past");
  });

  test.each(campaignStatuses.filter((status) => status === "completed" || status === "archived"))("a campaign that is %s is not changed any more", (status) => {
    const ended = inStatus(status);
    for (const change of [
      () => changeBrief(ended, ended.brief, at),
      () => changeRequirements(ended, [], at),
      () => changeSchedule(ended, { startsOn: null, endsOn: null }, at),
      () => changeBudget(ended, money(1n, "EUR"), empty, at),
    ]) {
      expect(refusal(change)).toMatchObject({ kind: "rule-broken", code: "campaigns.campaign-ended" });
    }
  });
});

describe("changing a campaign", () => {
  test("an end before the start is told at the end's field", () => {
    expect(refusal(() => changeSchedule(draft(), { startsOn: "2026-06-02", endsOn: "2026-06-01" }, at)).fields).toHaveProperty("endsOn");
  });

  test("a live campaign keeps an end in the future and at least one requirement; a draft may lack both", () => {
    expect(refusal(() => changeSchedule(inStatus("live"), { startsOn: null, endsOn: "2026-05-03" }, at)).code).toBe("campaigns.end-in-past");
    expect(refusal(() => changeRequirements(inStatus("live"), [], at)).code).toBe("campaigns.requirements-needed");
    expect(changeSchedule(draft(), { startsOn: null, endsOn: null }, at).state.endsOn).toBeNull();
    expect(changeRequirements(draft(), [], at).state.requirements).toEqual([]);
  });

  test("for any wallet, the budget is never set below what is promised and paid", () => {
    const cents = fc.bigInt({ min: 0n, max: 10_000_000n });
    fc.assert(
      fc.property(cents, cents, cents, (budget, committed, settled) => {
        const set = () => changeBudget(inStatus("live"), money(budget, "EUR"), { funded: committed + settled, committed, settled }, at);
        if (budget < committed + settled) expect(refusal(set).code).toBe("campaigns.budget-below-committed");
        else expect(set().state.budget.minor).toBe(budget);
      }),
    );
  });

  test("a budget in another currency is refused", () => {
    expect(refusal(() => changeBudget(draft(), money(1n, "USD"), empty, at)).code).toBe("campaigns.other-currency");
  });

  test("the address can be chosen until the launch and never after it", () => {
    expect(changeSlug(draft(), "autumn", at).state.slug).toBe("autumn");
    expect(refusal(() => changeSlug(inStatus("paused"), "autumn", at)).fields).toHaveProperty("slug");
  });

  test("a duplicate carries the brief and the requirements, but no dates, money or past", () => {
    const original = { ...inStatus("completed"), version: 9 };
    const { state } = duplicateOf(original, { id: "d", name: "Summer again", slug: "summer-again", createdBy: "v", at });
    expect(state).toMatchObject({ brief: original.brief, requirements: original.requirements, status: "draft", startsOn: null, endsOn: null, launchedAt: null, version: 1 });
    expect(state.budget).toEqual(money(0n, "EUR"));
  });
});
