import { jobs } from "@fanfare/contracts/jobs";
import { describe, expect, it } from "vitest";
import { checkHandlers } from "./check-handlers.ts";

const follows = (consumer: string, types: string[] = ["campaigns.campaign-created.v1"], place = `Some.${consumer}`) => ({ place, consumer, types });
const does = (name: string, place = `Some.${name}`) => ({ place, name });
const sentences = (events: ReturnType<typeof follows>[], handled: ReturnType<typeof does>[], roles: string[] = []): string => {
  try {
    checkHandlers({ events, jobs: handled }, roles);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the check of handlers at the start", () => {
  it("finds nothing wrong with handlers that fit the catalogues", () => {
    expect(sentences([follows("a.one"), follows("a.two")], Object.keys(jobs).map((name) => does(name)), ["discovery", "media"])).toBe("");
  });

  it("names both handlers of a job that two do", () => {
    expect(sentences([], [does("media.process-asset", "First.run"), does("media.process-asset", "Second.run")])).toContain('The job "media.process-asset" is done by First.run and Second.run; only one may do it.');
  });

  it("names a job of an active role that nothing does", () => {
    expect(sentences([], [], ["media"])).toContain('Nothing does the job "media.process-asset".');
    expect(sentences([], [], ["relay"])).toBe("");
  });

  it("wants every job of a queue that the process takes from", () => {
    const catalogue = { "letters.write": { queue: "letters" }, "letters.send": { queue: "letters" }, "walks.take": { queue: "walks" } };
    expect(() => checkHandlers({ events: [], jobs: [does("letters.write"), does("walks.take")] }, [], catalogue)).toThrow('Nothing does the job "letters.send".');
  });

  it("names events and jobs that no catalogue has", () => {
    const found = sentences([follows("a.one", ["campaigns.campaign-danced.v1"])], [does("media.dance")]);
    expect(found).toContain('waits for the event "campaigns.campaign-danced.v1"');
    expect(found).toContain('does the job "media.dance"');
  });

  it("names both users of one consumer name", () => {
    expect(sentences([follows("a.one", undefined, "First.handle"), follows("a.one", undefined, "Second.handle")], [])).toContain('The consumer name "a.one" is used by First.handle and Second.handle');
  });
});
