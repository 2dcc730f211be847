import { statfsSync } from "node:fs";
import path from "node:path";
import { servers } from "../servers/index.ts";
import type { Server, Stack } from "../servers/server.ts";
import { bringUp, checkPorts, type Part, type Running } from "./bring-up.ts";
import { deriveEnvironment, readEnvironment, writeEnvironment } from "./environment.ts";
import { Failure } from "./failure.ts";
import { hold, holderOf, isUp, release, type Holder } from "./lock.ts";
import { Processes, type Started } from "./processes.ts";
import { projectRoot, type Profile } from "./profile.ts";
import { Progress } from "./progress.ts";
import { secretsOf } from "./secrets.ts";
import { haveTool, tools } from "./media-tools.ts";

const neededForFirstSetUp = 3 * 1024 ** 3;

/** One run of the launcher: what it started, and how it ends all of it. */
export class Session {
  readonly profile: Profile;
  readonly stack: Stack;
  readonly progress = new Progress();
  readonly #serverProcesses = new Set<Started>();
  #ending: Promise<void> | undefined;

  /** Servers that another launcher of this checkout runs are used as they are; otherwise this one starts its own. */
  constructor(profile: Profile) {
    this.profile = profile;
    const secrets = secretsOf(profile);
    const environment = isUp(profile, "servers") ? { ...readEnvironment(profile), ...moved(profile) } : deriveEnvironment(profile, secrets, process.env);
    const processes = new Processes(path.join(profile.folder, "logs"));
    this.stack = { profile, secrets, environment, processes };
  }

  /** Starts each server on its own and resolves when all are ready; `only` limits it to some of them. */
  async startServers(command: string, options: { only?: readonly Server[]; whenReady?: (server: Server) => Promise<void> } = {}): Promise<Part[]> {
    const wanted = options.only ?? servers;
    const holder = holderOf(this.profile, "servers");
    if (holder) return this.#useRunning(holder, wanted, options.whenReady);
    await this.#checkDisk(wanted);
    for (const server of wanted) await checkPorts(server, this.profile, process.env);
    if (options.only) return Promise.all(wanted.map((server) => this.#startServer(server, options.whenReady)));
    hold(this.profile, "servers", command);
    const started = wanted.map((server) => this.#startServer(server, options.whenReady));
    const parts = await Promise.all([...started, ...tools.map((tool) => haveTool(tool, this.stack.environment, this.progress))]);
    writeEnvironment(this.profile, this.stack.environment);
    hold(this.profile, "servers", command, parts);
    return parts;
  }

  /** Ends everything this run started: what uses servers first, then the servers. */
  end(): Promise<void> {
    this.progress.mute();
    this.#ending ??= this.stack.processes.stopAll((started) => this.#serverProcesses.has(started)).finally(() => release(this.profile));
    return this.#ending;
  }

  get isEnding(): boolean {
    return this.#ending !== undefined;
  }

  /** Resolves when one of the servers of this run has ended by itself. */
  serverLost(): Promise<Failure> {
    return this.#lost.promise;
  }

  readonly #lost = Promise.withResolvers<Failure>();

  async #useRunning(holder: Holder, wanted: readonly Server[], whenReady?: (server: Server) => Promise<void>): Promise<Part[]> {
    if (holder.parts.length === 0) throw new Failure(`The servers of this checkout are being started by "${holder.command}" (process ${holder.pid}).`, "Wait until it says that they are ready.");
    this.progress.say("Servers", `those that "${holder.command}" runs (process ${holder.pid})`);
    await Promise.all(wanted.map((server) => whenReady?.(server)));
    return holder.parts;
  }

  async #startServer(server: Server, whenReady?: (server: Server) => Promise<void>): Promise<Part> {
    const running = await bringUp(server, this.stack, this.progress, process.env);
    if (running.started) this.#watch(running, running.started);
    await whenReady?.(server);
    return running.part;
  }

  #watch(running: Running, started: Started): void {
    this.#serverProcesses.add(started);
    void started.exited.then((exit) => {
      if (started.isStopping || this.#ending) return;
      this.#lost.resolve(new Failure(`${running.part.title} ended unexpectedly: ${exit.reason}.`, `Its output is in ${started.logFile}; start again when that is mended.`));
    });
  }

  async #checkDisk(wanted: readonly Server[]): Promise<void> {
    const missing = await Promise.all(wanted.map(async (server) => !process.env[server.variable] && (await server.find()) === undefined));
    const { bavail, bsize } = statfsSync(projectRoot);
    if (!missing.includes(true) || bavail * bsize >= neededForFirstSetUp) return;
    throw new Failure(`The first set-up needs 3 GB of free disk space, and ${(bavail * bsize / 1024 ** 3).toFixed(1)} GB are left.`, "Make room and run the command again.");
  }
}

/** Web and workers may be given other ports than those that the launcher of the servers wrote down. */
function moved({ ports }: Profile): Record<string, string> {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    PORT: String(ports.web),
    PUBLIC_URL: process.env.PUBLIC_URL ?? at(ports.web),
    WORKERS_PORT: String(ports.workers),
    WORKERS_URL: process.env.WORKERS_URL ?? at(ports.workers),
  };
}
