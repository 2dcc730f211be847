import { takeLock, type Lock } from "@fanfare/db/lock";

/** How often a process that has to wait for its turn looks whether it has come. */
const lookEveryMs = 5_000;

/** Work that one process of the installation does at a time; when it ends, another takes over within seconds. */
export class Turn {
  #lock: Lock | null = null;
  #nextLookAt = 0;

  /** `url` is a PostgreSQL URL, `number` the advisory lock that stands for the work. */
  constructor(
    private readonly url: string,
    private readonly number: number,
  ) {}

  async isMine(): Promise<boolean> {
    if (this.#lock?.isHeld()) return true;
    if (Date.now() < this.#nextLookAt) return false;
    this.#nextLookAt = Date.now() + lookEveryMs;
    this.#lock = await takeLock(this.url, this.number);
    return this.#lock !== null;
  }

  async release(): Promise<void> {
    await this.#lock?.release();
  }
}
