"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";

export type Role = "owner" | "manager" | "viewer";
const roles: readonly Role[] = ["manager", "viewer", "owner"];

type RoleSelectProps = { label?: string; ariaLabel?: string; value: Role; onChange: (role: Role) => void; isDisabled?: boolean };

/** A role, each with what it may do. */
export function RoleSelect({ label, ariaLabel, value, onChange, isDisabled = false }: RoleSelectProps) {
  const t = useTranslations("settings.people.roles");
  return (
    <Select
      label={label}
      aria-label={ariaLabel}
      value={value}
      disabled={isDisabled}
      allowDeselect={false}
      data={roles.map((role) => ({ value: role, label: t(role) }))}
      comboboxProps={{ width: 280, position: "bottom-end" }}
      renderOption={({ option }) => (
        <span>
          <strong>{option.label}</strong>
          <br />
          {t(`${option.value as Role}Can`)}
        </span>
      )}
      onChange={(role) => {
        if (role) onChange(role as Role);
      }}
    />
  );
}
