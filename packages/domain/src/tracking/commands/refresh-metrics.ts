import type { RefreshMetricsInput } from "@fanfare/contracts/tracking";
import { authorizeMember } from "../../identity/index.ts";
import { DomainError, ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import type { TrackingRepositories } from "../ports.ts";
import type { Publication } from "../publication.ts";
import { leastBetweenReadings, mayReadNow } from "../schedule.ts";

/**
 * A member asks to read the numbers of a campaign's posts now: each becomes due at once. Posts read within the last
 * five minutes are left out; throws when there is no other.
 */
export const makeRefreshMetrics =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<TrackingRepositories> }) =>
  (context: Context, input: RefreshMetricsInput): Promise<Publication[]> => {
    const member = authorizeMember(context.actor, "campaigns.write");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const verified = await tx.publications.verifiedIn(input.campaignId);
      if (verified.length === 0) throw ruleBroken("tracking.nothing-to-read", "This campaign has no verified post yet, so there is nothing to read.");
      const due = verified.filter(({ lastReadAt }) => mayReadNow(lastReadAt, tx.at));
      if (due.length === 0) throw readJustNow(verified.map(({ lastReadAt }) => lastReadAt?.getTime() ?? 0), tx.at);
      for (const { publication } of due) await tx.syncTargets.makeDue(publication.id, tx.at);
      return due.map(({ publication }) => publication);
    });
  };

function readJustNow(readings: readonly number[], now: Date): DomainError {
  const retryAfterMs = Math.max(0, Math.min(...readings) + leastBetweenReadings - now.getTime());
  const minutes = Math.max(1, Math.ceil(retryAfterMs / 60_000));
  return new DomainError("rule-broken", "tracking.read-just-now", `The numbers were read a moment ago. They can be read again in ${minutes} min.`, { details: { minutes }, retryAfterMs });
}
