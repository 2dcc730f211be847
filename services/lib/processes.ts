import { spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.ts";
import { reasonInFile } from "./log.ts";
import { endTree } from "./process-tree.ts";

export interface Program {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
  stopSignal?: NodeJS.Signals;
  /** Also shown on the terminal: as it is, or each line after the program's name. */
  show?: "plain" | "named";
}

export interface Exit {
  code: number | null;
  /** Why it ended, as far as its output tells. */
  reason: string;
}

/** A program that was started: `exited` resolves when it ends, wanted or not. */
export interface Started {
  /** Missing when the program could not be started at all. */
  readonly pid: number | undefined;
  readonly logFile: string;
  readonly exited: Promise<Exit>;
  isStopping: boolean;
  stop(): Promise<void>;
}

/** Everything one launcher has started. Each program leads its own process group, so that it ends with all its children. */
export class Processes {
  readonly #running = new Set<Started>();
  readonly #logFolder: string;
  #isStopping = false;

  constructor(logFolder: string) {
    this.#logFolder = logFolder;
  }

  /** Starts a program that stays; its output goes to `<log folder>/<name>.log`. */
  start(program: Program): Started {
    if (this.#isStopping) throw new Failure("Fanfare is stopping.", "Start it again.");
    mkdirSync(this.#logFolder, { recursive: true });
    const logFile = path.join(this.#logFolder, `${program.name}.log`);
    const child = this.#spawn(program, logFile);
    const { pid } = child;
    tellGuard({ started: pid });
    const started: Started = {
      pid,
      logFile,
      isStopping: false,
      exited: exitOf(child, logFile).finally(() => this.#forget(started)),
      stop: async () => {
        started.isStopping = true;
        if (pid !== undefined) await endTree(pid, program.stopSignal ?? "SIGTERM");
      },
    };
    this.#running.add(started);
    return started;
  }

  /** Runs a program to its end. */
  run(program: Program): Promise<Exit & { logFile: string }> {
    const started = this.start(program);
    return started.exited.then((exit) => ({ ...exit, logFile: started.logFile }));
  }

  /** Ends what was started, last first in two waves: programs that use servers, then the servers. */
  async stopAll(isServer: (started: Started) => boolean): Promise<void> {
    this.#isStopping = true;
    const all = [...this.#running];
    await Promise.all(all.filter((started) => !isServer(started)).map((started) => started.stop()));
    await Promise.all(all.filter(isServer).map((started) => started.stop()));
  }

  #spawn(program: Program, logFile: string): ChildProcess {
    const log = openSync(logFile, "w", 0o600);
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: program.env ?? process.env,
      stdio: ["ignore", program.show ? "pipe" : log, program.show ? "pipe" : log],
      detached: true,
      ...program.user,
    });
    closeSync(log);
    if (program.show) showOutput(child, program.show === "named" ? `${program.name} | ` : "", logFile);
    return child;
  }

  #forget(started: Started): void {
    this.#running.delete(started);
    tellGuard({ ended: started.pid });
  }
}

/** The guard ends what is left should this process die; a guard that died itself is told nothing. */
function tellGuard(message: { started?: number; ended?: number }): void {
  if (process.connected) process.send?.(message, () => undefined);
}

function exitOf(child: ChildProcess, logFile: string): Promise<Exit> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, reason: error.message }));
    child.once("exit", (code, signal) => resolve({ code, reason: signal ? `it was ended by ${signal}` : reasonInFile(logFile) }));
  });
}

function showOutput(child: ChildProcess, prefix: string, logFile: string): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      appendFileSync(logFile, text);
      for (const line of text.trimEnd().split("\n")) console.log(`${prefix}${line}`);
    });
  }
}
