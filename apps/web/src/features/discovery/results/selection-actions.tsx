"use client";

import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { Button, Menu } from "@mantine/core";
import { IconScale, IconUsersGroup } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";

const mostAlike = 5;
const mostCompared = 6;

type SelectionActionsProps = { ids: readonly string[]; onAlike: (filter: CreatorFilter) => void };

/** What a few chosen creators are good for: more like them, and a comparison side by side. */
export function SelectionActions({ ids, onAlike }: SelectionActionsProps) {
  const t = useTranslations("discovery.selection");
  const isComparable = ids.length >= 2 && ids.length <= mostCompared;
  return (
    <>
      {ids.length >= 1 && ids.length <= mostAlike ? (
        <Menu position="top-start" withinPortal>
          <Menu.Target>
            <Button variant="default" leftSection={<IconUsersGroup size={16} />}>
              {t("alike")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onAlike({ likeCreators: [...ids] })}>{t("alikeContent")}</Menu.Item>
            <Menu.Item onClick={() => onAlike({ likeAudienceOf: [...ids] })}>{t("alikeAudience")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {isComparable ? (
        <Button component={Link} href={`/discover/compare?ids=${ids.join(",")}`} variant="default" leftSection={<IconScale size={16} />}>
          {t("compare")}
        </Button>
      ) : null}
    </>
  );
}
