import { router } from "../trpc.ts";

export const identity = router({ command: router({}), query: router({}) });
