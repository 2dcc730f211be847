import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { discoveryOf } from "../../compose/discovery.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { bulkSamples } from "./bulk-samples.ts";

export const matrix: MatrixFixture = async (world) => {
  const bulk = await bulkSamples(world);
  // Creators who signed up by themselves are seen by every organization.
  const creatorId = world.as("creator").actor.creatorId;
  const creatorIds = [creatorId, world.as("otherCreator").actor.creatorId];
  const filter: CreatorFilter = { networks: { include: ["youtube"] } };
  const settings = () => ({ name: world.unique("Search"), filter, sort: "followers" as const, hasAlert: true });
  const saved = async () => ({ searchId: (await discoveryOf(world.app).saveSearch(world.as("owner"), settings())).id });
  return {
    procedures: {
      "command.saveSearch": { input: settings },
      "command.changeSavedSearch": { input: async () => ({ ...(await saved()), ...settings(), version: 1 }) },
      "command.removeSavedSearch": { input: saved },
      "command.markSavedSearchSeen": { input: saved },
      "query.searchCreators": { input: () => ({ filter, sort: "relevance", limit: 50, cursor: null }) },
      "query.countCreators": { input: () => ({ filter }) },
      "query.suggest": { input: () => ({ text: "cl" }) },
      "query.understand": { input: () => ({ sentence: "bakers in Berlin" }) },
      "query.findRelations": { input: () => ({ creatorIds }), stranger: "own-data" },
      "query.findCreatorFacts": { input: () => ({ creatorId }), stranger: "own-data" },
      "query.compareCreators": { input: () => ({ creatorIds }), stranger: "own-data" },
      "query.findFormulas": { input: () => undefined },
      "query.findLookalikes": { input: () => ({ creatorId, by: "content" }), stranger: "own-data" },
      "query.findSavedSearches": { input: () => undefined },
      ...bulk.procedures,
    },
    routes: { ...bulk.routes },
  };
};
