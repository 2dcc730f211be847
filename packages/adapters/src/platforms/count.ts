import { z } from "zod";

/** A count on the wire: a whole number, or its digits as text; missing or null is unknown. Anything else is not an answer. */
export const Count = z
  .union([z.int().min(0), z.string().regex(/^\d{1,15}$/).transform(Number)])
  .nullish()
  .transform((count) => count ?? null);
