import type { RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import type { Receipt } from "@fanfare/contracts/ids";
import { forbidden, newId, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { alreadyRegistered, registerProfile } from "../own-profile.ts";
import type { OwnProfilesRepository } from "../ports.ts";

/** Makes the signed-in person a creator, public to all organizations from now on. Only once: then `creators.already-registered`. */
export const makeRegisterCreator =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<OwnProfilesRepository> }) =>
  async (context: Context, input: RegisterCreatorInput): Promise<Receipt> => {
    const { actor } = context;
    if (actor.kind !== "person") throw forbidden("creators.register");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = registerProfile({ id: newId(), userId: actor.userId, email: actor.email, at: tx.at }, input);
      if (await tx.ownProfiles.findByUser(actor.userId)) throw alreadyRegistered();
      await tx.ownProfiles.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version };
    });
  };
