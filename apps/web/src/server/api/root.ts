import { campaigns } from "./campaigns/router.ts";
import { content } from "./content/router.ts";
import { creators } from "./creators/router.ts";
import { discovery } from "./discovery/router.ts";
import { identity } from "./identity/router.ts";
import { media } from "./media/router.ts";
import { router } from "./trpc.ts";

/** Every context's procedures: one line each. */
export const appRouter = router({
  campaigns,
  content,
  creators,
  discovery,
  identity,
  media,
});

export type AppRouter = typeof appRouter;
