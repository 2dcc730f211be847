"use client";

import type { AssetView } from "@fanfare/contracts/media";
import type Hls from "hls.js";
import { useEffect, useRef } from "react";
import type { PlayerStore } from "./player-store.ts";
import classes from "./player.module.css";

type VideoSurfaceProps = { asset: AssetView; player: PlayerStore; label: string; isMuted?: boolean };

/** The picture itself: native video, fed by hls.js where the browser can't read HLS by itself. */
export function VideoSurface({ asset, player, label, isMuted = false }: VideoSurfaceProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video || asset.videoUrl === null) return;
    const letGo = player.attach(video);
    const stopLoading = load(video, asset.videoUrl);
    return () => {
      stopLoading();
      letGo();
    };
  }, [asset.videoUrl, player]);
  return (
    <video
      ref={ref}
      className={classes.video}
      poster={asset.posterUrl ?? undefined}
      muted={isMuted}
      playsInline
      preload="auto"
      aria-label={label}
      onClick={player.toggle}
    />
  );
}

function load(video: HTMLVideoElement, url: string): () => void {
  let hls: Hls | undefined;
  let isGone = false;
  const direct = () => {
    video.src = url;
  };
  // Only browsers without Media Source Extensions (iPhones) read the playlist by themselves.
  if (!("MediaSource" in window) && !("ManagedMediaSource" in window)) direct();
  else {
    void import("hls.js").then(({ default: Player }) => {
      if (isGone) return;
      if (!Player.isSupported()) return direct();
      hls = new Player({ capLevelToPlayerSize: true, maxBufferLength: 30, backBufferLength: 60 });
      hls.loadSource(url);
      hls.attachMedia(video);
    });
  }
  return () => {
    isGone = true;
    hls?.destroy();
    video.removeAttribute("src");
    video.load();
  };
}
