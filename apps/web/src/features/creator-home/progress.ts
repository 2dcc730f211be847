import type { CollaborationStatus, CreatorCollaboration } from "@fanfare/contracts/collaborations";

/** The five steps a creator sees: applied, agreed, delivered, published, paid. */
export const steps = ["applied", "agreed", "delivered", "published", "paid"] as const;

const reached: Partial<Record<CollaborationStatus, number>> = {
  applied: 0, invited: 0, shortlisted: 0, offered: 0, countered: 0, agreed: 1, producing: 1, "in-review": 1, approved: 2, published: 2, verified: 3, completed: 4,
};

/** Which of the five steps is the last one done; -1 when it ended otherwise. */
export const stepOf = (status: CollaborationStatus): number => reached[status] ?? -1;

/** Paid, or ended otherwise: nothing more to come. */
export const isOver = ({ status }: Pick<CreatorCollaboration, "status">): boolean => status === "completed" || stepOf(status) < 0;
