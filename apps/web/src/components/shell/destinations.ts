import {
  IconBuildingBank,
  IconChartBar,
  IconCompass,
  IconFileText,
  IconHome,
  IconMovie,
  IconPlugConnected,
  IconReportMoney,
  IconSettings,
  IconSpeakerphone,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";

/** A place of the navigation; `key` is its word in the `shell` messages, `keys` the sequence that goes there. */
export type Destination = { key: string; href: string; icon: typeof IconCompass; keys: string };

export const portalDestinations: readonly Destination[] = [
  { key: "discover", href: "/discover", icon: IconCompass, keys: "g d" },
  { key: "campaigns", href: "/campaigns", icon: IconSpeakerphone, keys: "g c" },
  { key: "creators", href: "/creators", icon: IconUsers, keys: "g e" },
  { key: "content", href: "/content", icon: IconMovie, keys: "g o" },
  { key: "payments", href: "/payments", icon: IconReportMoney, keys: "g p" },
  { key: "reports", href: "/reports", icon: IconChartBar, keys: "g r" },
  { key: "settings", href: "/settings", icon: IconSettings, keys: "g s" },
];

/** What a phone's bottom bar holds beside "More". */
export const phoneDestinationKeys = ["discover", "campaigns", "creators", "content"];

export const creatorDestinations: readonly Destination[] = [
  { key: "todo", href: "/creator", icon: IconHome, keys: "g h" },
  { key: "opportunities", href: "/creator/opportunities", icon: IconSpeakerphone, keys: "g o" },
  { key: "collaborations", href: "/creator/collaborations", icon: IconFileText, keys: "g c" },
  { key: "earnings", href: "/creator/payments", icon: IconBuildingBank, keys: "g p" },
  { key: "accounts", href: "/creator/accounts", icon: IconPlugConnected, keys: "g a" },
  { key: "profile", href: "/creator/profile", icon: IconUser, keys: "g s" },
];

/** What a creator's phone holds beside "More". */
export const creatorPhoneKeys = ["todo", "opportunities", "collaborations", "earnings"];

/** True when the address lies at or under the place; "/creator" itself is only its own page. */
export function isCurrent(pathname: string, href: string): boolean {
  if (href === "/creator") return pathname === href;
  return pathname === href || pathname.startsWith(`${href}/`);
}
