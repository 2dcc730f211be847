import type { Answer, SubmitApplicationInput } from "@fanfare/contracts/collaborations";
import type { ApplicationQuestion, PublishedPageContent } from "@fanfare/contracts/landing";
import { ineligibilityOf, type ApplicantFacts } from "../campaigns/index.ts";
import { DomainError, event, idFrom, ruleBroken } from "../kernel/index.ts";
import { ids, moveTo, owner, type Collaboration, type Decided } from "./collaboration.ts";

/** What strangers read of a campaign, as far as an application needs it. */
export type OpenPage = { slug: string; organizationId: string; campaignId: string; isOpen: boolean; content: PublishedPageContent };
/** Who wants to take part. `hasAccount` says whether they can sign in and answer. */
export type Applicant = ApplicantFacts & { creatorId: string; displayName: string; hasAccount: boolean };

type Given = SubmitApplicationInput["answers"];

/** How long after the last day of applying an organization has to answer. */
const answerDays = 14;
const dayMs = 86_400_000;

/** Applies to a campaign, or takes up an invitation to it. */
export function apply(page: OpenPage, applicant: Applicant, known: Collaboration | null, input: { answers: Given; message: string }, at: Date): Decided {
  mustTakeApplications(page, at);
  const answers = checkAnswers(page.content.questions, input.answers);
  if (known && known.status !== "invited") return repeated(known, answers, input.message);
  mustBeEligible(page, applicant);
  const begun = known ?? begin(page, applicant, at);
  const state = { ...(known ? moveTo(begun, "applied") : begun), status: "applied" as const, answers, message: input.message, appliedAt: at };
  return { state, facts: [event("collaborations.application-submitted.v1", owner(state), ids(state))] };
}

/** The organization asks a creator to take part. Asked before: nothing changes. */
export function invite(page: OpenPage, creator: Applicant, known: Collaboration | null, message: string, at: Date): Decided {
  if (known) return { state: known, facts: [] };
  mustTakeApplications(page, at);
  if (!creator.hasAccount) {
    throw ruleBroken("collaborations.creator-without-account", `${creator.displayName} has no Fanfare account yet and could not answer. Send them the campaign's page: they join when they apply.`, {
      slug: page.slug,
    });
  }
  const state = { ...begin(page, creator, at), status: "invited" as const, message };
  return { state, facts: [event("collaborations.creator-invited.v1", owner(state), ids(state))] };
}

function begin({ organizationId, campaignId, content }: OpenPage, { creatorId, displayName }: Applicant, at: Date): Collaboration {
  return {
    id: idFrom("collaboration", campaignId, creatorId),
    organizationId, campaignId, creatorId,
    campaignName: content.campaignName, brandName: content.brandName, creatorName: displayName,
    status: "applied",
    answers: [], message: "", offers: [], agreed: null, currency: content.currency, endReason: null, language: content.language,
    turnLapsesAt: content.endsOn ? new Date(Date.parse(content.endsOn) + (answerDays + 1) * dayMs) : null,
    holdDays: content.holdDays, requirements: content.requirements, brief: content.brief,
    appliedAt: at, agreedAt: null, version: 1,
  };
}

/** The same application sent twice is one; another one in the same campaign is refused. */
function repeated(known: Collaboration, answers: Answer[], message: string): Decided {
  const isSame = known.status === "applied" && known.message === message && JSON.stringify(known.answers) === JSON.stringify(answers);
  if (isSame) return { state: known, facts: [] };
  throw new DomainError("conflict", "collaborations.already-applied", "You have applied to this campaign already. Look at how your application stands.", {
    details: { collaborationId: known.id },
  });
}

function mustTakeApplications({ isOpen, content }: OpenPage, at: Date): void {
  const isOver = content.endsOn !== null && content.endsOn < at.toISOString().slice(0, 10);
  if (isOpen && !isOver) return;
  throw ruleBroken("collaborations.campaign-closed", `${content.campaignName} takes no applications ${content.state === "paused" && !isOver ? "just now. Look again later." : "any more."}`);
}

function mustBeEligible({ content }: OpenPage, applicant: Applicant): void {
  const found = ineligibilityOf(content, applicant);
  if (!found) return;
  const sentence = {
    country: () => `This campaign is for creators in ${found.reason === "country" ? found.countries.join(", ") : ""}.`,
    platform: () => `This campaign asks for posts on ${found.reason === "platform" ? found.platforms.join(", ") : ""}. Add such an account to your profile.`,
    followers: () => `This campaign is for accounts with at least ${found.reason === "followers" ? found.minimum : 0} followers.`,
  }[found.reason]();
  throw ruleBroken("collaborations.not-eligible", sentence, { reason: found.reason });
}

/** Answers in the order of the questions; every fault is told at its question. */
export function checkAnswers(questions: readonly ApplicationQuestion[], given: Given): Answer[] {
  const known = new Map(given.map(({ questionId, answer }) => [questionId, answer.trim()]));
  const faults = questions.flatMap((question): [string, string][] => {
    const fault = faultOf(question, known.get(question.id) ?? "");
    return fault ? [[`answers.${question.id}`, fault]] : [];
  });
  for (const { questionId } of given) {
    if (!questions.some(({ id }) => id === questionId)) faults.push([`answers.${questionId}`, "The campaign does not ask this any more. Load the form again."]);
  }
  if (faults.length > 0) throw new DomainError("invalid", "collaborations.answers", "Some answers need another look.", { fields: Object.fromEntries(faults) });
  return questions.map(({ id, label }) => ({ questionId: id, question: label, answer: known.get(id) ?? "" }));
}

function faultOf({ kind, required, options }: ApplicationQuestion, answer: string): string | null {
  if (answer === "") return required ? "This question needs an answer." : null;
  if (kind === "single-choice" && !options.includes(answer)) return "Choose one of the answers.";
  if (kind === "yes-no" && answer !== "yes" && answer !== "no") return "Answer yes or no.";
  if (kind === "short-text" && answer.length > 300) return "This answer has at most 300 characters.";
  if (kind === "long-text" && answer.length > 4_000) return "This answer has at most 4,000 characters.";
  return null;
}
