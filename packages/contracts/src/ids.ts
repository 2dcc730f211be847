import { z } from "zod";

/** An id that goes outside: UUID (v7 for what we make, v4-like for people from the sign-in library). */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A command's answer: which aggregate it changed and the version it has now. */
export const Receipt = z.strictObject({ id: Id, version: z.int() });
export type Receipt = z.infer<typeof Receipt>;
