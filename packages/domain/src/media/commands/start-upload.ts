import type { StartUploadInput, StartUploadResult } from "@fanfare/contracts/media";
import { authorizeCreator, authorizeMember } from "../../identity/index.ts";
import { invalidField, newId, scopeOf, type Actor, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { keepWithinQuota, startAsset, type AssetOwner } from "../asset.ts";
import type { MediaRepositories } from "../ports.ts";

/** Where the tus server listens. */
export const uploadsPath = "/api/uploads";

type Uploader = { owner: AssetOwner; userId: string };

/** Drafts are a creator's own; pictures of landing pages belong to the organization. */
function uploaderOf(actor: Actor, input: StartUploadInput): Uploader {
  if (input.purpose === "draft") {
    const creator = authorizeCreator(actor);
    return { owner: { organizationId: null, creatorId: creator.creatorId }, userId: creator.userId };
  }
  const member = authorizeMember(actor, "campaigns.write");
  if (input.kind !== "image") {
    throw invalidField("media.pictures-only", "kind", "A landing page takes pictures only. Choose a JPEG, PNG, WebP or GIF file.");
  }
  return { owner: { organizationId: member.organizationId, creatorId: null }, userId: member.userId };
}

/** Reserves a place for a file; its bytes follow by tus. Throws `forbidden`, `invalid`, `media.quota-exceeded`. */
export const makeStartUpload =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<MediaRepositories> }) =>
  (context: Context, input: StartUploadInput): Promise<StartUploadResult> => {
    const { owner, userId } = uploaderOf(context.actor, input);
    return unitOfWork.run(scopeOf(context.actor), context, async (tx) => {
      keepWithinQuota(await tx.assets.usedBytes(owner, tx.at), input.byteSize);
      const asset = startAsset(newId(tx.at.getTime()), input, owner, userId, tx.at);
      await tx.assets.add(asset);
      return { id: asset.id, version: asset.version, uploadUrl: uploadsPath };
    });
  };
