"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

type ToolButtonProps = { label: string; keys?: string; icon: ReactNode; isDisabled?: boolean; onClick: () => void };

/** A small tool as a picture, with its name and keys on hover. */
export function ToolButton({ label, keys, icon, isDisabled = false, onClick }: ToolButtonProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon aria-label={label} disabled={isDisabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
