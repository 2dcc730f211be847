import type { Platform } from "@fanfare/contracts/platforms";

/** Platforms whose public posts anybody may read with the installation's own key. */
const publicly: readonly Platform[] = ["youtube"];

/** Whether posts of a platform can be read with their owner's consent only. */
export const needsConsent = (platform: Platform): boolean => !publicly.includes(platform);
