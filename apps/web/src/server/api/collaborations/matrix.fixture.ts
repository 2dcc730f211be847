import { newId } from "@fanfare/domain/kernel";
import { engagementsIn } from "../../testing/engagements.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";

const reason = "No longer possible";
const terms = () => ({ offerId: newId(), amount: { amount: "48000", currency: "EUR" }, message: "", validDays: 7 });

export const matrix: MatrixFixture = async (world) => {
  const make = await engagementsIn(world);
  const kept = await make.agreed();
  const { collaborationId } = kept;
  const open = await make.campaign();
  const { creatorId } = world.as("otherCreator").actor;
  const agreementId = await printed();
  const counter = async (made: () => Promise<{ collaborationId: string; offerId: string }>) => {
    const { collaborationId: id, offerId } = await made();
    return { collaborationId: id, answersOfferId: offerId, ...terms() };
  };
  const answer = async (made: () => Promise<{ collaborationId: string; offerId: string }>) => {
    const { collaborationId: id, offerId } = await made();
    return { collaborationId: id, offerId };
  };
  const funded = async () => {
    const known = await make.offered();
    await make.fund(known.campaignId);
    return known;
  };
  const applied = async () => (await make.applied()).collaborationId;

  async function printed(): Promise<string> {
    const { organizationId, personas, app } = world;
    const key = `agreements/${organizationId}/${newId()}.pdf`;
    await app.storage.put(key, Buffer.from("%PDF-1.7"), { contentType: "application/pdf" });
    return app.unitOfWork.run({ organizationId, userId: personas.owner.person.userId }, world.as("owner"), async (tx) => {
      const agreement = await tx.agreements.find(collaborationId);
      await tx.agreements.noteDocument(agreement!.id, key);
      return agreement!.id;
    });
  }

  return {
    procedures: {
      "command.agreeAsCreator": { input: () => answer(funded) },
      "command.agreeToOffer": { input: () => answer(make.countered) },
      "command.cancelCollaboration": { input: async () => ({ collaborationId: (await make.agreed()).collaborationId, reason }) },
      "command.counterAsCreator": { input: () => counter(make.offered) },
      "command.counterOffer": { input: () => counter(make.countered) },
      "command.decline": { input: async () => ({ collaborationIds: [await applied()], message: "Thank you for applying. This time it is somebody else." }) },
      "command.inviteCreator": { input: () => ({ campaignId: open.campaignId, creatorId, message: "" }) },
      "command.makeOffer": { input: async () => ({ collaborationId: await applied(), ...terms() }) },
      "command.shortlist": { input: async () => ({ collaborationIds: [await applied()] }) },
      "command.submitApplication": { input: async () => make.application((await make.campaign()).slug) },
      "command.withdraw": { input: async () => ({ collaborationId: await applied(), reason }) },
      "query.findApplicants": { input: () => ({ campaignId: kept.campaignId }) },
      "query.findCollaboration": { input: () => ({ collaborationId }) },
      "query.findMyCollaboration": { input: () => ({ collaborationId }) },
      "query.findMyHome": { input: () => undefined },
    },
    routes: {
      "GET /api/agreements/[agreementId]": () => ({ params: { agreementId } }),
      "GET /api/creator/agreements/[agreementId]": () => ({ params: { agreementId } }),
    },
  };
};
