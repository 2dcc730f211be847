import type { Environment } from "./environment.ts";
import type { Ports } from "./profile.ts";

export type SimulatedPlatform = "youtube" | "instagram" | "tiktok" | "twitch" | "x";

interface Platform {
  /** The variable that says that a real app of the platform is used, and then nothing is simulated. */
  readonly variable: string;
  /** What points the applications to the simulator. */
  variables(url: string): Environment;
}

const app = (name: string) => ({ [`${name}_CLIENT_ID`]: "simulated-client-id", [`${name}_CLIENT_SECRET`]: "simulated-client-secret" });

/** In whose name the simulated Instagram shows public accounts. */
const discovery = (url: string) => ({ INSTAGRAM_DISCOVERY_URL: url, INSTAGRAM_DISCOVERY_ACCOUNT_ID: "17841400000000000", INSTAGRAM_DISCOVERY_TOKEN: "simulated-page-token" });

/** The platforms creators connect their accounts of, by their simulators. */
export const platforms: Readonly<Record<SimulatedPlatform, Platform>> = {
  youtube: {
    variable: "YOUTUBE_API_URL",
    variables: (url) => ({
      YOUTUBE_API_URL: `${url}/youtube/v3`,
      YOUTUBE_API_KEY: "simulator-key",
      GOOGLE_CONSENT_URL: url,
      GOOGLE_TOKEN_URL: url,
      YOUTUBE_ANALYTICS_URL: url,
      YOUTUBE_HUB_URL: url,
      ...app("YOUTUBE"),
    }),
  },
  instagram: { variable: "INSTAGRAM_CLIENT_ID", variables: (url) => ({ INSTAGRAM_CONSENT_URL: url, INSTAGRAM_TOKEN_URL: url, INSTAGRAM_GRAPH_URL: url, ...app("INSTAGRAM"), ...discovery(url) }) },
  tiktok: { variable: "TIKTOK_CLIENT_KEY", variables: (url) => ({ TIKTOK_CONSENT_URL: url, TIKTOK_API_URL: url, TIKTOK_CLIENT_KEY: "simulated-client-key", TIKTOK_CLIENT_SECRET: "simulated-client-secret" }) },
  twitch: { variable: "TWITCH_CLIENT_ID", variables: (url) => ({ TWITCH_AUTH_URL: url, TWITCH_API_URL: url, ...app("TWITCH") }) },
  x: { variable: "X_CLIENT_ID", variables: (url) => ({ X_CONSENT_URL: url, X_API_URL: url, X_READS_PER_MONTH: "10000", ...app("X") }) },
};

/** X bills each post that is read, so it is off unless somebody wants it: SIMULATE_X=1 brings up its simulator. */
export function isSimulated(platform: SimulatedPlatform, given: NodeJS.ProcessEnv): boolean {
  return platform === "x" ? given.SIMULATE_X === "1" && !given[platforms.x.variable] : !given[platforms[platform].variable];
}

/** Where the simulated platforms are and as which app they are asked. Whoever names an app of their own is sent to the real platform. */
export function platformEnvironment(ports: Ports, given: NodeJS.ProcessEnv): Environment {
  const names = Object.keys(platforms) as SimulatedPlatform[];
  const simulated = names.filter((name) => isSimulated(name, given)).map((name) => platforms[name].variables(`http://127.0.0.1:${ports[name]}`));
  const environment = Object.assign({}, ...simulated) as Environment;
  // An account of one's own asks the real platform, whoever connects accounts.
  return given.INSTAGRAM_DISCOVERY_ACCOUNT_ID ? Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("INSTAGRAM_DISCOVERY_"))) : environment;
}
