"use client";

import type { DraftView } from "@fanfare/contracts/content";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { frameOf, msOf } from "./frame-time.ts";
import type { PlayerStore } from "./player-store.ts";
import classes from "./player.module.css";
import { usePlayer } from "./use-player.ts";
import { VideoSurface } from "./video-surface.tsx";

/** How far the second video may drift while both play, in ms, before it is set right. */
const toleratedDriftMs = 80;

/** Another version beside the first: silent, and in step with it whatever the first one does. */
export function BesidePlayer({ draft, leader }: { draft: DraftView; leader: PlayerStore }) {
  const t = useTranslations("content");
  const follower = usePlayer(draft.asset);
  useEffect(() => {
    const follow = () => keepInStep(leader, follower);
    follow();
    const stops = [leader.subscribe(follow), follower.subscribe(follow)];
    return () => stops.forEach((stop) => stop());
  }, [leader, follower]);
  return (
    <div className={classes.beside}>
      <VideoSurface asset={draft.asset} player={follower} label={t("version", { number: draft.number })} isMuted />
      <span className={classes.besideLabel}>{t("version", { number: draft.number })}</span>
    </div>
  );
}

function keepInStep(leader: PlayerStore, follower: PlayerStore): void {
  const [led, own] = [leader.get(), follower.get()];
  if (!own.isReady) return;
  const wantedMs = msOf(led.frame, leader.rate);
  const wanted = Math.min(own.frames - 1, frameOf(wantedMs, follower.rate));
  const isForward = led.isPlaying && led.speed > 0;
  if (isForward) {
    if (own.speed !== led.speed) follower.setSpeed(led.speed);
    if (Math.abs(msOf(own.frame, follower.rate) - wantedMs) > toleratedDriftMs) follower.seekFrame(wanted);
    if (!own.isPlaying && wanted < own.frames - 1) follower.play();
    return;
  }
  if (own.isPlaying) follower.stop();
  if (own.frame !== wanted) follower.seekFrame(wanted);
}
