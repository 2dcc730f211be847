"use client";

import { questionKinds, type ApplicationQuestion } from "@fanfare/contracts/landing";
import { Checkbox, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { countryNames } from "@/features/creator-profile/names.ts";
import { fieldId, newId, type BlockFormProps } from "./document.ts";
import { ItemList } from "./item-list.tsx";
import { useProblem } from "./use-problem.ts";

/** What the application form asks, whom it is for, and what its button says. */
export function ApplicationFields({ block, onChange }: BlockFormProps<"application-form">) {
  const t = useTranslations("landing.editor.field");
  const problem = useProblem(block);
  return (
    <>
      <ItemList
        label={t("questions")}
        addId={fieldId(block.id, "questions")}
        add={t("addQuestion")}
        items={block.questions}
        most={20}
        make={(): ApplicationQuestion => ({ id: newId(), kind: "short-text", label: "", help: "", required: true, options: [] })}
        onChange={(questions, field) => onChange({ ...block, questions }, field)}
        render={(question, index, change) => (
          <QuestionFields id={fieldId(block.id, `questions.${index}`)} question={question} problem={problem(`questions.${index}`)} onChange={change} />
        )}
      />
      <EligibilityFields block={block} onChange={onChange} />
      <TextInput
        id={fieldId(block.id, "buttonLabel")}
        label={t("buttonLabel")}
        description={t("headingHint")}
        value={block.buttonLabel}
        maxLength={60}
        onChange={(event) => onChange({ ...block, buttonLabel: event.currentTarget.value }, "buttonLabel")}
      />
    </>
  );
}

type QuestionFieldsProps = { id: string; question: ApplicationQuestion; problem: string | undefined; onChange: (question: ApplicationQuestion) => void };

function QuestionFields({ id, question, problem, onChange }: QuestionFieldsProps) {
  const t = useTranslations("landing.editor.field");
  const lacksLabel = question.label.trim() === "";
  return (
    <>
      <TextInput id={id} label={t("question")} value={question.label} maxLength={200} error={lacksLabel ? problem : undefined} onChange={(event) => onChange({ ...question, label: event.currentTarget.value })} />
      <NativeSelect
        label={t("kind")}
        value={question.kind}
        data={questionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(event) => onChange({ ...question, kind: questionKinds.find((kind) => kind === event.currentTarget.value) ?? question.kind })}
      />
      {question.kind === "single-choice" ? (
        <TagsInput
          label={t("options")}
          description={t("optionsHint")}
          value={question.options}
          maxTags={12}
          clearable={false}
          error={lacksLabel ? undefined : problem}
          onChange={(options) => onChange({ ...question, options: options.map((option) => option.trim().slice(0, 120)) })}
        />
      ) : null}
      <TextInput label={t("help")} value={question.help} maxLength={300} onChange={(event) => onChange({ ...question, help: event.currentTarget.value })} />
      <Checkbox label={t("required")} checked={question.required} onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })} />
    </>
  );
}

function EligibilityFields({ block, onChange }: BlockFormProps<"application-form">) {
  const t = useTranslations("landing.editor.field");
  const locale = useLocale();
  const countries = useMemo(() => countryNames(locale), [locale]);
  const { eligibility } = block;
  return (
    <>
      <MultiSelect
        label={t("countries")}
        description={t("countriesHint")}
        data={countries}
        value={eligibility.countries}
        maxValues={60}
        searchable
        hidePickedOptions
        onChange={(chosen) => onChange({ ...block, eligibility: { ...eligibility, countries: chosen } }, "countries")}
      />
      <NumberInput
        label={t("minimumFollowers")}
        description={t("minimumFollowersHint")}
        value={eligibility.minimumFollowers ?? ""}
        min={0}
        max={1_000_000_000}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=" "
        inputMode="numeric"
        hideControls
        onChange={(typed) => onChange({ ...block, eligibility: { ...eligibility, minimumFollowers: typeof typed === "number" ? typed : null } }, "minimumFollowers")}
      />
    </>
  );
}
