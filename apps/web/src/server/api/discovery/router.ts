import { router } from "../trpc.ts";
import { searchCreators } from "./search-creators.query.ts";

export const discovery = router({
  query: router({ searchCreators }),
});
