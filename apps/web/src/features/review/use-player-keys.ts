"use client";

import { useTranslations } from "next-intl";
import { useShortcuts } from "@/lib/shortcuts.ts";
import type { PlayerStore } from "./player-store.ts";

type Extra = { onMute: () => void; onFullscreen: () => void };

/** The keys of the player: an editor's hand finds what it knows. */
export function usePlayerKeys(player: PlayerStore, { onMute, onFullscreen }: Extra): void {
  const t = useTranslations("content.player");
  const group = t("keys");
  useShortcuts(
    [
      { keys: "space", label: t("playPause"), run: player.toggle },
      { keys: "l", label: t("forward"), run: player.forward },
      { keys: "k", label: t("stop"), run: player.stop },
      { keys: "j", label: t("backward"), run: player.backward },
      { keys: "arrowright", label: t("frameForward"), run: () => player.step(1) },
      { keys: "arrowleft", label: t("frameBack"), run: () => player.step(-1) },
      { keys: "shift+arrowright", label: t("secondForward"), run: () => player.stepSeconds(1) },
      { keys: "shift+arrowleft", label: t("secondBack"), run: () => player.stepSeconds(-1) },
      { keys: "[", label: t("slower"), run: () => player.changeSpeed(-1) },
      { keys: "]", label: t("faster"), run: () => player.changeSpeed(1) },
      { keys: "i", label: t("markIn"), run: player.markIn },
      { keys: "o", label: t("markOut"), run: player.markOut },
      { keys: "u", label: t("clearRange"), run: () => player.setRange(null) },
      { keys: "m", label: t("mute"), run: onMute },
      { keys: "f", label: t("fullscreen"), run: onFullscreen },
    ].map((shortcut) => ({ ...shortcut, group })),
  );
}
