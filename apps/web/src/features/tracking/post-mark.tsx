"use client";

import type { PostMark as Mark } from "@fanfare/contracts/tracking";
import { IconEyeOff, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ToneBadge } from "@/components/status-badge.tsx";

/** Beside a verified post that is not as it was: nobody can see it, or it says something else. */
export function PostMark({ mark }: { mark: Mark | null }) {
  const t = useTranslations("tracking.mark");
  if (mark === null) return null;
  return (
    <ToneBadge tone={mark === "gone" ? "bad" : "attention"} icon={mark === "gone" ? IconEyeOff : IconPencil}>
      {t(mark)}
    </ToneBadge>
  );
}
