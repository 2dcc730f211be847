import { z } from "zod";

/** What is asked for; the consent screen shows it as rights that can be unticked. */
export const SCOPES = ["instagram_business_basic", "instagram_business_manage_insights"];

const Permissions = z.union([z.array(z.string()), z.string().transform((text) => text.split(",").map((scope) => scope.trim()).filter(Boolean))]).optional();
const Short = z.object({ access_token: z.string().min(1), permissions: Permissions });

/**
 * The short-lived token, in any of the shapes that are in the wild: bare, with permissions as a list or as text, or in a
 * list under `data`. Its `user_id` may be a number that no number holds, so it is not read. Where permissions are not
 * told they are those asked for.
 */
export const ShortTokenAnswer = z
  .union([Short, z.object({ data: z.array(Short).min(1) })])
  .transform((answer) => ("data" in answer ? (answer.data[0] as z.infer<typeof Short>) : answer))
  .transform(({ access_token, permissions }) => ({ accessToken: access_token, scopes: permissions ?? SCOPES }));

export const LongTokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1) });

/** The code as it came from the address, without the `#_` that the platform sticks to it. */
export function bareCode(code: string): string {
  return code.replace(/#_?$/, "");
}
