export * from "./platform.errors.ts";
export type * from "./platform.port.ts";
