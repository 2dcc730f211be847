import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { countOpenDeadLetters, findOpenDeadLetter, keepDeadLetter, openDeadLetters, resolveDeadLetter, type DeadLetter, type KeptDeadLetter } from "@fanfare/db/system/dead-letters";
import { idFrom } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { METRICS, SYSTEM_DB } from "../tokens.ts";
import type { Metrics } from "./metrics.ts";

/** Keeps what failed for good, with the reason, until a person sends it again or lets it go. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /** `key` tells one piece of work of the name from another: the same one is kept once. */
  async keep({ key, ...letter }: Omit<DeadLetter, "id"> & { key: string }): Promise<void> {
    const { kind, name } = letter;
    await inScope(this.db, {}, (sql) => keepDeadLetter(sql, { ...letter, id: idFrom("dead-letter", kind, name, key) }));
    this.metrics.deadLetters.inc({ kind, name });
  }

  newest(limit: number): Promise<KeptDeadLetter[]> {
    return inScope(this.db, {}, (sql) => openDeadLetters(sql, limit));
  }

  countOpen(): Promise<number> {
    return inScope(this.db, {}, countOpenDeadLetters);
  }

  find(id: string): Promise<KeptDeadLetter | null> {
    return inScope(this.db, {}, (sql) => findOpenDeadLetter(sql, id));
  }

  async resolve(id: string, resolution: "sent-again" | "let-go"): Promise<void> {
    await inScope(this.db, {}, (sql) => resolveDeadLetter(sql, id, resolution));
  }
}
