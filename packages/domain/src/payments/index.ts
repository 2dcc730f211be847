export * from "./provider.errors.ts";
export type * from "./provider.port.ts";
