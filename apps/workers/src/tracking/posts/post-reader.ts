import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { livingConnections } from "@fanfare/db/system/posts";
import { needsConsent, PlatformTokenRejected, rawKeyOf, type Connectors, type FoundAtAddress, type Grants, type Publication, type ReadAtAddress } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { CONNECTORS, GRANTS, PLATFORMS, STORAGE, SYSTEM_DB } from "../../tokens.ts";
import { grantUse } from "../connections/grant-use.ts";
import { keepRaw } from "../keep-raw.ts";
import type { Platforms } from "../platforms.ts";
import { fetchPost, type FetchingParts } from "./fetch-post.ts";

/** Reads the post of a publication before anybody knows which of its creator's accounts shows it. */
@Injectable()
export class PostReader {
  readonly #parts: FetchingParts;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(PLATFORMS) platforms: Platforms,
    @Inject(CONNECTORS) connectors: Connectors,
    @Inject(GRANTS) grants: Grants,
  ) {
    this.#parts = { platforms, connectors, withGrant: grantUse(grants) };
  }

  /**
   * Reads the post and keeps the platform's answer before anything is made of it. `"unreadable"` where only the creator's new
   * consent helps. A platform that is away is an error worth another try.
   */
  async read(publication: Publication, at: Date): Promise<ReadAtAddress> {
    const post = await this.#find(publication);
    if (typeof post === "string") return { post, rawKey: null };
    const rawKey = rawKeyOf(publication, at);
    await keepRaw(this.storage, rawKey, post.raw);
    return { post, rawKey };
  }

  async #find({ creatorId, platform, externalId }: Publication): Promise<FoundAtAddress> {
    if (!needsConsent(platform)) return fetchPost(this.#parts, { platform, connectionId: null, externalId });
    if (!this.#parts.connectors.platforms.includes(platform)) return "unreadable";
    const connections = await inScope(this.db, {}, (sql) => livingConnections(sql, creatorId, platform));
    let answer: FoundAtAddress = "unreadable";
    for (const connectionId of connections) {
      const post = await this.#readWith(connectionId, platform, externalId);
      if (typeof post !== "string") return post;
      // One account that does not show it says more than another that can't be asked.
      if (post === "gone") answer = "gone";
    }
    return answer;
  }

  async #readWith(connectionId: string, platform: Publication["platform"], externalId: string): Promise<FoundAtAddress> {
    try {
      return await fetchPost(this.#parts, { platform, connectionId, externalId });
    } catch (error) {
      if (error instanceof PlatformTokenRejected) return "unreadable";
      throw error;
    }
  }
}
