"use client";

import { ActionIcon, Kbd, Tooltip, UnstyledButton } from "@mantine/core";
import { IconActivityHeartbeat, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { writeCookie } from "@/lib/cookies.ts";
import { openPalette } from "../palette.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { type Destination, isCurrent, phoneDestinationKeys, portalDestinations } from "./destinations.ts";
import { NewsButton } from "./news-button.tsx";
import { OrganizationSwitcher } from "./organization-switcher.tsx";
import classes from "./portal-shell.module.css";
import { SkipLink } from "./skip-link.tsx";
import { ShellBands } from "./shell-bands.tsx";
import { ShellKeys } from "./shell-keys.tsx";
import { foldedCookie, type ShellNews, type ShellOrganization, type ShellViewer } from "./shell-types.ts";
import { UserMenu } from "./user-menu.tsx";
import { Mark, WordMark } from "./word-mark.tsx";

type PortalShellProps = {
  viewer: ShellViewer;
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  isTestMode: boolean;
  news: ShellNews;
  isFoldedAtFirst: boolean;
  onSwitchOrganization: (id: string) => void;
  children: ReactNode;
};

/** The portal's frame: navigation at the left (a bottom bar on phones), bands above, the page in the middle. */
export function PortalShell(props: PortalShellProps) {
  const { viewer, organization, organizations, isTestMode, news, isFoldedAtFirst, onSwitchOrganization, children } = props;
  const t = useTranslations("shell");
  const [isFolded, setFolded] = useState(isFoldedAtFirst);
  const fold = () => {
    setFolded(!isFolded);
    writeCookie(foldedCookie, String(!isFolded));
  };
  return (
    <div className={classes.root} data-shell="portal" data-folded={isFolded || undefined}>
      <header className={classes.banner}>
        <SkipLink />
      </header>
      <ShellKeys destinations={portalDestinations} onFold={fold} />
      <nav className={classes.navigation} aria-label={t("navigation")} data-no-print>
        <div className={classes.head}>
          <Link href="/campaigns" className={classes.home} aria-label={t("home")}>
            {isFolded ? <Mark /> : <WordMark />}
          </Link>
        </div>
        <OrganizationSwitcher
          organization={organization}
          organizations={organizations}
          isFolded={isFolded}
          onSwitch={onSwitchOrganization}
        />
        <FindButton isFolded={isFolded} />
        <NewsButton news={news} isFolded={isFolded} className={classes.find} />
        <ul className={classes.places}>
          {portalDestinations.map((place) => (
            <Place key={place.key} place={place} isFolded={isFolded} />
          ))}
        </ul>
        <div className={classes.foot}>
          {viewer.isOperator ? (
            <ul className={classes.places}>
              <Place place={operatorDestination} isFolded={isFolded} />
            </ul>
          ) : null}
          <UserMenu viewer={viewer} isFolded={isFolded} />
          <Tooltip label={t(isFolded ? "unfold" : "fold")} position="right">
            <ActionIcon aria-label={t(isFolded ? "unfold" : "fold")} onClick={fold} className={classes.foldButton}>
              {isFolded ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
            </ActionIcon>
          </Tooltip>
        </div>
      </nav>
      <div className={classes.main}>
        <ShellBands isTestMode={isTestMode} />
        <main id="page" tabIndex={-1} className={classes.page}>
          {children}
        </main>
      </div>
      <BottomBar
        destinations={portalDestinations.filter((place) => phoneDestinationKeys.includes(place.key))}
        more={portalDestinations.filter((place) => !phoneDestinationKeys.includes(place.key))}
        viewer={viewer}
        news={news}
      />
    </div>
  );
}

const operatorDestination: Destination = { key: "operator", href: "/operator", icon: IconActivityHeartbeat, keys: "g x" };

function Place({ place, isFolded }: { place: Destination; isFolded: boolean }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const link = (
    <Link
      href={place.href}
      className={classes.place}
      aria-current={isCurrent(pathname, place.href) ? "page" : undefined}
      aria-label={isFolded ? t(place.key) : undefined}
    >
      <place.icon size={18} aria-hidden />
      {isFolded ? null : <span className={classes.placeName}>{t(place.key)}</span>}
    </Link>
  );
  const item = isFolded ? (
    <Tooltip label={t(place.key)} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
  return <li className={classes.item}>{item}</li>;
}

function FindButton({ isFolded }: { isFolded: boolean }) {
  const t = useTranslations("shell");
  return (
    <UnstyledButton className={classes.find} onClick={openPalette} aria-label={isFolded ? t("find") : undefined}>
      <IconSearch size={18} aria-hidden />
      {isFolded ? null : (
        <>
          <span className={classes.placeName}>{t("find")}</span>
          <Kbd size="xs">{t("modKey")} K</Kbd>
        </>
      )}
    </UnstyledButton>
  );
}
