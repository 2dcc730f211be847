"use client";

import { ActionIcon, CopyButton, TextInput, type TextInputProps, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

type CopyFieldProps = Omit<TextInputProps, "value" | "readOnly" | "rightSection"> & { value: string };

/** A value to take along: an invitation link, a key, an address. */
export function CopyField({ value, ...rest }: CopyFieldProps) {
  const t = useTranslations("common");
  return (
    <TextInput
      {...rest}
      value={value}
      readOnly
      onFocus={({ currentTarget }) => currentTarget.select()}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? "copied" : "copy")}>
              <ActionIcon aria-label={t(copied ? "copied" : "copy")} onClick={copy}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  );
}
