import { event, idFrom, type DomainEvent } from "../kernel/index.ts";
import type { PostMetrics } from "./platform.port.ts";
import { named, owned, type Publication } from "./publication.ts";

/** What a platform counted at a moment, never changed afterwards. `rawKey` is where its own answer lies in the object store. */
export type MetricSnapshot = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  publicationId: string;
  takenAt: Date;
  source: string;
  views: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  rawKey: string;
};

/** Where the answer of one reading is kept. */
export const rawKeyOf = ({ organizationId, id }: Publication, at: Date): string => `tracking/${organizationId}/${id}/${at.toISOString().replaceAll(":", "-")}.json.gz`;

/** The snapshot of one reading, and that it was made. The same reading twice has the same id. */
export function noteReading(publication: Publication, metrics: PostMetrics, rawKey: string): { snapshot: MetricSnapshot; facts: DomainEvent[] } {
  const { id, organizationId, creatorId, campaignId, platform } = publication;
  const { views, likes, comments, shares, at: takenAt } = metrics;
  const snapshot = { id: idFrom("snapshot", id, rawKey), organizationId, creatorId, campaignId, publicationId: id, takenAt, source: platform, views, likes, comments, shares, rawKey };
  const facts = [event("tracking.metrics-collected.v1", owned(publication), { ...named(publication), snapshotId: snapshot.id })];
  return { snapshot, facts };
}

/** The snapshot of a story's numbers as its accepted proof tells them; the evidence lies under `rawKey`. */
export function noteProof(publication: Publication, { views, likes, comments, shares }: Pick<MetricSnapshot, "views" | "likes" | "comments" | "shares">, rawKey: string, at: Date): { snapshot: MetricSnapshot; facts: DomainEvent[] } {
  const { id, organizationId, creatorId, campaignId } = publication;
  const snapshot = { id: idFrom("snapshot", id, rawKey), organizationId, creatorId, campaignId, publicationId: id, takenAt: at, source: "proof", views, likes, comments, shares, rawKey };
  return { snapshot, facts: [event("tracking.metrics-collected.v1", owned(publication), { ...named(publication), snapshotId: snapshot.id })] };
}
