import { lookup as systemLookup } from "node:dns";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent } from "undici";

import { isPublicAddress } from "./addresses.ts";
import { UnsafeUrl } from "./errors.ts";

/** Finds all addresses of a name. */
export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (hostname, done) => systemLookup(hostname, { all: true }, done);

/**
 * A lookup that fails unless every address of the name is public. The connection uses the very addresses that were
 * checked, so a name that changes its answer in between (DNS rebinding) gains nothing.
 */
export function checkedLookup(resolve: Resolve = resolveBySystem, isAllowed: (address: string) => boolean = isPublicAddress): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), "");
      if (!addresses.every(({ address }) => isAllowed(address))) {
        return callback(new UnsafeUrl("private-address", "The address leads into a private network. Use one that everybody can open."), "");
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** Connections that go to checked addresses only. */
export function pinnedAgent(lookup: LookupFunction = checkedLookup()): Agent {
  return new Agent({ connect: { lookup, timeout: 5_000 }, pipelining: 0, keepAliveTimeout: 1_000 });
}
