import type { ApplicationQuestion, BlockOf, PublishedPageContent } from "@fanfare/contracts/landing";
import type { PageTexts } from "../texts.ts";
import { Prose, Section } from "./parts.tsx";

/** What was typed and what is wrong with it, by question; `general` is about the whole form. */
export type FormState = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>>; general: string | null };
export const emptyForm: FormState = { values: {}, errors: {}, general: null };

/** How long an answer may be, in characters. */
export const answerLimits = { "short-text": 300, "long-text": 4_000 } as const;

/** The field a question is sent under. */
export const fieldOf = (question: Pick<ApplicationQuestion, "id">): string => `answer.${question.id}`;

type ApplicationFormProps = { block: BlockOf<"application-form">; content: PublishedPageContent; texts: PageTexts; slug: string; form: FormState };

export function ApplicationForm({ block, content, texts, slug, form }: ApplicationFormProps) {
  const { t } = texts;
  if (content.state === "paused") {
    return (
      <Section id="apply" tone={block.tone} heading={t("paused.heading")}>
        <p>{t("paused.text", { brand: content.brandName })}</p>
      </Section>
    );
  }
  const rules = rulesOf(content, texts);
  return (
    <Section id="apply" tone={block.tone} heading={block.heading || t("applyHeading")} className="application">
      <Prose text={block.intro} />
      {rules ? <p className="rules">{t("for", { rules })}</p> : null}
      <form method="post" action={`/c/${slug}/apply`} data-form={slug} data-required={t("errors.required")}>
        {form.general ? (
          <p className="refusal" role="alert">
            {form.general}
          </p>
        ) : null}
        {block.questions.map((question) => (
          <Question key={question.id} question={question} texts={texts} value={form.values[question.id] ?? ""} error={form.errors[question.id]} />
        ))}
        <button className="button" type="submit">
          {block.buttonLabel || t("send")}
        </button>
        <p className="note">
          {t("next")} {t("only", { brand: content.brandName })} <span data-saved hidden>{t("saved")}</span>
        </p>
      </form>
    </Section>
  );
}

/** Whom the campaign is for, so that nobody fills in a form in vain. Empty when it is for everyone. */
function rulesOf({ eligibility, requirements }: PublishedPageContent, { t, countries, platforms, words }: PageTexts): string {
  const asked = requirements.map((requirement) => requirement.platform);
  return words([
    ...(eligibility.countries.length > 0 ? [t("inCountries", { countries: countries(eligibility.countries) })] : []),
    ...(asked.length > 0 ? [t("onPlatforms", { platforms: platforms(asked) })] : []),
    ...(eligibility.minimumFollowers ? [t("withFollowers", { count: eligibility.minimumFollowers })] : []),
  ]);
}

type QuestionProps = { question: ApplicationQuestion; texts: PageTexts; value: string; error: string | undefined };

function Question({ question, texts, value, error }: QuestionProps) {
  const { t } = texts;
  const name = fieldOf(question);
  const label = (
    <>
      {question.label}
      {question.required ? null : <small> {t("optional")}</small>}
    </>
  );
  const described = [question.help ? `${name}-help` : "", `${name}-error`].filter(Boolean).join(" ");
  const help = question.help ? (
    <span className="help" id={`${name}-help`}>
      {question.help}
    </span>
  ) : null;
  const problem = (
    <span className="problem" id={`${name}-error`} data-error={name} role="alert">
      {error}
    </span>
  );
  if (question.kind === "single-choice" || question.kind === "yes-no") {
    return (
      <fieldset className="field" aria-describedby={described}>
        <legend>{label}</legend>
        {help}
        <div className={question.kind === "yes-no" ? "choices short" : "choices"}>
          {choicesOf(question, texts).map((choice) => (
            <label key={choice.value}>
              <input type="radio" name={name} value={choice.value} required={question.required} defaultChecked={value === choice.value} />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
        {problem}
      </fieldset>
    );
  }
  const field = { id: name, name, required: question.required, defaultValue: value, "aria-describedby": described, "aria-invalid": error ? true : undefined };
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {help}
      {question.kind === "long-text" ? <textarea {...field} rows={5} maxLength={answerLimits["long-text"]} /> : <input {...field} type="text" maxLength={answerLimits["short-text"]} />}
      {problem}
    </div>
  );
}

/** What can be chosen. Yes and no are sent as such and kept in the page's language. */
export function choicesOf(question: ApplicationQuestion, { t }: PageTexts): { value: string; label: string }[] {
  if (question.kind === "yes-no") return [{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }];
  return question.options.filter((option) => option.trim() !== "").map((option) => ({ value: option, label: option }));
}
