export { readKeys } from "./keys.ts";
export type { SealingKey } from "./keys.ts";
export { sealingWith } from "./sealing.ts";
