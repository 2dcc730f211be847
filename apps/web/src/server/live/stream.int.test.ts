import { newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase } from "@fanfare/testing/database";
import { eventually } from "@fanfare/testing/eventually";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type SignedInCaller, type World } from "../testing/world.ts";
import { liveStream } from "./stream.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld(await testDatabase());
});
afterAll(() => world.close());

/** Opens a screen's live line and collects what arrives. */
async function listen(caller: SignedInCaller) {
  const { cookie, who } = world.personas[caller];
  const stream = await liveStream(world.app, new Headers({ cookie }), who);
  const reader = stream.getReader();
  const heard: string[] = [];
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard.push(new TextDecoder().decode(value));
    }
  })();
  return { heard, ended, stop: () => reader.cancel() };
}

async function publish(organizationId: string | null, creatorId: string | null, name: string) {
  const id = newId();
  const actor = world.as("owner").actor as Member;
  const envelope = {
    id, type: "identity.brand-added.v1", organizationId, creatorId, aggregateId: id, sequence: 1, actor: { kind: "member", id: actor.userId },
    occurredAt: new Date().toISOString(), correlationId: "live-test", causationId: null, data: { brandId: id, name },
  };
  const bus = await world.app.events();
  await bus.ensureStream();
  await bus.publish({ id, type: "fanfare.identity.brand-added.v1", envelope });
  return id;
}

test("members hear of their organization and creators of themselves, by type and ids only", async () => {
  const [viewer, stranger, creator, otherCreator] = await Promise.all((["viewer", "stranger", "creator", "otherCreator"] as const).map(listen));
  const forOrganization = await publish(world.organizationId, null, "Secret name");
  const forCreator = await publish(null, world.as("creator").actor.creatorId, "Secret name");
  await eventually(() => viewer!.heard.join("").includes(forOrganization) && creator!.heard.join("").includes(forCreator));
  const everything = [viewer, stranger, creator, otherCreator].map((line) => line!.heard.join(""));
  expect(everything[0]).not.toContain(forCreator);
  expect(everything[0]!.split(`"${forOrganization}"`).length, "told once").toBe(2);
  expect(everything[1]).not.toMatch(new RegExp(`${forOrganization}|${forCreator}`));
  expect(everything[3]).not.toMatch(new RegExp(`${forOrganization}|${forCreator}`));
  expect(everything.join("")).not.toContain("Secret name");
  await Promise.all([viewer, stranger, creator, otherCreator].map((line) => line!.stop()));
});

test("the line ends soon after the session does", async () => {
  const { ended } = await listen("manager");
  await world.call("manager", "mutation", "identity.command.signOut", undefined);
  await ended;
}, 15_000);
