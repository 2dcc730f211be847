import { CreatorFilter } from "@fanfare/contracts/discovery";
import type { MatrixFixture } from "../../testing/matrix.ts";

export const matrix: MatrixFixture = async () => ({
  procedures: {
    "query.searchCreators": { input: () => ({ filter: CreatorFilter.parse({}), sort: "relevance", limit: 50, cursor: null }) },
  },
});
