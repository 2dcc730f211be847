import type { SubmitApplicationInput } from "@fanfare/contracts/collaborations";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator } from "../../identity/index.ts";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { apply } from "../application.ts";
import type { CollaborationsRepositories } from "../ports.ts";

/** Applies to the campaign behind a public page, once; the same application sent twice is one. */
export const makeSubmitApplication =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<CollaborationsRepositories> }) =>
  async (context: Context, input: SubmitApplicationInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const page = await tx.openPages.bySlug(input.slug);
      if (!page) throw notFound("campaign");
      const applicant = await tx.applicants.find(creator.creatorId);
      if (!applicant) throw notFound("creator");
      const known = await tx.collaborations.findOf(page.campaignId, creator.creatorId);
      const { state, facts } = apply(page, applicant, known, input, tx.at);
      if (facts.length === 0) return { id: state.id, version: state.version };
      if (known) await tx.collaborations.save(state, tx.at);
      else await tx.collaborations.insert(state);
      const version = known ? state.version + 1 : state.version;
      await tx.outbox.append(facts, version);
      return { id: state.id, version };
    });
  };
