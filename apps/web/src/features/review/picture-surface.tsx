"use client";

import type { AssetView } from "@fanfare/contracts/media";
import { Slider } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useState } from "react";
import classes from "./player.module.css";

type PictureSurfaceProps = { asset: AssetView; label: string; tools?: ReactNode; beside?: { asset: AssetView; label: string } | null };

/** A picture to judge; with another version beside it, one is laid over the other under a wipe. */
export function PictureSurface({ asset, label, tools, beside }: PictureSurfaceProps) {
  const t = useTranslations("content.player");
  const [share, setShare] = useState(50);
  const shape = { "--shape": `${asset.width ?? 4} / ${asset.height ?? 3}` } as CSSProperties;
  return (
    <div className={classes.root}>
      <div className={classes.pictures} style={shape}>
        <Picture asset={asset} label={label} />
        {beside ? (
          <div className={classes.wiped} style={{ clipPath: `inset(0 0 0 ${share}%)` }}>
            <Picture asset={beside.asset} label={beside.label} />
          </div>
        ) : null}
      </div>
      {tools ? (
        <div className={classes.controls}>
          {beside ? <Slider className={classes.wipe ?? ""} value={share} onChange={setShare} label={null} aria-label={t("wipe", { left: label, right: beside.label })} /> : null}
          <div className={classes.gap} />
          {tools}
        </div>
      ) : null}
    </div>
  );
}

function Picture({ asset, label }: { asset: AssetView; label: string }) {
  const largest = asset.images.at(-1);
  return (
    <img
      className={classes.picture}
      src={largest?.url}
      srcSet={asset.images.map(({ url, width }) => `${url} ${width}w`).join(", ")}
      sizes="(max-width: 68em) 100vw, 60vw"
      alt={label}
      width={largest?.width}
      height={largest?.height}
    />
  );
}
