import type { Logger } from "@fanfare/adapters/logging";
import { DomainError } from "@fanfare/domain/kernel";
import { reasonOf } from "../runtime/retry.ts";
import { rebuildIndex, type RebuildParts } from "./rebuild.ts";
import type { IndexBuilding } from "./written-index.ts";

/**
 * Fills an index of today's mapping while the one of an older mapping goes on answering. A process that ends meanwhile
 * leaves the rest to the next one, which goes on where it was.
 */
export class IndexRenewal {
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(
    private readonly parts: Omit<RebuildParts, "index">,
    private readonly logger: Logger,
  ) {}

  /** Begins, unless it is at it already. */
  begin(index: IndexBuilding): void {
    this.#running ??= this.#fill(index).finally(() => (this.#running = null));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #fill(index: IndexBuilding): Promise<void> {
    this.logger.info("the index that answers is of an older version, and a new one is being filled");
    try {
      const ending = await rebuildIndex({ ...this.parts, index }, () => undefined, this.#stopping.signal);
      if (ending === "finished") this.logger.info("the new index answers");
    } catch (error) {
      // A rebuild that somebody started by hand comes to the same.
      if (error instanceof DomainError && error.kind === "conflict") return;
      this.logger.warn({ reason: reasonOf(error) }, "the new index could not be filled, trying again");
    }
  }
}
