import type { CreatorCollaboration, CreatorHomeView, CreatorTask } from "@fanfare/contracts/collaborations";
import type { DeliverableStatus } from "@fanfare/contracts/content";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { isUnderWay } from "@fanfare/domain/collaborations";
import type { Sql } from "../scoped.ts";
import { collaborationsOfCreator } from "./collaborations.ts";
import { creatorStatement } from "./payments.ts";

type Piece = { id: string; collaborationId: string; requirement: DeliverableRequirement; dueOn: string | null; status: DeliverableStatus };
type Known = Awaited<ReturnType<typeof collaborationsOfCreator>>[number];

const taskOf: Partial<Record<DeliverableStatus, CreatorTask["kind"]>> = { open: "submit-draft", "changes-requested": "answer-changes", approved: "publish" };

/** What a creator has to do, by when, for how much, and when they are paid. */
export async function creatorHome(sql: Sql, creator: { creatorId: string; name: string }): Promise<CreatorHomeView> {
  const known = await collaborationsOfCreator(sql, creator.creatorId);
  const pieces = await sql.rows<Piece>(
    `SELECT id, collaboration_id AS "collaborationId", requirement, due_on::text AS "dueOn", status FROM deliverables WHERE creator_id = $1 AND status <> 'cancelled' ORDER BY due_on, position`,
    [creator.creatorId],
  );
  const { account, payouts } = await creatorStatement(sql, creator.creatorId);
  const tasks = [...known.flatMap(toAnswer), ...pieces.flatMap((piece) => toDeliver(piece, known)), ...toSetUp(known, account !== null)];
  return {
    name: creator.name,
    tasks: tasks.sort((a, b) => (a.dueAt ?? "9999").localeCompare(b.dueAt ?? "9999")),
    collaborations: known.map((one): CreatorCollaboration => {
      const own = pieces.filter(({ collaborationId }) => collaborationId === one.row.id);
      const { id, campaignName, brandName, status, turn, amount, updatedAt } = one.row;
      const payout = payouts.find(({ collaborationId }) => collaborationId === id);
      return {
        id, campaignName, brandName, status, turn, amount, updatedAt, holdDays: one.holdDays,
        pieces: own.length, piecesDone: own.filter((piece) => piece.status === "published" || piece.status === "verified").length,
        payout: payout ? { status: payout.status, holdUntil: payout.holdUntil, settledAt: payout.settledAt, failure: payout.failure } : null,
      };
    }),
    hasPayoutAccount: account !== null,
  };
}

const about = ({ row }: Known) => ({ collaborationId: row.id, campaignName: row.campaignName, brandName: row.brandName, amount: row.amount });

function toAnswer(one: Known): CreatorTask[] {
  const { status, turn } = one.row;
  if (status !== "offered" && status !== "invited") return [];
  return [{ ...about(one), kind: status === "offered" ? "answer-offer" : "answer-invitation", deliverableId: null, platform: null, format: null, dueAt: turn.until }];
}

function toDeliver(piece: Piece, known: readonly Known[]): CreatorTask[] {
  const kind = taskOf[piece.status];
  const one = known.find(({ row }) => row.id === piece.collaborationId);
  if (!kind || !one) return [];
  const { platform, format } = piece.requirement;
  return [{ ...about(one), kind, deliverableId: piece.id, platform, format, dueAt: piece.dueOn }];
}

/** Nobody can be paid without an account, so it is asked for as soon as there is something to be paid. */
function toSetUp(known: readonly Known[], hasAccount: boolean): CreatorTask[] {
  const first = known.find(({ row }) => isUnderWay(row.status));
  if (hasAccount || !first) return [];
  return [{ ...about(first), kind: "set-up-payout", collaborationId: null, amount: null, deliverableId: null, platform: null, format: null, dueAt: null }];
}
