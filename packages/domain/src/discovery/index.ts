export * from "./cursor.ts";
export * from "./figures.ts";
export * from "./fold.ts";
export type * from "./ports.ts";
