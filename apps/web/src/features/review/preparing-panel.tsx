"use client";

import type { AssetView } from "@fanfare/contracts/media";
import { Loader, Progress } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { RejectedFile } from "@/features/upload/rejected-file.tsx";
import classes from "./preparing-panel.module.css";

/** In place of a player while there is nothing to play: how far the preparation is, or why there won't be anything. */
export function PreparingPanel({ asset }: { asset: AssetView }) {
  const t = useTranslations("media.processing");
  const { number } = useFormatter();
  if (asset.rejectionReason) {
    return (
      <div className={classes.root}>
        <RejectedFile reason={asset.rejectionReason} />
      </div>
    );
  }
  const words = asset.status !== "processing" ? t("queued") : asset.kind === "image" ? t("image") : t("running", { percent: number(asset.progress / 100, { style: "percent" }) });
  return (
    <div className={classes.root} role="status">
      <div className={classes.inside}>
        <Loader size="sm" aria-hidden />
        <p className={classes.words}>{words}</p>
        <Progress.Root size={6} className={classes.bar ?? ""}>
          <Progress.Section value={asset.progress} aria-label={words} />
        </Progress.Root>
        <p className={classes.hint}>{t("hint")}</p>
      </div>
    </div>
  );
}
