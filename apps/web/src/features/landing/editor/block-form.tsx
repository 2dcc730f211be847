"use client";

import type { LandingBlock } from "@fanfare/contracts/landing";
import { Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ApplicationFields } from "./application-fields.tsx";
import { fieldId, newId, type BlockFormProps } from "./document.ts";
import { HeroFields } from "./hero-fields.tsx";
import { ItemList } from "./item-list.tsx";
import type { Editor } from "./use-editor.ts";
import { useProblem } from "./use-problem.ts";

/** The fields of a block, by its kind. */
export function BlockForm({ block, editor }: { block: LandingBlock; editor: Editor }) {
  const onChange = editor.edit;
  switch (block.type) {
    case "hero":
      return <HeroFields block={block} editor={editor} />;
    case "text":
      return (
        <>
          <HeadingField block={block} onChange={onChange} />
          <LongText id={fieldId(block.id, "body")} name="body" value={block.body} onChange={(body) => onChange({ ...block, body }, "body")} />
        </>
      );
    case "what-you-get":
      return <WhatYouGetFields block={block} onChange={onChange} />;
    case "what-we-ask":
      return (
        <>
          <HeadingField block={block} onChange={onChange} />
          <LongText id={fieldId(block.id, "intro")} name="askIntro" value={block.intro} onChange={(intro) => onChange({ ...block, intro }, "intro")} />
        </>
      );
    case "faq":
      return <FaqFields block={block} onChange={onChange} />;
    case "application-form":
      return (
        <>
          <HeadingField block={block} onChange={onChange} />
          <LongText id={fieldId(block.id, "intro")} name="intro" value={block.intro} onChange={(intro) => onChange({ ...block, intro }, "intro")} />
          <ApplicationFields block={block} onChange={onChange} />
        </>
      );
  }
}

type Headed = Exclude<LandingBlock, { type: "hero" }>;

function HeadingField<T extends Headed>({ block, onChange }: { block: T; onChange: (block: T, field: string) => void }) {
  const t = useTranslations("landing.editor.field");
  const hasOwnWords = block.type !== "text";
  return (
    <TextInput
      id={fieldId(block.id, "heading")}
      label={t("heading")}
      description={hasOwnWords ? t("headingHint") : undefined}
      value={block.heading}
      maxLength={120}
      onChange={(event) => onChange({ ...block, heading: event.currentTarget.value }, "heading")}
    />
  );
}

type LongTextProps = { id: string; name: "body" | "intro" | "askIntro"; value: string; onChange: (value: string) => void };

function LongText({ id, name, value, onChange }: LongTextProps) {
  const t = useTranslations("landing.editor.field");
  return (
    <Textarea id={id} label={t(name)} description={t(name === "askIntro" ? "askIntroHint" : "proseHint")} value={value} maxLength={4_000} autosize minRows={3} maxRows={16} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

function WhatYouGetFields({ block, onChange }: BlockFormProps<"what-you-get">) {
  const t = useTranslations("landing.editor.field");
  const problem = useProblem(block);
  return (
    <>
      <HeadingField block={block} onChange={onChange} />
      <ItemList
        label={t("items")}
        addId={fieldId(block.id, "items")}
        add={t("addItem")}
        error={problem("items")}
        items={block.items}
        most={12}
        make={() => ({ id: newId(), title: "", detail: "" })}
        onChange={(items, field) => onChange({ ...block, items }, field)}
        render={(item, index, change) => (
          <>
            <TextInput id={fieldId(block.id, `items.${index}.title`)} label={t("itemTitle")} value={item.title} maxLength={120} error={problem(`items.${index}.title`)} onChange={(event) => change({ ...item, title: event.currentTarget.value })} />
            <Textarea label={t("itemDetail")} value={item.detail} maxLength={400} autosize minRows={1} onChange={(event) => change({ ...item, detail: event.currentTarget.value })} />
          </>
        )}
      />
    </>
  );
}

function FaqFields({ block, onChange }: BlockFormProps<"faq">) {
  const t = useTranslations("landing.editor.field");
  const problem = useProblem(block);
  return (
    <>
      <HeadingField block={block} onChange={onChange} />
      <ItemList
        label={t("faqItems")}
        addId={fieldId(block.id, "items")}
        add={t("addFaqItem")}
        items={block.items}
        most={20}
        make={() => ({ id: newId(), question: "", answer: "" })}
        onChange={(items, field) => onChange({ ...block, items }, field)}
        render={(item, index, change) => (
          <>
            <TextInput id={fieldId(block.id, `items.${index}.question`)} label={t("question")} value={item.question} maxLength={200} error={problem(`items.${index}.question`)} onChange={(event) => change({ ...item, question: event.currentTarget.value })} />
            <Textarea id={fieldId(block.id, `items.${index}.answer`)} label={t("answer")} value={item.answer} maxLength={2_000} autosize minRows={2} error={problem(`items.${index}.answer`)} onChange={(event) => change({ ...item, answer: event.currentTarget.value })} />
          </>
        )}
      />
    </>
  );
}
