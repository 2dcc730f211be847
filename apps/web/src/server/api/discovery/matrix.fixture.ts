import { CreatorFilter } from "@fanfare/contracts/discovery";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { bulkSamples } from "./bulk-samples.ts";

export const matrix: MatrixFixture = async (world) => {
  const bulk = await bulkSamples(world);
  return {
    procedures: {
      "query.searchCreators": { input: () => ({ filter: CreatorFilter.parse({}), sort: "relevance", limit: 50, cursor: null }) },
      ...bulk.procedures,
    },
    routes: { ...bulk.routes },
  };
};
