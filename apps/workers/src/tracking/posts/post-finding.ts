import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { inScope } from "@fanfare/db/scoped";
import { postsThatMustStay, presenceIsNews, watchedPosts, type WatchedPost } from "@fanfare/db/system/posts";
import { newId, type Clock, type Context, type UnitOfWork } from "@fanfare/domain/kernel";
import { makeConsiderPosts, makeNotePresence, textHashOf, type ListedPosts, type PlatformPost, type PostFinder } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { CLOCK, STORAGE, SYSTEM_DB, UNIT_OF_WORK } from "../../tokens.ts";
import { keepRaw } from "../keep-raw.ts";

type Looked = Parameters<PostFinder["looked"]>[0];

/** Follows what readings met: finds the posts that open work waits for, and notices when a verified one changes, leaves or returns. */
@Injectable()
export class PostFinding implements PostFinder {
  private readonly considerPosts: ReturnType<typeof makeConsiderPosts>;
  private readonly notePresence: ReturnType<typeof makeNotePresence>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.considerPosts = makeConsiderPosts({ unitOfWork, keepPost: (organizationId, post) => this.#keep(organizationId, post) });
    this.notePresence = makeNotePresence({ unitOfWork });
  }

  /** Most accounts have neither open work nor a post to watch, so that all of a batch are asked about at once. */
  async consider(platform: Platform, listed: readonly ListedPosts[]): Promise<void> {
    for (const { creatorId, isPublishing, posts } of listed) if (isPublishing) await this.considerPosts(asPosts(), { creatorId, platform }, posts);
    const contextOf = asPosts();
    const byId = new Map(listed.flatMap(({ posts }) => posts).map((post) => [post.externalId, post]));
    if (byId.size === 0) return;
    const watched = await inScope(this.db, {}, (sql) => postsThatMustStay(sql, platform, [...byId.keys()], this.clock.now()));
    for (const one of watched) await this.#compare(one, byId.get(one.externalId)!, contextOf(one.organizationId));
  }

  async looked(posts: Looked): Promise<void> {
    const contextOf = asPosts();
    const idsOf = (isThere: boolean) => posts.filter(({ metrics }) => (metrics !== null) === isThere).map(({ target }) => target.id);
    const news = await inScope(this.db, {}, (sql) => presenceIsNews(sql, idsOf(true), idsOf(false), this.clock.now()));
    const read = new Map(posts.flatMap(({ target, post }) => (post ? [[target.id, post] as const] : [])));
    const watched = await inScope(this.db, {}, (sql) => watchedPosts(sql, [...read.keys()], this.clock.now()));
    for (const one of watched) await this.#compare(one, read.get(one.publicationId)!, contextOf(one.organizationId));
    const compared = new Set(watched.map(({ publicationId }) => publicationId));
    for (const { target, metrics, rawKey } of posts) {
      const { id: publicationId, organizationId, externalId } = target;
      if (organizationId === null || !news.has(publicationId) || compared.has(publicationId)) continue;
      await this.notePresence(contextOf(organizationId), { publicationId, organizationId }, { externalId, seen: metrics === null ? "gone" : "there", rawKey });
    }
  }

  /** What says the same as when it was verified leaves no answer behind: there would be one for each reading. */
  async #compare({ publicationId, organizationId, externalId, textHash }: WatchedPost, post: PlatformPost, context: Context): Promise<void> {
    const rawKey = textHashOf(post) === textHash ? null : await this.#keep(organizationId, post);
    await this.notePresence(context, { publicationId, organizationId }, { externalId, seen: post, rawKey });
  }

  async #keep(organizationId: string, { platform, externalId, raw }: PlatformPost): Promise<string> {
    const key = `tracking/${organizationId}/posts/${platform}/${encodeURIComponent(externalId)}/${this.clock.now().toISOString().replaceAll(":", "-")}.json.gz`;
    await keepRaw(this.storage, key, raw);
    return key;
  }
}

/** The actor of one reading: all that follows from it is one chain. */
function asPosts(): (organizationId: string | null) => Context {
  const trace = { correlationId: newId(), causationId: null };
  return (organizationId) => ({ actor: { kind: "system", name: "posts", organizationId }, trace });
}
