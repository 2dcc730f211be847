import type { AddBrandInput, ChangeBrandInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { scopeOf, type Context } from "../../kernel/index.ts";
import { addBrand, changeBrand } from "../brand.ts";
import { authorizeMember } from "../permissions.ts";
import type { IdentityDeps } from "../ports.ts";

/** Adds a brand. Names are unique within the organization. */
export const makeAddBrand = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, input: AddBrandInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "brands.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = addBrand(actor.organizationId, input, tx.at);
      await tx.brands.add(state);
      await tx.outbox.append(facts, 1);
      return { id: state.id, version: 1 };
    });
  };

/** Changes a brand's name, website and colours. Published pages keep theirs until they are published again. */
export const makeChangeBrand = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, input: ChangeBrandInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "brands.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = changeBrand(await tx.brands.get(input.brandId), input);
      await tx.brands.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };
