import { parseArgs } from "node:util";
import { services } from "./commands/services.ts";
import { Failure, sentenceOf } from "./lib/failure.ts";
import { profileNamed, type ProfileName } from "./lib/profile.ts";
import { Session } from "./lib/session.ts";

type Command = (session: Session, args: string[]) => Promise<number | void>;

const commands: Record<string, { profile: ProfileName; run: Command }> = {
  services: { profile: "start", run: services },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { profile: { type: "string" } } });
  const [name = "", ...args] = positionals;
  const command = commands[name];
  if (!command) throw new Failure(`There is no command "${name}".`, `Use one of: ${Object.keys(commands).join(", ")}.`);
  const session = new Session(profileNamed(values.profile === "test" ? "test" : command.profile));
  endOnSignal(session);
  const code = await runToEnd(session, () => command.run(session, args));
  process.exit(code);
}

async function runToEnd(session: Session, run: () => Promise<number | void>): Promise<number> {
  try {
    return (await run()) ?? 0;
  } catch (error) {
    if (!session.isEnding) console.error(`\n${sentenceOf(error)}`);
    return 1;
  } finally {
    await session.end();
  }
}

/** Ctrl-C, a closed terminal, a killed guard: all end what was started, and then this process. */
function endOnSignal(session: Session): void {
  const end = () => {
    if (session.isEnding) return;
    console.log("\nEnding what was started ...");
    void session.end().then(() => process.exit(process.exitCode ?? 0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}

main().catch((error: unknown) => {
  console.error(`\n${sentenceOf(error)}`);
  process.exit(1);
});
