/**
 * A place where a crash test may end the process, as a power cut would. Does nothing unless the environment's
 * FAILPOINT is this very name.
 */
export function failpoint(name: string): void {
  if (process.env.FAILPOINT === name) process.kill(process.pid, "SIGKILL");
}
