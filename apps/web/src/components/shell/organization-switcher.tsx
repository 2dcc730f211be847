"use client";

import { Menu, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import classes from "./organization-switcher.module.css";
import type { ShellOrganization } from "./shell-types.ts";

type OrganizationSwitcherProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  isFolded: boolean;
  onSwitch: (id: string) => void;
};

/** Names the organization one works for, and changes it where a person belongs to several. */
export function OrganizationSwitcher({ organization, organizations, isFolded, onSwitch }: OrganizationSwitcherProps) {
  const t = useTranslations("shell");
  return (
    <Menu position="bottom-start" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.root}>
          <span className={classes.sign} data-letter={organization.name.slice(0, 1).toUpperCase()} />
          <VisuallyHidden>{t("organization")}</VisuallyHidden>
          {isFolded ? (
            <VisuallyHidden>{organization.name}</VisuallyHidden>
          ) : (
            <>
              <span className={classes.name}>{organization.name}</span>
              <IconSelector size={16} aria-hidden className={classes.arrow} />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("organizations")}</Menu.Label>
        {organizations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => onSwitch(id)}
            rightSection={id === organization.id ? <IconCheck size={16} aria-label={t("current")} /> : null}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} href="/welcome" leftSection={<IconPlus size={16} />}>
          {t("newOrganization")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
