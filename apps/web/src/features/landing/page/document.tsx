import type { PublishedPageContent } from "@fanfare/contracts/landing";
import type { ReactNode } from "react";
import type { FormState } from "./blocks/application-form.tsx";
import { formScript } from "./form-script.ts";
import { LandingPage } from "./landing-page.tsx";
import { fontUrl, pageCss } from "./page-css.ts";
import { textsOf } from "./texts.ts";

/** `origin` is the installation's public URL without a slash at the end; `version` makes the picture's address change with the page. */
export type PageAddress = { slug: string; origin: string; version: number };

/** React gives markup of the body of a document; this is what stands before it. */
const doctype = "<!doctype html>";

async function markup(document: ReactNode): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return doctype + renderToStaticMarkup(document);
}

/** A campaign's public page as a whole HTML document. */
export function renderPage(content: PublishedPageContent, address: PageAddress, form?: FormState): Promise<string> {
  const hero = content.blocks.find((block) => block.type === "hero");
  const title = `${hero?.headline || content.campaignName} · ${content.brandName}`;
  const description = hero?.subline || content.brief.goal || content.campaignName;
  return markup(
    <html lang={content.language}>
      <head>
        <Basics title={title} colors={content.colors} language={content.language} />
        <meta name="description" content={description} />
        <link rel="canonical" href={`${address.origin}/c/${address.slug}`} />
        <LinkPreview title={title} description={description} content={content} address={address} />
      </head>
      <body>
        <LandingPage content={content} slug={address.slug} {...(form ? { form } : {})} />
        <script dangerouslySetInnerHTML={{ __html: formScript }} />
      </body>
    </html>,
  );
}

function LinkPreview({ title, description, content, address }: { title: string; description: string; content: PublishedPageContent; address: PageAddress }) {
  const hero = content.blocks.find((block) => block.type === "hero");
  const image = `${address.origin}/c/${address.slug}/preview.jpg?v=${address.version}`;
  const properties: [string, string][] = [
    ["og:type", "website"], ["og:title", title], ["og:description", description], ["og:url", `${address.origin}/c/${address.slug}`], ["og:site_name", content.brandName],
    ["og:locale", content.language === "ru" ? "ru_RU" : "en_GB"], ["og:image", image], ["og:image:type", "image/jpeg"], ["og:image:width", "1200"], ["og:image:height", "630"],
    ["og:image:alt", hero?.image?.alternativeText || content.campaignName],
  ];
  const names: [string, string][] = [["twitter:card", "summary_large_image"], ["twitter:title", title], ["twitter:description", description], ["twitter:image", image]];
  return (
    <>
      {properties.map(([property, value]) => (
        <meta key={property} property={property} content={value} />
      ))}
      {names.map(([name, value]) => (
        <meta key={name} name={name} content={value} />
      ))}
    </>
  );
}

function Basics({ title, colors, language }: { title: string; colors: PublishedPageContent["colors"]; language: PublishedPageContent["language"] }) {
  const fonts = language === "ru" ? [fontUrl("unbounded", "cyrillic"), fontUrl("onest", "cyrillic"), fontUrl("onest", "latin")] : [fontUrl("unbounded", "latin"), fontUrl("onest", "latin")];
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <style dangerouslySetInnerHTML={{ __html: pageCss(colors) }} />
    </>
  );
}

type Message = { title: string; text: string; action: { label: string; href: string }; language: PublishedPageContent["language"]; colors: PublishedPageContent["colors"]; name: string };

function renderMessage({ title, text, action, language, colors, name }: Message): Promise<string> {
  return markup(
    <html lang={language}>
      <head>
        <Basics title={title} colors={colors} language={language} />
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main className="message">
          <div className="inner">
            <span className="name">{name}</span>
            <h1>{title}</h1>
            <p>{text}</p>
            <a className="button" href={action.href}>
              {action.label}
            </a>
          </div>
        </main>
      </body>
    </html>,
  );
}

/** What somebody reads whose link leads to a campaign that has ended. */
export function renderClosed({ campaignName, brandName, language, colors }: Pick<PublishedPageContent, "campaignName" | "brandName" | "language" | "colors">): Promise<string> {
  const { t } = textsOf(language);
  const text = t("closed.text", { brand: brandName, campaign: campaignName });
  return renderMessage({ title: t("closed.title"), text, action: { label: t("closed.others"), href: "/creator/opportunities" }, language, colors, name: brandName });
}

const ourColors = { primary: "#0F5C4D", accent: "#E9A93A" };

/** What somebody reads whose link leads nowhere. */
export function renderMissing(language: PublishedPageContent["language"]): Promise<string> {
  const { t } = textsOf(language);
  const action = { label: t("missing.others"), href: "/creator/opportunities" };
  return renderMessage({ title: t("missing.title"), text: t("missing.text"), action, language, colors: ourColors, name: "Fanfare" });
}

/** What somebody reads while the page can't be read. */
export function renderUnavailable(language: PublishedPageContent["language"]): Promise<string> {
  const { t } = textsOf(language);
  return renderMessage({ title: t("unavailable.title"), text: t("unavailable.text"), action: { label: t("unavailable.again"), href: "" }, language, colors: ourColors, name: "Fanfare" });
}
