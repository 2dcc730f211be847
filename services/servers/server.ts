import type { Environment } from "../lib/environment.ts";
import type { Processes, Started } from "../lib/processes.ts";
import type { Ports, Profile } from "../lib/profile.ts";
import type { Secrets } from "../lib/secrets.ts";
import type { Found, Remedies } from "../lib/tools.ts";

/** What a server needs to know to be started. */
export interface Stack {
  readonly profile: Profile;
  readonly secrets: Secrets;
  readonly environment: Environment;
  readonly processes: Processes;
}

/** One server the product stands on. Looked for in the environment, then by `find`, then had by `install`. */
export interface Server {
  readonly title: string;
  /** The variable of the environment that names one to use instead of starting our own. */
  readonly variable: string;
  readonly ports: readonly (keyof Ports)[];
  readonly remedies: Remedies;
  /** On PATH or in the cache of an earlier set-up. */
  find(): Promise<Found | undefined>;
  /** Rejects with the installing command's own error. */
  install(): Promise<Found>;
  start(found: Found, stack: Stack): Promise<Started>;
  /** Resolves to the server's version when it answers as it should, ours or one from the environment. */
  check(stack: Stack): Promise<string>;
  /** What has to be there before the first use: roles, a bucket. */
  prepare?(stack: Stack): Promise<void>;
  /** Its own page or address, for the table. */
  address(stack: Stack): string;
}
