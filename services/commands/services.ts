import { Failure } from "../lib/failure.ts";
import { holderOf } from "../lib/lock.ts";
import { partsTable } from "../lib/progress.ts";
import type { Session } from "../lib/session.ts";
import { migrateOn } from "./start.ts";

/** `npm run services [-- --profile test]`: the servers alone, until Ctrl-C. */
export async function services(session: Session): Promise<void> {
  const holder = holderOf(session.profile, "servers");
  if (holder) throw new Failure(`The servers of this checkout are running already ("${holder.command}", process ${holder.pid}).`, "Use them, or end that command with Ctrl-C first.");
  const parts = await session.startServers("npm run services", { whenReady: (server) => migrateOn(server, session) });
  session.progress.settle();
  console.log(`\n${partsTable(parts)}\n\nThe environment is in ${session.profile.environmentFile}. Ctrl-C ends the servers.`);
  throw await session.serverLost();
}
