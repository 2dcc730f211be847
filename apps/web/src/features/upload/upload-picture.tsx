"use client";

import type { AssetView } from "@fanfare/contracts/media";
import { maximumBytes } from "@fanfare/contracts/media";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FileDrop } from "@/components/file-drop.tsx";
import { ProgressLine } from "@/components/progress-line.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { pictureTypes } from "./file-types.ts";
import { RejectedFile } from "./rejected-file.tsx";
import { UploadProgress } from "./upload-progress.tsx";
import { useUpload } from "./use-upload.ts";

type UploadPictureProps = { place: string; label?: string; onReady: (asset: AssetView) => void };

/** Takes a picture for a landing page, and hands it on when it can be shown. `place` names where it will stand. */
export function UploadPicture({ place, label, onReady }: UploadPictureProps) {
  const t = useTranslations("media.upload");
  const { state, store, start } = useUpload(`picture:${place}`, { kind: "image", purpose: "landing-page" });
  const assetId = state.kind === "arrived" ? state.assetId : null;
  const asset = useProcessedAsset(assetId, (ready) => {
    store.reset();
    onReady(ready);
  });
  if (asset?.rejectionReason) {
    return <RejectedFile reason={asset.rejectionReason} onOther={() => store.reset()} />;
  }
  if (assetId) return <ProgressLine label={t("preparing")} done={asset?.progress ?? 0} total={null} format={() => ""} />;
  if (state.kind !== "idle") return <UploadProgress state={state} store={store} />;
  return <FileDrop accept={pictureTypes} maximumBytes={maximumBytes.image} onFiles={([file]) => file && start(file)} {...(label !== undefined && { label })} />;
}

/** Asks after an uploaded file until it is ready or refused; tells once when it is ready. */
function useProcessedAsset(assetId: string | null, onReady: (asset: AssetView) => void): AssetView | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.media.query.findAsset.queryOptions(
      { assetId: assetId ?? "" },
      { enabled: assetId !== null, refetchInterval: ({ state }) => (state.data?.status === "ready" || state.data?.status === "rejected" ? false : 1_000) },
    ),
  );
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (data?.status !== "ready" || data.id !== assetId || told.current === data.id) return;
    told.current = data.id;
    onReady(data);
  });
  return assetId === null ? undefined : data;
}
