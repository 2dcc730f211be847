import type { FreshnessView } from "@fanfare/contracts/freshness";
import type { CampaignReport, FigureId } from "@fanfare/contracts/reporting";
import { freshnessWords } from "../freshness-words.ts";
import { GrowthDrawing } from "./growth-drawing.tsx";
import type { Words } from "./texts.ts";

const shown: readonly FigureId[] = ["spent", "posts", "reach", "views", "engagements", "engagement-rate", "cpm", "cpe"];

type Part = { report: CampaignReport; words: Words };

/** What a shared report shows: the campaign's figures, growth and posts. What single creators are paid is not among it. */
export function ReportBody({ report, words, sharedBy }: Part & { sharedBy: string }) {
  const { t } = words;
  return (
    <main>
      <Top report={report} words={words} />
      <Freshness report={report} words={words} />
      <FigureList report={report} words={words} />
      <div className="charts">
        <GrowthDrawing series={report.series} of="views" title={t("shared.views")} words={words} marks={report.marks} />
        <GrowthDrawing series={report.series} of="engagements" title={t("shared.engagements")} words={words} />
      </div>
      <Posts report={report} words={words} />
      <Definitions words={words} report={report} />
      <footer className="quiet">
        <span>{t("shared.sharedBy", { name: sharedBy })}</span>
        <span>{t("shared.madeWith")}</span>
      </footer>
    </main>
  );
}

function Top({ report: { campaign }, words }: Part) {
  const { t } = words;
  const [from, to] = [campaign.startsOn && words.day(campaign.startsOn), campaign.endsOn && words.day(campaign.endsOn)];
  const dates = from && to ? t("shared.range", { from, to }) : from ? t("shared.since", { from }) : to ? t("shared.until", { to }) : null;
  return (
    <header className="top">
      <p className="brand">
        <i aria-hidden="true" />
        {campaign.brand.name}
      </p>
      <h1>{campaign.name}</h1>
      <p className="quiet">
        {[t("shared.report"), dates].filter(Boolean).join(" · ")}
      </p>
    </header>
  );
}

/** How old the figures are: what is drawn from them is no better than that. */
function Freshness({ report: { readAt, freshness }, words }: Part) {
  const { t, common, connections } = words;
  if (readAt === null) return <p className="quiet freshness">{t("shared.noData")}</p>;
  const { well, stale } = freshnessWords(freshness, {
    part: (name, values) => t(`freshness.${name}`, values as never), platform: (platform) => common(`platform.${platform}`), reason: (reason) => connections(`staleReason.${reason}`),
  });
  return (
    <div className="quiet freshness">
      <p>{[t("freshness.asOfMoment", { date: words.moment(readAt) }), ...(freshness.posts > 0 ? [well] : [])].join(" · ")}</p>
      {stale.length > 0 ? <p className="stale">{[...stale, t("freshness.kept")].join(" ")}</p> : null}
    </div>
  );
}

function FigureList({ report: { figures }, words }: Part) {
  const { t } = words;
  return (
    <dl className="figures">
      {shown.map((id) => {
        const figure = figures[id];
        const note = figure.reason ? t(`reason.${figure.reason}`) : figure.basis === "estimated" ? t("shared.basis.estimated") : null;
        return (
          <div key={id}>
            <dt>{t(`figure.${id}.label`)}</dt>
            <dd>
              {words.figure(figure) ?? "–"}
              {note ? <small>{note}</small> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Posts({ report: { posts }, words }: Part) {
  const { t, common, count, share, day } = words;
  const verified = posts.filter(({ status }) => status === "verified");
  return (
    <section>
      <h2>{t("shared.posts")}</h2>
      {verified.length === 0 ? (
        <p className="quiet">{t("shared.noPosts")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t("shared.post")}</th>
              <th>{t("shared.creator")}</th>
              <th>{t("shared.platform")}</th>
              <th className="number">{t("shared.published")}</th>
              <th className="number">{t("figure.views.label")}</th>
              <th className="number">{t("figure.engagements.label")}</th>
              <th className="number">{t("figure.engagement-rate.label")}</th>
              <th className="number">{t("shared.readAt")}</th>
            </tr>
          </thead>
          <tbody>
            {verified.map((post) => (
              <tr key={post.publicationId}>
                <td className="wide">
                  <a href={post.url} rel="noopener noreferrer nofollow">
                    {post.title ?? t("posts.untitled")}
                  </a>
                </td>
                <td>{post.creatorName}</td>
                <td>{common(`platform.${post.platform}`)}</td>
                <td className="number" data-label={t("shared.published")}>{post.publishedAt ? day(post.publishedAt) : "–"}</td>
                <td className="number" data-label={t("figure.views.label")}>{count(post.views)}</td>
                <td className="number" data-label={t("figure.engagements.label")}>{count(post.engagements)}</td>
                <td className="number" data-label={t("figure.engagement-rate.label")}>{share(post.engagementRate)}</td>
                <td className="number" data-label={t("shared.readAt")}>
                  <ReadAt freshness={post.freshness} words={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ReadAt({ freshness: { source, readAt, staleSince, staleReason, isFinal }, words: { connections, day } }: { freshness: FreshnessView; words: Words }) {
  const stale = staleReason && staleSince ? `${connections("freshness.short.stale", { since: day(staleSince) })}: ${connections(`staleReason.${staleReason}`)}` : null;
  const note = stale ?? (source === "by-hand" ? connections("freshness.short.by-hand") : isFinal ? connections("freshness.short.final") : null);
  return (
    <>
      {readAt ? day(readAt) : connections("freshness.short.never")}
      {note ? <small className={stale ? "stale" : undefined}>{note}</small> : null}
    </>
  );
}

function Definitions({ report: { figures }, words: { t } }: Part) {
  return (
    <section>
      <h2>{t("shared.definitions")}</h2>
      <dl className="words">
        {shown.map((id) => (
          <div key={id}>
            <dt>{t(`figure.${id}.label`)}</dt>
            <dd>
              {t(`figure.${id}.definition`)} {t("shared.version", { version: figures[id].version })}, {t(`shared.basis.${figures[id].basis}`)}.
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
