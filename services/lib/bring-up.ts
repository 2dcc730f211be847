import type { Server, Stack } from "../servers/server.ts";
import { Failure } from "./failure.ts";
import { eventually, isPortFree } from "./network.ts";
import type { Started } from "./processes.ts";
import type { Profile } from "./profile.ts";
import type { Progress } from "./progress.ts";
import { cannotBeHad, reasonOf, type Found } from "./tools.ts";

/** One line of the table at the end. */
export interface Part {
  title: string;
  version: string;
  address: string;
  how: string;
}

/** A part that runs, and its process where the launcher started one. */
export interface Running {
  part: Part;
  started?: Started;
}

// Ten seconds are usual; a machine that builds beside it needs many more.
const startDeadline = 300_000;

/** Has one server by the first way that works: the environment, what is on the machine, an installation. */
export async function bringUp(server: Server, stack: Stack, progress: Progress, given: NodeJS.ProcessEnv): Promise<Running> {
  if (given[server.variable]) return useExternal(server, stack, progress);
  const since = Date.now();
  progress.say(server.title, "looking for it");
  const found = (await server.find()) ?? (await install(server, progress));
  progress.say(server.title, "starting");
  const started = await server.start(found, stack);
  const version = await untilAnswers(server, stack, started);
  await server.prepare?.(stack);
  progress.say(server.title, `ready after ${((Date.now() - since) / 1000).toFixed(1)} s (${found.how})`);
  return { part: { title: server.title, version, address: server.address(stack), how: found.how }, started };
}

async function useExternal(server: Server, stack: Stack, progress: Progress): Promise<Running> {
  progress.say(server.title, `asking the one ${server.variable} names`);
  const version = await server.check(stack).catch((error: Error) => {
    throw new Failure(`${server.title} at the address of ${server.variable} does not answer: ${error.message}.`, `Check the address, or unset ${server.variable} to have one started here.`);
  });
  await server.prepare?.(stack);
  progress.say(server.title, `ready (${server.variable})`);
  return { part: { title: server.title, version, address: server.address(stack), how: "environment" } };
}

/** Asked before anything is started: a server that is not in the environment finds its ports free, or the sentence says who has to make room. */
export async function checkPorts(server: Pick<Server, "title" | "ports" | "variable">, profile: Profile, given: NodeJS.ProcessEnv): Promise<void> {
  if (given[server.variable]) return;
  for (const name of server.ports) {
    const port = profile.ports[name];
    if (!(await isPortFree(port))) throw portBusy(server.title, port, `set ${server.variable} to the server you want to use`);
  }
}

/** The sentence for a port that another program has. */
export function portBusy(title: string, port: number, otherwise: string): Failure {
  return new Failure(`${title} needs port ${port}, and another program listens there.`, `End that program ("lsof -i :${port}" names it), or ${otherwise}.`);
}

async function install(server: Server, progress: Progress): Promise<Found> {
  progress.say(server.title, "installing it (the first set-up takes some minutes)");
  try {
    return await server.install();
  } catch (error) {
    throw cannotBeHad(server.title, server.variable, server.remedies, reasonOf(error));
  }
}

async function untilAnswers(server: Server, stack: Stack, started: Started): Promise<string> {
  const ended = started.exited.then((exit) => {
    throw new Failure(`${server.title} ended while starting: ${exit.reason}.`, `Its whole output is in ${started.logFile}.`);
  });
  const answered = eventually(() => server.check(stack), startDeadline).catch((error: Error) => {
    throw new Failure(`${server.title} does not answer after ${startDeadline / 1000} s: ${error.message}.`, `Its output is in ${started.logFile}.`);
  });
  return Promise.race([ended, answered]);
}
