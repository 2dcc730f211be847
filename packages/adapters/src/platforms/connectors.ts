import { platforms } from "@fanfare/contracts/platforms";
import { platformNotConnected } from "@fanfare/domain/tracking";
import type { Connectors, SocialConnector } from "@fanfare/domain/tracking";

import type { Guards } from "../resilience/index.ts";
import { createInstagram } from "./instagram/client.ts";
import type { ConnectorSettings } from "./settings.ts";
import { createTikTok } from "./tiktok/client.ts";
import { createTwitch } from "./twitch/client.ts";
import { createX } from "./x/client.ts";
import { createYouTubeConnector } from "./youtube/connector.ts";
import type { BudgetCounter } from "./youtube/limits.ts";

/** What all connectors of a process share. */
export type ConnectorDeps = {
  readonly guards: Guards;
  /** Counts calls over all processes, for platforms that don't tell what is left. */
  readonly units: BudgetCounter;
  readonly timeoutMs?: number;
  readonly now?: () => number;
};

/** The connectors that the settings switch on, in the order of the screen. */
export function connectorsFrom(settings: ConnectorSettings, { units, ...shared }: ConnectorDeps): Connectors {
  const { youtube, instagram, tiktok, twitch, x } = settings;
  const made: readonly (SocialConnector | null)[] = [
    youtube && createYouTubeConnector({ ...youtube, ...shared, units }),
    instagram && createInstagram({ ...instagram, ...shared }),
    tiktok && createTikTok({ ...tiktok, ...shared, requests: units }),
    twitch && createTwitch({ ...twitch, ...shared }),
    x && createX({ ...x, ...shared, reads: units }),
  ];
  return connectorsOf(made.filter((connector) => connector !== null));
}

/** Connectors that are there already. */
export function connectorsOf(connectors: readonly SocialConnector[]): Connectors {
  const byPlatform = new Map(connectors.map((connector) => [connector.platform, connector]));
  return {
    platforms: platforms.filter((platform) => byPlatform.has(platform)),
    of: (platform) => {
      const connector = byPlatform.get(platform);
      if (!connector) throw platformNotConnected(platform);
      return connector;
    },
  };
}
