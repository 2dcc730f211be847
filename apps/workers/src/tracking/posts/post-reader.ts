import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { livingConnections } from "@fanfare/db/system/posts";
import { needsConsent, PlatformTokenRejected, type Connectors, type FoundAtAddress, type Grants, type PlatformPost, type Publication } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { CONNECTORS, GRANTS, PLATFORMS, SYSTEM_DB } from "../../tokens.ts";
import { grantUse, type GrantUse } from "../connections/grant-use.ts";
import type { Platforms } from "../platforms.ts";

/** Reads one post with the right key: the installation's where everybody may read, else the consent of its creator. */
@Injectable()
export class PostReader {
  readonly #withGrant: GrantUse;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(PLATFORMS) private readonly platforms: Platforms,
    @Inject(CONNECTORS) private readonly connectors: Connectors,
    @Inject(GRANTS) grants: Grants,
  ) {
    this.#withGrant = grantUse(grants);
  }

  /** `"unreadable"` where only the creator's new consent helps. A platform that is away is an error worth another try. */
  async read({ creatorId, platform, externalId }: Pick<Publication, "creatorId" | "platform" | "externalId">): Promise<FoundAtAddress> {
    if (!needsConsent(platform)) return this.platforms.of(platform).fetchPost(externalId);
    if (!this.connectors.platforms.includes(platform)) return "unreadable";
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

  async #readWith(connectionId: string, platform: Publication["platform"], externalId: string): Promise<PlatformPost | "gone" | "unreadable"> {
    const connector = this.connectors.of(platform);
    try {
      return await this.#withGrant(connectionId, (grant) => connector.fetchPost(grant, externalId));
    } catch (error) {
      if (error instanceof PlatformTokenRejected) return "unreadable";
      throw error;
    }
  }
}
