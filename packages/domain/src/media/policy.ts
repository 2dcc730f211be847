import { may } from "../identity/index.ts";
import type { Actor } from "../kernel/index.ts";
import type { Asset } from "./asset.ts";

/** Whether the actor may upload into this asset and take it back: the creator whose draft it is, or who runs campaigns. */
export function belongsTo(asset: Pick<Asset, "purpose" | "creatorId" | "organizationId">, actor: Actor): boolean {
  if (asset.purpose === "draft") return actor.kind === "creator" && asset.creatorId === actor.creatorId;
  return actor.kind === "member" && asset.organizationId === actor.organizationId && may(actor, "campaigns.write");
}
