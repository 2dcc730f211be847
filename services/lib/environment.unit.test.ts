import { describe, expect, it } from "vitest";
import { deriveEnvironment, forApps, withRole } from "./environment.ts";
import { profileNamed } from "./profile.ts";
import type { Secrets } from "./secrets.ts";

const secrets: Secrets = {
  authSecret: "auth",
  internalToken: "token",
  superuserPassword: "super",
  ownerPassword: "owner",
  appPassword: "app",
  workerPassword: "worker",
  s3AccessKey: "key",
  s3SecretKey: "secret",
  tokenKey: "0f".repeat(32),
};

describe("the environment of a stack", () => {
  it("given nothing in the shell, then every address is on the loopback and on the ports of the profile", () => {
    const environment = deriveEnvironment(profileNamed("test", {}), secrets, {});
    expect(environment.PUBLIC_URL).toBe("http://127.0.0.1:13000");
    expect(environment.DATABASE_URL).toBe("postgres://fanfare_owner:owner@127.0.0.1:14332/fanfare");
    expect(environment.DATABASE_APP_URL).toBe("postgres://fanfare_app:app@127.0.0.1:14332/fanfare");
    expect(environment.DATABASE_WORKER_URL).toBe("postgres://fanfare_worker:worker@127.0.0.1:14332/fanfare");
    expect(environment.YOUTUBE_API_URL).toBe("http://127.0.0.1:14401/youtube/v3");
  });

  it("given a server in the shell, then that one is used, and the roles follow its database", () => {
    const given = { REDIS_URL: "rediss://cache.example:6380", DATABASE_URL: "postgres://boss:pw@db.example:5432/ours?sslmode=require" };
    const environment = deriveEnvironment(profileNamed("start", given), secrets, given);
    expect(environment.REDIS_URL).toBe(given.REDIS_URL);
    expect(environment.DATABASE_APP_URL).toBe("postgres://fanfare_app:app@db.example:5432/ours?sslmode=require");
  });

  it("given roles of one's own, then they are left as they are", () => {
    const given = { DATABASE_APP_URL: "postgres://me:pw@db.example/ours" };
    expect(deriveEnvironment(profileNamed("start", given), secrets, given).DATABASE_APP_URL).toBe(given.DATABASE_APP_URL);
  });

  it("given PORT, then the web server and its public address move to it", () => {
    const environment = deriveEnvironment(profileNamed("start", { PORT: "3100" }), secrets, { PORT: "3100" });
    expect(environment.PUBLIC_URL).toBe("http://127.0.0.1:3100");
  });

  it("given nothing in the shell, then accounts are connected on simulators, each at its own port, and X is off", () => {
    const environment = deriveEnvironment(profileNamed("start", {}), secrets, {});
    expect(environment).toMatchObject({
      GOOGLE_CONSENT_URL: "http://127.0.0.1:4401",
      TIKTOK_API_URL: "http://127.0.0.1:4403",
      INSTAGRAM_GRAPH_URL: "http://127.0.0.1:4404",
      TWITCH_AUTH_URL: "http://127.0.0.1:4405",
      TIKTOK_CLIENT_KEY: "simulated-client-key",
    });
    expect(environment).toMatchObject({ INSTAGRAM_DISCOVERY_URL: "http://127.0.0.1:4404", INSTAGRAM_DISCOVERY_ACCOUNT_ID: "17841400000000000" });
    expect(environment).not.toHaveProperty("X_CLIENT_ID");
    expect(Buffer.from(environment.TOKEN_KEYS!.split(":")[1]!, "base64")).toHaveLength(32);
  });

  it("given SIMULATE_X, then X is simulated too", () => {
    expect(deriveEnvironment(profileNamed("start", {}), secrets, { SIMULATE_X: "1" })).toMatchObject({ X_API_URL: "http://127.0.0.1:4406", X_CLIENT_ID: "simulated-client-id" });
  });

  it("given an app of one's own, then its platform is the real one and the others stay simulated", () => {
    const environment = deriveEnvironment(profileNamed("start", {}), secrets, { INSTAGRAM_CLIENT_ID: "mine", INSTAGRAM_CLIENT_SECRET: "own" });
    for (const name of ["INSTAGRAM_GRAPH_URL", "INSTAGRAM_CLIENT_ID", "INSTAGRAM_CLIENT_SECRET"]) expect(environment).not.toHaveProperty(name);
    expect(environment.TWITCH_API_URL).toBe("http://127.0.0.1:4405");
  });

  it("given an account of one's own that reads Instagram's public accounts, then the real platform is asked with it", () => {
    const environment = deriveEnvironment(profileNamed("start", {}), secrets, { INSTAGRAM_DISCOVERY_ACCOUNT_ID: "17841400000000001", INSTAGRAM_DISCOVERY_TOKEN: "a-token-of-my-page" });
    for (const name of ["URL", "ACCOUNT_ID", "TOKEN"]) expect(environment).not.toHaveProperty(`INSTAGRAM_DISCOVERY_${name}`);
    expect(environment.INSTAGRAM_GRAPH_URL).toBe("http://127.0.0.1:4404");
  });

  it("never hands the owner's database address to web and workers", () => {
    const environment = deriveEnvironment(profileNamed("start", {}), secrets, {});
    expect(forApps(environment)).not.toHaveProperty("DATABASE_URL");
    expect(forApps(environment).DATABASE_APP_URL).toContain("fanfare_app");
  });

  it("escapes a password when it moves a database address to another role", () => {
    expect(withRole("postgres://a:b@host/db", "c", "p@ss/word")).toBe("postgres://c:p%40ss%2Fword@host/db");
  });
});
