import { z } from "zod";

import { postForm } from "./connection.ts";
import type { Connection } from "./connection.ts";

const AppToken = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const EARLY_MS = 3_600_000;

/**
 * The app's own token, for what is asked in no creator's name: of a life of about two months, asked for anew an hour before its
 * end or when it was `forget`ed. Source: dev.twitch.tv/docs/authentication/getting-tokens-oauth, "Client credentials grant flow".
 */
export type AppTokens = { current(): Promise<string>; forget(): void };

export function appTokensOf(connection: Connection): AppTokens {
  let held: { token: string; until: number } | null = null;
  return {
    async current() {
      if (held === null || held.until <= connection.now()) {
        const { access_token, expires_in } = await postForm(connection, "oauth2/token", { client_secret: connection.clientSecret, grant_type: "client_credentials" }, AppToken);
        held = { token: access_token, until: connection.now() + expires_in * 1_000 - EARLY_MS };
      }
      return held.token;
    },
    forget() {
      held = null;
    },
  };
}
