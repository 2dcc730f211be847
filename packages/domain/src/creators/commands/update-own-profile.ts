import type { UpdateOwnProfileInput } from "@fanfare/contracts/creator-profile";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator } from "../../identity/index.ts";
import { notFound, scopeOf, versionConflict, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { updateProfile } from "../own-profile.ts";
import type { OwnProfilesRepository } from "../ports.ts";

/** Changes the creator's own profile. What platforms said of an account stays with it. */
export const makeUpdateOwnProfile =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<OwnProfilesRepository> }) =>
  async (context: Context, input: UpdateOwnProfileInput): Promise<Receipt> => {
    const actor = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const profile = await tx.ownProfiles.findByUser(actor.userId);
      if (!profile) throw notFound("creator");
      if (profile.version !== input.expectedVersion) throw versionConflict("profile");
      const { state, facts } = updateProfile(profile, input, tx.at);
      const version = await tx.ownProfiles.save(state);
      await tx.outbox.append(facts, version);
      return { id: state.id, version };
    });
  };
