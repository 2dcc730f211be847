export * from "./cached.ts";
export * from "./elasticsearch.ts";
export * from "./with-fallback.ts";

/** The name under which the index of creators is found, whatever index stands behind it. */
export const creatorAlias = "fanfare-creators";
