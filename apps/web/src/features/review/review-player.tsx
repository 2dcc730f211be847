"use client";

import type { CommentView } from "@fanfare/contracts/content";
import type { AssetView } from "@fanfare/contracts/media";
import { type CSSProperties, type ReactNode, useRef, useState } from "react";
import { PlayerControls } from "./player-controls.tsx";
import type { PlayerStore } from "./player-store.ts";
import classes from "./player.module.css";
import { TimelineBar } from "./timeline-bar.tsx";
import { usePlayerKeys } from "./use-player-keys.ts";
import { VideoSurface } from "./video-surface.tsx";

type ReviewPlayerProps = {
  asset: AssetView;
  player: PlayerStore;
  label: string;
  comments: readonly CommentView[];
  onComment: (comment: CommentView) => void;
  /** Buttons of the screen's own, beside the player's. */
  tools?: ReactNode;
  /** A second video beside it, in step. */
  beside?: ReactNode;
};

/** The video with our thin layer over it: frames, ranges, speeds, and where the comments are. */
export function ReviewPlayer({ asset, player, label, comments, onComment, tools, beside }: ReviewPlayerProps) {
  const [isMuted, setMuted] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const onMute = () => setMuted((muted) => !muted);
  const onFullscreen = () => void (document.fullscreenElement ? document.exitFullscreen() : stage.current?.requestFullscreen?.());
  usePlayerKeys(player, { onMute, onFullscreen });
  const [width, height] = [asset.width ?? 16, asset.height ?? 9];
  // Room for the picture and no more: two side by side need half the height.
  const shape = { "--shape": `${beside ? width * 2 : width} / ${height}` } as CSSProperties;
  return (
    <div ref={stage} className={classes.root}>
      <div className={classes.screens} data-two={beside ? true : undefined} style={shape}>
        <VideoSurface asset={asset} player={player} label={label} isMuted={isMuted} />
        {beside}
      </div>
      <TimelineBar player={player} comments={comments} onComment={onComment} />
      <PlayerControls player={player} isMuted={isMuted} onMute={onMute} onFullscreen={onFullscreen}>
        {tools}
      </PlayerControls>
    </div>
  );
}
