export { FetchFailed, UnsafeUrl } from "./errors.ts";
export { assertPublicUrl } from "./public-url.ts";
export { safeFetch } from "./safe-fetch.ts";
export type { SafeAnswer, SafeFetch, SafeFetchOptions } from "./safe-fetch.ts";
