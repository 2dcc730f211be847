import type { Platform } from "@fanfare/contracts/platforms";

/** Platforms whose public posts anybody may read with the installation's own key. */
const publicly: readonly Platform[] = ["youtube"];

/** Whether posts of a platform can be read with their owner's consent only. */
export const needsConsent = (platform: Platform): boolean => !publicly.includes(platform);

/** Platforms that show an installation with a key of its own how many follow an account, without the owner's consent. */
export const publicAccountPlatforms: readonly Platform[] = ["youtube", "instagram", "twitch"];
