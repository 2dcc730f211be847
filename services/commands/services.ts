import { Failure } from "../lib/failure.ts";
import { holderOf } from "../lib/lock.ts";
import { hasMigrations, migrate } from "../lib/migrations.ts";
import { tableOf } from "../lib/progress.ts";
import type { Session } from "../lib/session.ts";
import { postgres } from "../servers/postgres.ts";

/** `npm run services [-- --profile test]`: the servers alone, until Ctrl-C. */
export async function services(session: Session): Promise<void> {
  refuseSecond(session);
  const parts = await session.startServers("npm run services", {
    whenReady: async (server) => {
      if (server === postgres && hasMigrations) await migrate(session, "up");
    },
  });
  session.progress.settle();
  console.log(`\n${tableOf([["part", "version", "address", "how it was found"], ...parts.map((part) => [part.title, part.version, part.address, part.how])])}`);
  console.log(`\nThe environment is in ${session.profile.environmentFile}. Ctrl-C ends the servers.`);
  throw await session.serverLost();
}

/** One checkout runs each layer of a profile once. */
export function refuseSecond(session: Session): void {
  const holder = holderOf(session.profile, "servers");
  if (holder) throw new Failure(`The servers of this checkout are running already ("${holder.command}", process ${holder.pid}).`, "Use them, or end that command with Ctrl-C first.");
}

