import type { LandingBlock, PublishedPageContent } from "@fanfare/contracts/landing";
import { ApplicationForm, emptyForm, type FormState } from "./blocks/application-form.tsx";
import { Hero } from "./blocks/hero.tsx";
import { Faq, TextSection, WhatWeAsk, WhatYouGet } from "./blocks/lists.tsx";
import { textsOf, type PageTexts } from "./texts.ts";

type LandingPageProps = { content: PublishedPageContent; slug: string; form?: FormState };

/** What is inside the body of a public page: the editor's preview and the page itself are this one component. */
export function LandingPage({ content, slug, form = emptyForm }: LandingPageProps) {
  const texts = textsOf(content.language);
  const { t } = texts;
  return (
    <>
      <a className="skip" href="#apply">
        {t("skip")}
      </a>
      <header className="top">
        <div className="inner">
          <span className="name">{content.brandName}</span>
          {content.brandWebsite ? <a href={content.brandWebsite} rel="noopener nofollow">{hostOf(content.brandWebsite)}</a> : null}
        </div>
      </header>
      <main>
        {content.blocks.map((block) => (
          <Block key={block.id} block={block} content={content} texts={texts} slug={slug} form={form} />
        ))}
      </main>
      <footer>
        <div className="inner">
          <span>{content.brandName}</span>
          <a href="/">{t("runsOn")}</a>
        </div>
      </footer>
    </>
  );
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, "");

type BlockProps = { block: LandingBlock; content: PublishedPageContent; texts: PageTexts; slug: string; form: FormState };

function Block({ block, content, texts, slug, form }: BlockProps) {
  switch (block.type) {
    case "hero":
      return <Hero block={block} content={content} texts={texts} />;
    case "text":
      return <TextSection block={block} />;
    case "what-you-get":
      return <WhatYouGet block={block} texts={texts} />;
    case "what-we-ask":
      return <WhatWeAsk block={block} content={content} texts={texts} />;
    case "faq":
      return <Faq block={block} texts={texts} />;
    case "application-form":
      return <ApplicationForm block={block} content={content} texts={texts} slug={slug} form={form} />;
  }
}
