import { cancelDeliverables, openDeliverables } from "../../content/index.ts";
import { compensate, DomainError, event, next, notFound, type Saga, type SagaContext, type StepOutcome, type UnitOfWork } from "../../kernel/index.ts";
import { releaseBudget } from "../../payments/index.ts";
import { end, ids, isUnderWay, owner } from "../collaboration.ts";
import { keep } from "../engage.ts";
import type { AgreementDocuments, Repositories } from "../ports.ts";

export type AgreementSagaState = { collaborationId: string };
type Deps = { unitOfWork: UnitOfWork<Repositories>; documents: AgreementDocuments };
type Outcome = StepOutcome<AgreementSagaState>;

const reason = "The agreement could not be carried out.";

/** Carries an agreement out: print it, open what is owed, tell both sides. Undone in reverse, down to the budget. */
export function makeAgreementSaga(deps: Deps): Saga<AgreementSagaState> {
  return {
    name: "collaborations.agreement",
    giveUpAfterAttempts: 8,
    steps: [
      { name: "produce-agreement", do: (state, context) => produce(deps, state, context), undo: (state, context) => takeBack(deps, state, context) },
      { name: "open-deliverables", do: (state, context) => open(deps, state, context), undo: (state, context) => cancelOwed(deps, state, context) },
      { name: "notify", do: (state, context) => notify(deps, state, context) },
    ],
  };
}

/** Both sides' rows: the collaboration is the organization's, its pieces and documents are also the creator's. */
const scopeOf = (context: SagaContext) => ({ organizationId: context.organizationId, ...(context.creatorId ? { creatorId: context.creatorId } : {}) });

async function produce({ unitOfWork, documents }: Deps, state: AgreementSagaState, context: SagaContext): Promise<Outcome> {
  const { agreement, status } = await unitOfWork.run(scopeOf(context), context, async (tx) => ({
    agreement: await tx.agreements.find(state.collaborationId),
    status: (await tx.collaborations.find(state.collaborationId))?.status,
  }));
  if (!agreement || !status) throw notFound("agreement");
  if (!isUnderWay(status)) return compensate(state, `The collaboration is ${status}.`);
  if (agreement.documentKey) return next(state);
  const documentKey = await documents.produce(agreement);
  await unitOfWork.run(scopeOf(context), context, (tx) => tx.agreements.noteDocument(agreement.id, documentKey));
  return next(state);
}

async function open({ unitOfWork }: Deps, state: AgreementSagaState, context: SagaContext): Promise<Outcome> {
  try {
    return await unitOfWork.run(scopeOf(context), context, async (tx): Promise<Outcome> => {
      const collaboration = await tx.collaborations.get(state.collaborationId);
      if (!isUnderWay(collaboration.status)) return compensate(state, `The collaboration is ${collaboration.status}.`);
      const { id, organizationId, creatorId, campaignId, creatorName, campaignName, requirements, agreedAt } = collaboration;
      await openDeliverables(tx, { collaborationId: id, organizationId, creatorId, campaignId, creatorName, campaignName, requirements, agreedAt: agreedAt ?? tx.at });
      return next(state);
    });
  } catch (error) {
    if (error instanceof DomainError && (error.kind === "rule-broken" || error.kind === "invalid")) return compensate(state, error.message);
    throw error;
  }
}

/** Tells both sides, once: their letters and screens follow this fact. */
function notify({ unitOfWork }: Deps, state: AgreementSagaState, context: SagaContext): Promise<Outcome> {
  return unitOfWork.run(scopeOf(context), context, async (tx) => {
    const collaboration = await tx.collaborations.get(state.collaborationId);
    const agreement = await tx.agreements.find(state.collaborationId);
    if (!agreement) throw notFound("agreement");
    if (agreement.announcedAt) return next(state);
    await tx.agreements.noteAnnounced(agreement.id, tx.at);
    await tx.outbox.append([event("collaborations.agreement-produced.v1", owner(collaboration), { ...ids(collaboration), agreementId: agreement.id })], collaboration.version);
    return next(state);
  });
}

function cancelOwed({ unitOfWork }: Deps, state: AgreementSagaState, context: SagaContext): Promise<void> {
  return unitOfWork.run(scopeOf(context), context, (tx) => cancelDeliverables(tx, state.collaborationId));
}

function takeBack({ unitOfWork }: Deps, state: AgreementSagaState, context: SagaContext): Promise<void> {
  return unitOfWork.run(scopeOf(context), context, async (tx) => {
    const collaboration = await tx.collaborations.get(state.collaborationId);
    if (isUnderWay(collaboration.status)) await keep(tx, collaboration, end(collaboration, "cancelled", reason));
    await tx.agreements.void(collaboration.id, tx.at);
    await releaseBudget(tx, context, { ...collaboration, collaborationId: collaboration.id }, reason);
  });
}
