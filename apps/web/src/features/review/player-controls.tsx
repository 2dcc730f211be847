"use client";

import { ActionIcon, Menu, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconChevronLeft, IconChevronRight, IconMaximize, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRepeat, IconRepeatOff, IconVolume, IconVolumeOff,
} from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFrame } from "./frame-time.ts";
import { speeds, type PlayerStore } from "./player-store.ts";
import classes from "./player.module.css";
import { usePlayerState } from "./use-player.ts";

type PlayerControlsProps = { player: PlayerStore; isMuted: boolean; onMute: () => void; onFullscreen: () => void; children?: ReactNode };

/** What can be done with the video by hand; each button names its key. */
export function PlayerControls({ player, isMuted, onMute, onFullscreen, children }: PlayerControlsProps) {
  const t = useTranslations("content.player");
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  return (
    <div className={classes.controls}>
      <Tool label={t(isPlaying ? "pause" : "play")} keys={t("spaceKey")} onClick={player.toggle} icon={isPlaying ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />} />
      <Tool label={t("frameBack")} keys="←" onClick={() => player.step(-1)} icon={<IconChevronLeft size={20} />} />
      <Tool label={t("frameForward")} keys="→" onClick={() => player.step(1)} icon={<IconChevronRight size={20} />} />
      <Clock player={player} />
      <div className={classes.gap} />
      {children}
      <span className={classes.wide}>
        <Loop player={player} />
      </span>
      <Speed player={player} />
      <span className={classes.wide}>
        <Tool label={t(isMuted ? "unmute" : "mute")} keys="M" onClick={onMute} icon={isMuted ? <IconVolumeOff size={20} /> : <IconVolume size={20} />} />
      </span>
      <Tool label={t("fullscreen")} keys="F" onClick={onFullscreen} icon={<IconMaximize size={20} />} />
    </div>
  );
}

type ToolProps = { label: string; keys?: string; onClick: () => void; icon: ReactNode; isPressed?: boolean };

export function Tool({ label, keys, onClick, icon, isPressed }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon size={36} aria-label={label} aria-pressed={isPressed} data-pressed={isPressed || undefined} className={classes.tool} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function Clock({ player }: { player: PlayerStore }) {
  const t = useTranslations("content.player");
  const { frame, frames } = usePlayerState(player, (state) => state);
  return (
    <span className={`${classes.clock} tabular`} title={t("clockTitle")}>
      {formatFrame(frame, player.rate)} <span className={classes.total}>/ {formatFrame(frames - 1, player.rate)}</span>
    </span>
  );
}

function Loop({ player }: { player: PlayerStore }) {
  const t = useTranslations("content.player");
  const range = usePlayerState(player, (state) => state.range);
  if (!range) return <Tool label={t("markIn")} keys="I" onClick={player.markIn} icon={<IconRepeat size={20} />} />;
  return <Tool label={t("clearRange")} keys="U" isPressed onClick={() => player.setRange(null)} icon={<IconRepeatOff size={20} />} />;
}

function Speed({ player }: { player: PlayerStore }) {
  const t = useTranslations("content.player");
  const { number } = useFormatter();
  const speed = usePlayerState(player, (state) => state.speed);
  return (
    <Menu position="top-end" width={120}>
      <Menu.Target>
        <UnstyledButton className={`${classes.speed} tabular`} aria-label={t("speed", { speed: number(speed) })}>
          {number(speed)}×
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("speedKeys")}</Menu.Label>
        {speeds.map((value) => (
          <Menu.Item key={value} onClick={() => player.setSpeed(value)}>
            {number(value)}×
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
