import { z } from "zod";

import { baseUrl } from "../settings.ts";

/** The settings of reading Instagram's public accounts, for the schema of the workers' environment. Without an account they are not read. */
export const discoveryEnvironment = {
  INSTAGRAM_DISCOVERY_URL: baseUrl("https://graph.facebook.com"),
  /** A number, which is too long to be read as one. */
  INSTAGRAM_DISCOVERY_ACCOUNT_ID: z.string().regex(/^\d{5,25}$/, { error: "is not the id of an Instagram account. Example: 17841400000000000" }).optional(),
  INSTAGRAM_DISCOVERY_TOKEN: z.string().min(10, { error: "is too short for a token of a page." }).optional(),
};

type Environment = z.infer<z.ZodObject<typeof discoveryEnvironment>>;

/** In whose name accounts are read, and where. */
export type DiscoverySettings = { readonly graphBaseUrl: string; readonly accountId: string; readonly accessToken: string };

/** What is wrong with settings that are each of the right form, in sentences. */
export function discoveryFaults({ INSTAGRAM_DISCOVERY_ACCOUNT_ID: id, INSTAGRAM_DISCOVERY_TOKEN: token }: Environment): readonly string[] {
  if ((id === undefined) === (token === undefined)) return [];
  const [missing, given] = id === undefined ? ["ACCOUNT_ID", "TOKEN"] : ["TOKEN", "ACCOUNT_ID"];
  return [`INSTAGRAM_DISCOVERY_${missing} is not set, and INSTAGRAM_DISCOVERY_${given} is. Accounts are read with both, or not at all.`];
}

/** The settings of an environment without `discoveryFaults`; null where accounts are not read. */
export function discoverySettings({ INSTAGRAM_DISCOVERY_URL: graphBaseUrl, INSTAGRAM_DISCOVERY_ACCOUNT_ID: accountId, INSTAGRAM_DISCOVERY_TOKEN: accessToken }: Environment): DiscoverySettings | null {
  return accountId !== undefined && accessToken !== undefined ? { graphBaseUrl, accountId, accessToken } : null;
}
