"use client";

import type { AccountFactsView, CreatorFacts } from "@fanfare/contracts/creator-facts";
import { Button, VisuallyHidden } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useMemo, type ReactNode } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { AccountFreshness } from "../../creators/profile/account-freshness.tsx";
import { useAccountFigureWords } from "../../creators/profile/use-account-figure-words.ts";
import classes from "./compare-screen.module.css";

const mostCreators = 6;
const isId = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Two to six creators side by side; who is compared stands in the URL. */
export function CompareScreen() {
  const t = useTranslations("creator-facts.compare");
  const common = useTranslations("common");
  const discover = useTranslations("creators")("discover");
  const [wanted, setWanted] = useQueryState("ids", parseAsArrayOf(parseAsString).withDefault([]));
  const ids = [...new Set(wanted.filter(isId))].slice(0, mostCreators);
  const found = useQuery({ ...useTRPC().discovery.query.compareCreators.queryOptions({ creatorIds: ids }), enabled: ids.length >= 2, placeholderData: keepPreviousData });
  const remove = (id: string) => void setWanted(ids.filter((other) => other !== id));
  const creators = found.data?.creators.filter((creator) => ids.includes(creator.id)) ?? [];
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={[{ label: discover, href: "/discover" }]} />
      {ids.length < 2 ? (
        <EmptyState title={t("few.title")} text={t("few.text")} action={<Button component={Link} href="/discover">{discover}</Button>} />
      ) : found.isError ? (
        <p role="alert">{found.error.message}</p>
      ) : found.data ? (
        <Comparison creators={creators} onRemove={remove} />
      ) : (
        <RowsSkeleton label={common("loading")} rows={10} />
      )}
    </>
  );
}

/** `best` marks the strongest value of a row; rows without one are not a race. */
type Line = { id: string; label: string; cell: (creator: CreatorFacts) => ReactNode; best?: (creator: CreatorFacts) => number | null };

const main = (creator: CreatorFacts): AccountFactsView | undefined => creator.accounts[0];

function useLines(): Line[] {
  const t = useTranslations("creator-facts");
  const { number } = useFormatter();
  const words = useAccountFigureWords();
  const locale = useLocale();
  return useMemo(() => {
    const language = new Intl.DisplayNames([locale], { type: "language" });
    const region = new Intl.DisplayNames([locale], { type: "region" });
    const top = (shares: Record<string, number> | undefined, name: (key: string) => string) =>
      Object.entries(shares ?? {}).toSorted(([, a], [, b]) => b - a).slice(0, 3).map(([key, share]) => `${name(key)} ${number(share, { style: "percent" })}`).join(", ") || "–";
    const figure = (id: string, read: (account: AccountFactsView) => number | null | undefined, write: (value: number | null | undefined) => ReactNode, isRace = true): Line => {
      const value = (creator: CreatorFacts) => { const account = main(creator); return account ? (read(account) ?? null) : null; };
      return { id, label: t(`label.${id}`), cell: (creator) => write(value(creator)) ?? "–", ...(isRace && { best: value }) };
    };
    return [
      { id: "network", label: t("compare.network"), cell: (creator) => <span className={classes.networks}>{creator.accounts.map((account) => <PlatformIcon key={account.id} platform={account.platform} />)}</span> },
      figure("followers", (account) => account.followers, words.compact),
      figure("followersGrowth", (account) => account.figures.followersGrowth?.value?.["90"], words.change),
      figure("engagementRate", (account) => account.figures.engagementRate?.value ?? account.engagementRate, words.percent),
      figure("averageViews", (account) => account.averageViews, words.compact),
      figure("estimatedReach", (account) => account.figures.estimatedReach?.value, words.compact),
      figure("authenticity", (account) => account.figures.authenticity?.value, (value) => (value === null || value === undefined ? null : Math.round(value))),
      figure("estimatedPrice", (account) => account.figures.estimatedPrice?.value, words.dollars, false),
      { id: "rates", label: t("compare.rates"), cell: (creator) => (creator.rates[0] ? <MoneyText money={creator.rates[0].price} /> : "–") },
      { id: "country", label: t("compare.country"), cell: (creator) => [creator.city, creator.country ? region.of(creator.country) : null].filter(Boolean).join(", ") || "–" },
      { id: "languages", label: t("compare.languages"), cell: (creator) => creator.languages.map((code) => language.of(code) ?? code).join(", ") || "–" },
      { id: "topics", label: t("compare.topics"), cell: (creator) => creator.topics.join(", ") || "–" },
      { id: "audienceCountries", label: t("compare.audienceCountries"), cell: (creator) => top(main(creator)?.audience?.countries, (code) => region.of(code) ?? code) },
      { id: "audienceAges", label: t("compare.audienceAges"), cell: (creator) => top(main(creator)?.audience?.ages, (age) => age) },
      { id: "lastPost", label: t("compare.lastPost"), cell: (creator) => { const at = main(creator)?.lastPostAt; return at ? <DateText value={at} /> : "–"; } },
      { id: "read", label: t("compare.read"), cell: (creator) => { const account = main(creator); return account ? <AccountFreshness account={account} otherwise={<>{account.source}, <DateText value={account.readAt} /></>} /> : "–"; } },
    ];
  }, [t, number, words, locale]);
}

function Comparison({ creators, onRemove }: { creators: readonly CreatorFacts[]; onRemove: (id: string) => void }) {
  const t = useTranslations("creator-facts.compare");
  const lines = useLines();
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t("title")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {creators.map((creator) => (
              <th key={creator.id} scope="col">
                <div className={classes.head}>
                  <CreatorAvatar name={creator.displayName} size={40} />
                  <Link href={`/creators/${creator.id}`} className={classes.name}>
                    {creator.displayName}
                  </Link>
                  <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconX size={14} aria-hidden />} onClick={() => onRemove(creator.id)}>
                    {t("remove")}
                    <VisuallyHidden>{` ${creator.displayName}`}</VisuallyHidden>
                  </Button>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const values = creators.map((creator) => line.best?.(creator) ?? null);
            const known = values.filter((value) => value !== null);
            const best = known.length > 1 ? Math.max(...known) : null;
            return (
              <tr key={line.id}>
                <th scope="row">{line.label}</th>
                {creators.map((creator, index) => (
                  <td key={creator.id} data-best={best !== null && values[index] === best}>
                    {line.cell(creator)}
                    {best !== null && values[index] === best ? <span className={classes.best}>{t("best")}</span> : null}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
