import type { EventType } from "@fanfare/contracts/events";
import type { JobName, JobPayload } from "@fanfare/contracts/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { DiscoveryService, ExternalContextCreator, MetadataScanner, Reflector, type ParamsFactory } from "@nestjs/core";
import { HANDLER, type AnyEvent, type HandlerMark, type JobOutcome, type JobRun, type Once } from "./handlers.ts";

export type EventHandler = { place: string; consumer: string; types: readonly string[]; run(event: AnyEvent<EventType>, once: Once): Promise<void> };
export type JobHandler = { place: string; name: string; run(payload: JobPayload<JobName>, job: JobRun): Promise<JobOutcome> };

/** The parameters of a handler are its two arguments, whatever pipes make of them. */
const argumentsOfCall: ParamsFactory = { exchangeKeyForValue: (_type, _data, args: unknown[]) => args[0] };

/** Finds the handlers among all providers, each wrapped so that guards, interceptors, pipes and filters run around it. */
@Injectable()
export class HandlerRegistry {
  readonly events: EventHandler[] = [];
  readonly jobs: JobHandler[] = [];
  readonly #reflector = new Reflector();
  readonly #scanner = new MetadataScanner();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(ExternalContextCreator) private readonly contexts: ExternalContextCreator,
  ) {}

  /** Reads all providers; once, when they are made. */
  discover(): void {
    const seen = new Set<object>();
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== "object" || instance === null || seen.has(instance)) continue;
      seen.add(instance);
      for (const method of this.#scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) this.#add(instance, method);
    }
  }

  #add(instance: object, method: string): void {
    const callback = (instance as Record<string, (...args: unknown[]) => unknown>)[method]!;
    const mark = this.#reflector.get<HandlerMark | undefined>(HANDLER, callback);
    if (mark === undefined) return;
    const place = `${instance.constructor.name}.${method}`;
    const run = this.contexts.create(instance, callback, method, "__routeArguments__", argumentsOfCall, undefined, undefined, { guards: true, interceptors: true, filters: true }, "rpc");
    if (mark.kind === "event") this.events.push({ place, consumer: mark.consumer, types: mark.types, run: run as EventHandler["run"] });
    else this.jobs.push({ place, name: mark.name, run: run as JobHandler["run"] });
  }
}
