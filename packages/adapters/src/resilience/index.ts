export { Guard, Guards } from "./guard.ts";
export type { GuardOptions, GuardState } from "./guard.ts";
export { TransportFailure, requestJson } from "./request-json.ts";
export type { JsonAnswer, JsonRequest } from "./request-json.ts";
