import type { Answer } from "../http/serve.ts";

interface ErrorRow {
  readonly message: string;
  readonly type?: "OAuthException" | "IGApiException";
  readonly status?: number;
  readonly transient?: boolean;
}

/**
 * Errors of the Graph API by `code` or `code/subcode`. Mostly HTTP 400. Source: the platform's error reference and
 * recordings; 459, 460, 464 and 467 rest on common knowledge.
 */
const ROWS: Readonly<Record<string, ErrorRow>> = {
  "1": { message: "An unknown error occurred", transient: true, status: 500 },
  "2": { message: "An unexpected error has occurred. Please retry your request later.", transient: true, status: 500 },
  "4": { message: "Application request limit reached", transient: true, status: 403 },
  "10": { message: "(#10) Application does not have permission for this action" },
  "10/viewers": { message: "(#10) Not enough viewers for the media to show insights", type: "IGApiException" },
  "17": { message: "User request limit reached" },
  "32": { message: "Page request limit reached" },
  "100": { message: "(#100) Param is not valid" },
  "100/33": {
    message: "Unsupported get request. Object with ID does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
    type: "IGApiException",
  },
  "100/2108006": { message: "(#100) Media posted before business account conversion", type: "IGApiException" },
  "102": { message: "Session key invalid or no longer valid" },
  "110/2207013": { message: "Invalid user id" },
  "190": { message: "Error validating access token: Session has expired on Sunday, 22-Nov-26 10:00:00 PST." },
  "190/459": { message: "Error validating access token: You cannot access the app till you log in to www.instagram.com and follow the instructions given." },
  "190/460": { message: "Error validating access token: The session has been invalidated because the user changed their password." },
  "190/463": { message: "Error validating access token: Session has expired on Sunday, 22-Nov-26 10:00:00 PST." },
  "190/464": { message: "Error validating access token: The user is not a confirmed user." },
  "190/466": { message: "Error validating access token: The user has not authorized application 1." },
  "190/467": { message: "Invalid OAuth access token - Cannot parse access token" },
  "200": { message: "(#200) The user hasn't authorized the application to perform this action" },
  "613": { message: "Calls to this api have exceeded the rate limit." },
  "2500": { message: "An active access token must be used to query information about the current user." },
  "2500/path": { message: "Unknown path components: /nothing" },
  "80002": { message: "There have been too many calls to this Instagram account. Wait a bit and try again.", status: 400 },
};

export const ERROR_NAMES: readonly string[] = Object.keys(ROWS);

/** The error's envelope; the words after the slash that are no number only choose the message. */
export function metaError(name: string, message?: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const row = ROWS[name];
  if (!row) throw new Error(`The platform has no error ${name}.`);
  const [code, subcode] = name.split("/").map(Number);
  return {
    status: row.status ?? 400,
    headers: { ...headers, "www-authenticate": 'OAuth "Facebook Platform"' },
    body: {
      error: {
        message: message ?? row.message,
        type: row.type ?? "OAuthException",
        code,
        ...(subcode && { error_subcode: subcode }),
        ...(row.transient && { is_transient: true }),
        fbtrace_id: "AbCdEfGhIjK",
      },
    },
  };
}

/** The token endpoint's flat error. */
export function tokenError(message: string): Answer {
  return { status: 400, body: { error_type: "OAuthException", code: 400, error_message: message } };
}
