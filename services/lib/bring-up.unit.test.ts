import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import type { Server, Stack } from "../servers/server.ts";
import { bringUp, checkPorts } from "./bring-up.ts";
import { sentenceOf } from "./failure.ts";
import { profileNamed } from "./profile.ts";
import { Progress } from "./progress.ts";

const progress = new Progress();
progress.mute();

describe("having a server", () => {
  let steps: string[] = [];
  let isOnMachine = true;
  const stack = { profile: profileNamed("test", {}), environment: { REDIS_URL: "redis://127.0.0.1:1" } } as Partial<Stack> as Stack;

  const server: Server = {
    title: "Redis",
    variable: "REDIS_URL",
    ports: ["redis"],
    remedies: { apt: "redis-server", brew: "redis", compose: "redis" },
    async find() {
      steps.push("find");
      return isOnMachine ? { path: "/bin/redis", how: "on PATH" } : undefined;
    },
    async install() {
      steps.push("install");
      return { path: "/bin/redis", how: "installed by apt" };
    },
    async start() {
      steps.push("start");
      return { pid: 1, logFile: "redis.log", isStopping: false, exited: Promise.withResolvers<never>().promise, stop: async () => undefined };
    },
    async check() {
      steps.push("check");
      return "7.0.15";
    },
    address: () => "redis://127.0.0.1:1",
  };

  beforeEach(() => {
    steps = [];
    isOnMachine = true;
  });

  it("given one in the environment, then it is asked and nothing is looked for or started", async () => {
    const { part } = await bringUp(server, stack, progress, { REDIS_URL: "redis://elsewhere" });
    expect(steps).toEqual(["check"]);
    expect(part.how).toBe("environment");
  });

  it("given one on the machine, then nothing is installed", async () => {
    await bringUp(server, stack, progress, {});
    expect(steps).toEqual(["find", "start", "check"]);
  });

  it("given none, then it is installed and started", async () => {
    isOnMachine = false;
    const { part } = await bringUp(server, stack, progress, {});
    expect(steps).toEqual(["find", "install", "start", "check"]);
    expect(part).toEqual({ title: "Redis", version: "7.0.15", address: "redis://127.0.0.1:1", how: "installed by apt" });
  });

  it("given one that cannot be installed, then one sentence says why and which command brings it", async () => {
    isOnMachine = false;
    const install = () => Promise.reject(Object.assign(new Error("Command failed"), { stderr: "Reading lists\nE: Unable to fetch some archives.\n" }));
    const sentence = await bringUp({ ...server, install }, stack, progress, {}).catch(sentenceOf);
    expect(sentence).toContain("Redis is not on this machine and could not be installed: E: Unable to fetch some archives.");
    expect(sentence).toContain("docker compose -f deploy/compose.yaml up -d --wait redis");
  });

  it("given one in the environment that does not answer, then the sentence names the variable", async () => {
    const check = () => Promise.reject(new Error("connect ECONNREFUSED"));
    await expect(bringUp({ ...server, check }, stack, progress, { REDIS_URL: "x" })).rejects.toThrow("Redis at the address of REDIS_URL does not answer: connect ECONNREFUSED.");
  });

  it("given one that ends while starting, then the last line it said is in the sentence", async () => {
    const start = async () => ({ pid: 1, logFile: "redis.log", isStopping: false, exited: Promise.resolve({ code: 1, reason: "Bad directive" }), stop: async () => undefined });
    const check = () => Promise.withResolvers<never>().promise;
    await expect(bringUp({ ...server, start, check }, stack, progress, {})).rejects.toThrow("Redis ended while starting: Bad directive.");
  });

  it("given a port another program has, then one sentence names the port and what to do; a server elsewhere needs no port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const profile = { ...stack.profile, ports: { ...stack.profile.ports, redis: port } };
    const sentence = await checkPorts(server, profile, {}).catch(sentenceOf);
    expect(sentence).toBe(`Redis needs port ${port}, and another program listens there. End that program ("lsof -i :${port}" names it), or set REDIS_URL to the server you want to use.`);
    await expect(checkPorts(server, profile, { REDIS_URL: "redis://elsewhere" })).resolves.toBeUndefined();
    other.close();
  });
});
