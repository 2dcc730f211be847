import { creators } from "./creators/router.ts";
import { discovery } from "./discovery/router.ts";
import { identity } from "./identity/router.ts";
import { router } from "./trpc.ts";

/** Every context's procedures: one line each. */
export const appRouter = router({
  creators,
  discovery,
  identity,
});

export type AppRouter = typeof appRouter;
