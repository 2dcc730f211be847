import { campaigns } from "./campaigns/router.ts";
import { collaborations } from "./collaborations/router.ts";
import { content } from "./content/router.ts";
import { creators } from "./creators/router.ts";
import { discovery } from "./discovery/router.ts";
import { identity } from "./identity/router.ts";
import { media } from "./media/router.ts";
import { messaging } from "./messaging/router.ts";
import { operations } from "./operations/router.ts";
import { payments } from "./payments/router.ts";
import { reporting } from "./reporting/router.ts";
import { tracking } from "./tracking/router.ts";
import { router } from "./trpc.ts";

/** Every context's procedures: one line each. */
export const appRouter = router({
  campaigns,
  collaborations,
  content,
  creators,
  discovery,
  identity,
  media,
  messaging,
  operations,
  payments,
  reporting,
  tracking,
});

export type AppRouter = typeof appRouter;
