import type { ApplicationQuestion } from "@fanfare/contracts/landing";
import type { ShownPage } from "@fanfare/db/readers/landing-pages";
import { checkAnswers } from "@fanfare/domain/collaborations";
import type { CreatorActor } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { answerLimits, fieldOf, type FormState } from "@/features/landing/page/blocks/application-form.tsx";
import { textsOf, type PageTexts } from "@/features/landing/page/texts.ts";
import type { App } from "../app.ts";
import { collaborationsOf } from "../compose/collaborations.ts";
import { readBody } from "../http/body.ts";
import { isDomainError } from "../http/faults.ts";
import { checkOrigin } from "../http/origin.ts";
import { countCall } from "../http/rate-limits.ts";
import type { RequestContext } from "../http/request-context.ts";
import { answerElse, answerForm, findPage, languageOf } from "./answer.ts";
import { keepApplication } from "./pending-application.ts";

const largestForm = 200_000;
type Asked = { app: App; ctx: RequestContext; request: Request; slug: string };
type Answers = { questionId: string; answer: string }[];

/** Takes the form of a public page, with or without script: sends the application on, or says at the field what is wrong. */
export async function takeApplication({ app, ctx, request, slug }: Asked): Promise<Response> {
  const found = await findPage(app, slug, new Date());
  if (found.kind !== "shown") return answerElse(found, languageOf(request));
  const { page } = found;
  const sent: Answers = [];
  try {
    checkOrigin(app.config.publicUrl, request.headers);
    await countCall(app, "command", ctx.address);
    sent.push(...(await readForm(request, page.content.questions)));
    checkAnswers(page.content.questions, sent);
    return await passOn(app, ctx, page, sent);
  } catch (error) {
    return refuse(app, page, sent, error);
  }
}

/** The page again, with what was typed and, in its own language, what is wrong. */
function refuse(app: App, page: ShownPage, sent: Answers, error: unknown): Promise<Response> {
  const { t } = textsOf(page.content.language);
  const answer = (general: string, status: number, errors: FormState["errors"] = {}) => answerForm(app, page, { values: valuesOf(sent), errors, general }, status);
  if (error instanceof TRPCError && error.code === "PAYLOAD_TOO_LARGE") return answer(t("errors.tooLarge"), 413);
  if (error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS") return answer(t("errors.tooMany"), 429);
  if (!isDomainError(error)) {
    app.log.error({ err: error }, "an application could not be kept");
    return answer(t("errors.unavailable"), 503);
  }
  if (error.code === "collaborations.answers") return answer(t("errors.heading"), 422, errorsOf(page, sent, Object.keys(error.fields), t));
  return answer(error.message, error.kind === "forbidden" ? 403 : 422);
}

/** A creator's application is sent at once; everybody else's waits for the profile they make next. */
async function passOn(app: App, ctx: RequestContext, page: ShownPage, answers: Answers): Promise<Response> {
  const creator: CreatorActor | null = (await ctx.who())?.creator ?? null;
  if (creator) {
    const context = { actor: creator, trace: ctx.trace };
    const { id } = await collaborationsOf(app).submitApplication(context, { slug: page.slug, answers, message: "" });
    return seeOther(`/creator/collaborations/${id}`);
  }
  const cookie = await keepApplication(app.redis, { slug: page.slug, answers }, app.config.publicUrl.protocol === "https:");
  return seeOther(`/creator/sign-up?campaign=${page.slug}`, cookie);
}

const seeOther = (location: string, cookie?: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...(cookie && { "set-cookie": cookie }) } });

/** The answers by question, in the order of the page. A field nobody asked for is passed on, so that it is refused. */
async function readForm(request: Request, questions: readonly ApplicationQuestion[]): Promise<Answers> {
  const body = new URLSearchParams(new TextDecoder().decode(await readBody(request, largestForm)));
  const asked = new Set(questions.map(fieldOf));
  const unknown = [...body.keys()].filter((name) => !asked.has(name)).slice(0, 5);
  return [
    ...questions.map((question) => ({ questionId: question.id, answer: (body.get(fieldOf(question)) ?? "").trim() })),
    ...unknown.map((name) => ({ questionId: name.slice(0, 40), answer: "" })),
  ];
}

const valuesOf = (answers: Answers): Record<string, string> => Object.fromEntries(answers.map(({ questionId, answer }) => [questionId, answer]));

/** The same faults in the page's language. */
function errorsOf({ content }: ShownPage, sent: Answers, fields: string[], t: PageTexts["t"]): Record<string, string> {
  const values = valuesOf(sent);
  return Object.fromEntries(
    content.questions
      .filter(({ id }) => fields.includes(`answers.${id}`))
      .map(({ id, kind }) => {
        if (!values[id]) return [id, t("errors.required")];
        return [id, kind === "short-text" || kind === "long-text" ? t("errors.tooLong", { count: answerLimits[kind] }) : t("errors.choice")];
      }),
  );
}
