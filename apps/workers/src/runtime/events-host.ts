import { failpoint } from "@fanfare/adapters/failpoint";
import { correlate, type Logger } from "@fanfare/adapters/logging";
import type { Consumption, Delivery, EventBus, Verdict } from "@fanfare/adapters/nats";
import { EventEnvelope, events as catalogue, type EventType } from "@fanfare/contracts/events";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { Context, UnitOfWork } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { z } from "zod";
import { EVENTS, LOGGER, METRICS, UNIT_OF_WORK } from "../tokens.ts";
import { DeadLetters } from "./dead-letters.ts";
import type { AnyEvent, Once } from "./handlers.ts";
import type { Metrics } from "./metrics.ts";
import { HandlerRegistry, type EventHandler } from "./registry.ts";
import { growingWait, reasonOf, retryVerdict } from "./retry.ts";

type Event = AnyEvent<EventType>;

const attempts = 8;
const firstWaitMs = 200;
const longestWaitMs = 30_000;
const done: Verdict = { kind: "done" };

/** Brings facts from the stream to their handlers; each has its effect once, and one that fails never stops the rest. */
@Injectable()
export class EventsHost {
  readonly #running: Consumption[] = [];

  constructor(
    @Inject(EVENTS) private readonly bus: EventBus,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<Repositories>,
    @Inject(HandlerRegistry) private readonly registry: HandlerRegistry,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await Promise.all(this.registry.events.map((handler) => this.#consume(handler)));
  }

  /** Takes no more and waits for what is in work. */
  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((consumption) => consumption.stop()));
  }

  /** Runs a kept event again, now. Throws what the handler throws, or when its consumer is not in this process. */
  async again(consumer: string, payload: object): Promise<void> {
    const handler = this.registry.events.find((candidate) => candidate.consumer === consumer);
    if (!handler) throw new Error(`The consumer ${consumer} does not run in this process. Ask one that has its role.`);
    await this.#run(handler, readEvent(JSON.stringify(payload)));
  }

  async #consume(handler: EventHandler): Promise<void> {
    const { consumer } = handler;
    const consumption = await this.bus.consume({
      name: consumer,
      types: handler.types as EventType[],
      handle: (delivery) => this.#handle(handler, delivery),
      onError: (error) => this.logger.warn({ err: error, consumer }, "reading events failed, trying again"),
    });
    this.#running.push(consumption);
  }

  async #handle(handler: EventHandler, delivery: Delivery): Promise<Verdict> {
    try {
      await this.#run(handler, readEvent(delivery.text));
      return done;
    } catch (error) {
      return this.#afterFailure(handler, delivery, error);
    }
  }

  async #run(handler: EventHandler, event: Event): Promise<void> {
    const stopwatch = this.metrics.eventSeconds.startTimer({ consumer: handler.consumer });
    try {
      await correlate(event.correlationId, () => handler.run(event, this.#onceFor(handler.consumer, event)));
      stopwatch({ outcome: "done" });
    } catch (error) {
      stopwatch({ outcome: "failed" });
      throw error;
    }
  }

  #onceFor(consumer: string, event: Event): Once {
    const actor = { kind: "system" as const, name: consumer, organizationId: event.organizationId };
    const context: Context = { actor, trace: { correlationId: event.correlationId, causationId: event.id } };
    return async (scope, work) => {
      const isFirst = await this.unitOfWork.run(scope, context, async (tx) => {
        if (!(await tx.inbox.note(consumer, event.id))) return false;
        await work(tx);
        failpoint(`event.${consumer}.before-commit`);
        return true;
      });
      failpoint(`event.${consumer}.after-commit`);
      return isFirst;
    };
  }

  async #afterFailure({ consumer }: EventHandler, delivery: Delivery, error: unknown): Promise<Verdict> {
    const retry = retryVerdict(error);
    const { attempt } = delivery;
    const isOver = !retry.again || attempt >= attempts;
    this.logger.warn({ err: error, consumer, eventId: delivery.messageId, attempt, isOver }, "an event could not be handled");
    if (!isOver) return { kind: "again", afterMs: retry.afterMs ?? growingWait(attempt, firstWaitMs, longestWaitMs) };
    return this.#giveUp(consumer, delivery, error);
  }

  async #giveUp(consumer: string, { text, messageId, attempt }: Delivery, error: unknown): Promise<Verdict> {
    const envelope = asObject(text);
    try {
      await this.deadLetters.keep({ kind: "event", name: consumer, key: messageId || text, organizationId: organizationOf(envelope), payload: envelope, reason: reasonOf(error) });
      return done;
    } catch (failure) {
      // Without a letter the event would be gone, so it stays in the stream until one can be written.
      this.logger.error({ err: failure, consumer }, "a dead letter could not be kept");
      return { kind: "again", afterMs: growingWait(attempt, firstWaitMs, longestWaitMs) };
    }
  }
}

/** Reads and checks a fact. Throws when it is not of the form that the catalogue gives it. */
function readEvent(text: string): Event {
  const envelope = EventEnvelope.parse(asObject(text));
  return { ...envelope, data: catalogue[envelope.type].parse(envelope.data) } as Event;
}

function asObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : { value };
  } catch {
    return { text: text.slice(0, 10_000) };
  }
}

function organizationOf(envelope: object): string | null {
  const found = z.object({ organizationId: z.uuid() }).safeParse(envelope);
  return found.success ? found.data.organizationId : null;
}
