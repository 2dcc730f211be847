import type { BlockOf, PublishedPageContent } from "@fanfare/contracts/landing";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { PageTexts } from "../texts.ts";
import { PlatformGlyph } from "./platform-glyph.tsx";
import { Prose, Section } from "./parts.tsx";

export function TextSection({ block }: { block: BlockOf<"text"> }) {
  return (
    <Section id={block.id} tone={block.tone} heading={block.heading}>
      <Prose text={block.body} />
    </Section>
  );
}

export function WhatYouGet({ block, texts }: { block: BlockOf<"what-you-get">; texts: PageTexts }) {
  return (
    <Section id={block.id} tone={block.tone} heading={block.heading || texts.t("whatYouGet")}>
      <ul className="rows gains">
        {block.items.map((item) => (
          <li key={item.id}>
            <strong>{item.title}</strong>
            {item.detail ? <span>{item.detail}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type WhatWeAskProps = { block: BlockOf<"what-we-ask">; content: PublishedPageContent; texts: PageTexts };

export function WhatWeAsk({ block, content, texts }: WhatWeAskProps) {
  return (
    <Section id={block.id} tone={block.tone} heading={block.heading || texts.t("whatWeAsk")}>
      <Prose text={block.intro} />
      <ul className="rows asks">
        {content.requirements.map((requirement) => (
          <li key={requirement.id}>
            <PlatformGlyph platform={requirement.platform} />
            <div>
              <strong>{texts.t(`format.${requirement.format}`, { count: requirement.count, platform: texts.platform(requirement.platform) })}</strong>
              <span>{conditions(requirement, texts).join(" · ")}</span>
              {requirement.notes ? <Prose text={requirement.notes} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a requirement asks besides the piece itself, each in a few words. */
function conditions(requirement: DeliverableRequirement, { t, words }: PageTexts): string[] {
  const due = t("due", { days: requirement.dueOffsetDays });
  return [
    due.charAt(0).toUpperCase() + due.slice(1),
    ...(requirement.mustMention.length > 0 ? [t("mention", { words: words(requirement.mustMention) })] : []),
    ...(requirement.mustLink ? [t("link", { address: requirement.mustLink.replace(/^https?:\/\//, "").replace(/\/$/, "") })] : []),
    ...(requirement.disclosure === "none" ? [] : [t(`disclosure.${requirement.disclosure}`)]),
  ];
}

export function Faq({ block, texts }: { block: BlockOf<"faq">; texts: PageTexts }) {
  return (
    <Section id={block.id} tone={block.tone} heading={block.heading || texts.t("faq")}>
      <div className="faq">
        {block.items.map((item) => (
          <details key={item.id}>
            <summary>{item.question}</summary>
            <Prose text={item.answer} />
          </details>
        ))}
      </div>
    </Section>
  );
}
