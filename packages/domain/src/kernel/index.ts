export * from "./actor.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./money.ts";
export * from "./unit-of-work.ts";
export * from "./saga.ts";
export * from "./idempotency.ts";
