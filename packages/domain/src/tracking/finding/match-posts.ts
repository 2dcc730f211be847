import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { checkPost, type Expectations } from "../checks.ts";
import type { PlatformPost } from "../platform.port.ts";
import type { Waiting } from "./found-post.ts";

/** A deliverable that waits for a post. Pieces of one collaboration with the same `requirementId` are alike. */
export type OpenDeliverable = Waiting & { position: number; requirementId: string; expected: Expectations };
export type Match = { post: PlatformPost; deliverable: OpenDeliverable; checks: readonly PublicationCheck[] };
/** `report`: certain, each post and each deliverable at most once. `suggest`: for the creator to decide. */
export type Matches = { report: Match[]; suggest: Match[] };

type Kind = { pieces: OpenDeliverable[] };
type Candidate = { post: PlatformPost; kind: Kind; checks: readonly PublicationCheck[]; isCertain: boolean };

/**
 * Which posts are what which deliverables wait for. A post is reported by itself when it passes every check of exactly
 * one kind of piece, names the brand (a mention or a link that was asked for), and there are enough such pieces for
 * all such posts; the oldest post then takes the first piece. Without a sign that it belongs to the campaign, or with
 * something missing, it is suggested; what bears no sign at all, though one was asked for, is not even that.
 */
export function matchPosts(posts: readonly PlatformPost[], deliverables: readonly OpenDeliverable[]): Matches {
  const kinds = kindsOf(deliverables);
  const candidates = inOrder(posts).flatMap((post) => kinds.flatMap((kind) => candidateOf(post, kind)));
  const certain = kinds.flatMap((kind) => certainOf(kind, candidates));
  const isTaken = ({ post, kind }: Candidate) => certain.some(({ match, kind: of }) => match.post === post || (of === kind && certain.filter((one) => one.kind === kind).length === kind.pieces.length));
  const suggest = candidates.filter((candidate) => !isTaken(candidate)).map(({ post, kind, checks }) => ({ post, checks, deliverable: freeIn(kind, certain) }));
  return { report: certain.map(({ match }) => match), suggest };
}

function kindsOf(deliverables: readonly OpenDeliverable[]): Kind[] {
  const kinds = Map.groupBy(deliverables, ({ collaborationId, requirementId }) => `${collaborationId} ${requirementId}`);
  return [...kinds.values()].map((pieces) => ({ pieces: pieces.toSorted((a, b) => a.position - b.position) }));
}

/** Oldest first, each once, whatever order and pages they came in. */
function inOrder(posts: readonly PlatformPost[]): PlatformPost[] {
  const once = new Map(posts.map((post) => [`${post.platform} ${post.externalId}`, post]));
  return [...once.values()].toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.externalId.localeCompare(b.externalId));
}

const has = (checks: readonly PublicationCheck[], names: readonly PublicationCheck["name"][], result: PublicationCheck["result"]): boolean =>
  checks.some((check) => names.includes(check.name) && check.result === result);

function candidateOf(post: PlatformPost, kind: Kind): Candidate[] {
  const { expected } = kind.pieces[0]!;
  if (post.platform !== expected.requirement.platform) return [];
  const checks = checkPost(post, expected);
  if (has(checks, ["account", "time", "format"], "failed")) return [];
  const isSigned = has(checks, ["mention", "link"], "passed");
  const wasAsked = isSigned || has(checks, ["mention", "link"], "failed");
  if (wasAsked && !isSigned) return [];
  return [{ post, kind, checks, isCertain: isSigned && checks.every(({ result }) => result === "passed") }];
}

type Certain = { match: Match; kind: Kind };

function certainOf(kind: Kind, candidates: readonly Candidate[]): Certain[] {
  const passing = candidates.filter((candidate) => candidate.kind === kind && candidate.isCertain);
  const isOnlyHere = ({ post }: Candidate) => candidates.every((other) => other.post !== post || other.kind === kind || !other.isCertain);
  if (passing.length > kind.pieces.length || !passing.every(isOnlyHere)) return [];
  return passing.map(({ post, checks }, index) => ({ kind, match: { post, checks, deliverable: kind.pieces[index]! } }));
}

const freeIn = (kind: Kind, certain: readonly Certain[]): OpenDeliverable => kind.pieces[certain.filter((one) => one.kind === kind).length]!;
