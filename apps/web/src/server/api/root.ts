import { identity } from "./identity/router.ts";
import { router } from "./trpc.ts";

/** Every context's procedures: one line each. */
export const appRouter = router({
  identity,
});

export type AppRouter = typeof appRouter;
