import type { Jobs } from "@fanfare/adapters/jobs";
import { correlate, type Logger } from "@fanfare/adapters/logging";
import { jobs as catalogue, type JobName, type JobPayload } from "@fanfare/contracts/jobs";
import { RedriveInput, RepublishInput, RetrySagaInput, type OperatorAnswer, type OperatorStatus } from "@fanfare/contracts/operations";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import type { KeptDeadLetter } from "@fanfare/db/system/dead-letters";
import { publishAgain } from "@fanfare/db/system/outbox";
import { retryParked } from "@fanfare/db/system/sagas";
import { newId } from "@fanfare/domain/kernel";
import { BadRequestException, Body, Controller, Get, HttpCode, Inject, Post } from "@nestjs/common";
import type { z } from "zod";
import { DeadLetters } from "../runtime/dead-letters.ts";
import { EventsHost } from "../runtime/events-host.ts";
import { reasonOf } from "../runtime/retry.ts";
import { JOBS, LOGGER, SYSTEM_DB } from "../tokens.ts";
import { Status } from "./status.ts";

const answer = (done: boolean, message: string): OperatorAnswer => ({ done, message });

/** What operators see and do. Everything here stands behind the internal token; the web app knows who is an operator. */
@Controller("internal")
export class OperatorController {
  constructor(
    @Inject(Status) private readonly status: Status,
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(EventsHost) private readonly events: EventsHost,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get("status")
  read(): Promise<OperatorStatus> {
    return this.status.read();
  }

  @Post("retry-saga")
  @HttpCode(200)
  async retrySaga(@Body() body: unknown): Promise<OperatorAnswer> {
    const { sagaId } = checked(RetrySagaInput, body);
    const retried = await inScope(this.db, {}, (sql) => retryParked(sql, sagaId, new Date()));
    this.logger.info({ sagaId, retried }, "an operator retried a saga");
    return retried ? answer(true, "The process goes on where it stopped.") : answer(false, "This process is not parked any more. Look at it again.");
  }

  @Post("redrive")
  @HttpCode(200)
  async redrive(@Body() body: unknown): Promise<OperatorAnswer> {
    const { deadLetterId, action } = checked(RedriveInput, body);
    const letter = await this.deadLetters.find(deadLetterId);
    if (!letter) return answer(false, "Somebody has dealt with this already.");
    if (action === "let-go") {
      await this.deadLetters.resolve(letter.id, "let-go");
      return answer(true, "It will not be tried again.");
    }
    return this.#sendAgain(letter);
  }

  @Post("republish")
  @HttpCode(200)
  async republish(@Body() body: unknown): Promise<OperatorAnswer> {
    const { from, until } = checked(RepublishInput, body);
    const count = await inScope(this.db, {}, (sql) => publishAgain(sql, new Date(from), new Date(until)));
    this.logger.info({ from, until, count }, "an operator sent events again");
    return answer(count > 0, `${count} events are sent again. Readers that had them do nothing.`);
  }

  async #sendAgain(letter: KeptDeadLetter): Promise<OperatorAnswer> {
    try {
      await correlate(newId(), () => (letter.kind === "event" ? this.events.again(letter.name, letter.payload) : this.#enqueue(letter)));
    } catch (error) {
      return answer(false, `It failed again. ${reasonOf(error)}`);
    }
    await this.deadLetters.resolve(letter.id, "sent-again");
    return answer(true, letter.kind === "event" ? "The event was handled." : "The job waits in its queue.");
  }

  async #enqueue({ name, payload }: KeptDeadLetter): Promise<void> {
    if (!Object.hasOwn(catalogue, name)) throw new Error(`There is no job ${name} any more.`);
    await this.jobs.enqueue(name as JobName, payload as JobPayload<JobName>);
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new BadRequestException(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  return parsed.data;
}
