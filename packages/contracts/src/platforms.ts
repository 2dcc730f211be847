import { z } from "zod";

/** The networks a creator can be on. */
export const platforms = ["youtube", "instagram", "tiktok", "twitch", "x"] as const;
export const Platform = z.enum(platforms);
export type Platform = z.infer<typeof Platform>;

/** ISO 3166-1 alpha-2 and ISO 639-1. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, "A country is two capital letters, such as DE.");
export const LanguageCode = z.string().regex(/^[a-z]{2}$/, "A language is two small letters, such as de.");
