import type { BlockOf, PublishedImage, PublishedPageContent } from "@fanfare/contracts/landing";
import { heroArt } from "../hero-art.ts";
import type { PageTexts } from "../texts.ts";

type HeroProps = { block: BlockOf<"hero">; content: PublishedPageContent; texts: PageTexts };

export function Hero({ block, content, texts }: HeroProps) {
  const { t, day } = texts;
  const image = content.images.find((candidate) => candidate.assetId === block.image?.assetId);
  return (
    <section id={block.id} className={`block hero ${block.tone} ${block.layout}`} aria-labelledby={`${block.id}-heading`}>
      <div className="inner">
        <div className="words">
          <h1 id={`${block.id}-heading`}>{block.headline}</h1>
          {block.subline ? <p className="subline">{block.subline}</p> : null}
          {content.state === "open" ? (
            <p className="call">
              <a className="button" href="#apply">
                {t("apply")}
              </a>
              {content.endsOn ? <span className="until">{t("until", { date: day(content.endsOn) })}</span> : null}
            </p>
          ) : null}
        </div>
        <div className="picture">
          {block.image && image ? (
            <Picture image={image} alternativeText={block.image.alternativeText} layout={block.layout} />
          ) : (
            <div className="art" dangerouslySetInnerHTML={{ __html: heroArt(content.campaignName, content.colors) }} />
          )}
        </div>
      </div>
    </section>
  );
}

/** The first picture of a page is what its reader waits for, so it is asked for first; its box keeps its place. */
function Picture({ image, alternativeText, layout }: { image: PublishedImage; alternativeText: string; layout: "beside" | "below" }) {
  const largest = image.sizes.at(-1)!;
  return (
    <img
      src={largest.url}
      srcSet={image.sizes.map((size) => `${size.url} ${size.width}w`).join(", ")}
      sizes={layout === "beside" ? "(min-width: 60rem) 34rem, 100vw" : "(min-width: 76rem) 72rem, 100vw"}
      width={largest.width}
      height={largest.height}
      alt={alternativeText}
      fetchPriority="high"
      decoding="async"
    />
  );
}
