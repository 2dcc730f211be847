import type { StoryCoverage } from "@fanfare/contracts/reporting";
import type { Sql } from "../scoped.ts";

type Counted = { stories: number; captured: number; proof: number };

/** How much of a campaign's stories was seen before a moment (ISO, or `infinity`): read while they lived, or shown by an accepted proof. Null when it has none. */
export async function storyCoverage(sql: Sql, campaignId: string, before: string): Promise<StoryCoverage | null> {
  const counted = await sql.row<Counted>(
    `SELECT count(*)::int AS stories, count(*) FILTER (WHERE p.found_by <> 'proof')::int AS captured, count(*) FILTER (WHERE p.found_by = 'proof')::int AS proof
     -- By way of the campaign's collaborations, which are found by index; deliverables are by their collaboration.
     FROM collaborations k JOIN deliverables d ON d.collaboration_id = k.id LEFT JOIN publications p ON p.deliverable_id = d.id AND p.verified_at < $2::timestamptz
     WHERE k.organization_id = (SELECT current_organization()) AND k.campaign_id = $1 AND d.requirement ->> 'format' = 'story' AND d.status <> 'cancelled'`,
    [campaignId, before],
  );
  const { stories = 0, captured = 0, proof = 0 } = counted ?? {};
  return stories === 0 ? null : { stories, captured, proof, missing: stories - captured - proof };
}
