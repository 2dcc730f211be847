export * from "./elasticsearch.ts";
export * from "./with-fallback.ts";
