"use client";

import type { AccountFactsView, CreatorFacts } from "@fanfare/contracts/creator-facts";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { PageHeader } from "@/components/page-header.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { FiguresSkeleton, TextSkeleton } from "@/components/skeletons.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { AddToList } from "../discovery/add-to-list.tsx";
import { CreatorAbout } from "./creator-facts.tsx";
import { AccountFigures } from "./profile/account-figures.tsx";
import { AudienceCharts } from "./profile/audience.tsx";
import { Authenticity } from "./profile/authenticity.tsx";
import { Growth } from "./profile/growth.tsx";
import { Lookalikes } from "./profile/lookalikes.tsx";
import { Panel } from "./profile/panel.tsx";
import { Past } from "./profile/past.tsx";
import { Posts } from "./profile/posts.tsx";
import { RedFlags } from "./profile/red-flags.tsx";
import classes from "./profile/profile.module.css";
import { Views } from "./profile/views.tsx";

/** A creator's own page: one account's figures at a time, then what holds for the person. */
export function CreatorScreen({ creatorId }: { creatorId: string }) {
  const t = useTranslations("creators");
  const words = useTranslations("creator-facts");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const facts = useQuery(trpc.discovery.query.findCreatorFacts.queryOptions({ creatorId }));
  const about = useQuery(trpc.creators.query.findCreator.queryOptions({ creatorId }));
  return (
    <>
      <PageHeader
        title={facts.data?.displayName ?? about.data?.displayName ?? "…"}
        breadcrumbs={[{ label: t("discover"), href: "/discover" }]}
        action={about.data ? <AddToList creatorIds={[creatorId]} isPrimary /> : null}
      />
      <div className={classes.root}>
        {facts.isError ? <p role="alert">{facts.error.message}</p> : null}
        {facts.data ? <Accounts facts={facts.data} /> : facts.isPending ? <FiguresSkeleton label={common("loading")} count={6} /> : null}
        <div className={classes.grid}>
          <Panel title={words("person")} isWide>
            {about.data ? <CreatorAbout creator={about.data} /> : <TextSkeleton label={common("loading")} lines={6} />}
          </Panel>
          <Lookalikes creatorId={creatorId} />
        </div>
      </div>
    </>
  );
}

const keyOf = (account: AccountFactsView) => `${account.platform}:${account.handle}`;

const isAlone = ({ platform }: AccountFactsView, all: readonly AccountFactsView[]): boolean => all.filter((one) => one.platform === platform).length === 1;

/** Two accounts on one platform are told apart by their handles. */
function AccountName({ account: { platform, handle }, isAlone }: { account: AccountFactsView; isAlone: boolean }) {
  return (
    <>
      <PlatformIcon platform={platform} />
      {isAlone ? null : <> @{handle}</>}
    </>
  );
}

/** The account that is looked at is kept in the URL. */
function Accounts({ facts }: { facts: CreatorFacts }) {
  const t = useTranslations("creator-facts");
  const [wanted, setWanted] = useQueryState("account");
  const account = facts.accounts.find((one) => keyOf(one) === wanted) ?? facts.accounts[0];
  if (!account) return <p className={classes.note}>{t("noAccounts")}</p>;
  return (
    <>
      {facts.accounts.length > 1 ? (
        <div className={classes.sideways}>
          <SegmentedControl
            aria-label={t("account")}
            className={classes.choice ?? ""}
            value={keyOf(account)}
            onChange={(key) => void setWanted(key)}
            data={facts.accounts.map((one) => ({ value: keyOf(one), label: <AccountName account={one} isAlone={isAlone(one, facts.accounts)} /> }))}
          />
        </div>
      ) : (
        <div className={classes.accounts}>
          <PlatformIcon platform={account.platform} /> <span>@{account.handle}</span>
        </div>
      )}
      <AccountFigures account={account} />
      <RedFlags account={account} />
      <div className={classes.grid}>
        <div className={classes.column}>
          <Growth account={account} />
          <Views account={account} />
          <Past account={account} figure="followersGrowth" />
          <Past account={account} figure="engagementRate" />
        </div>
        <div className={classes.column}>
          <Posts account={account} />
          <Authenticity account={account} />
        </div>
        <AudienceCharts account={account} />
      </div>
    </>
  );
}
