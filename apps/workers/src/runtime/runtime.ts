import { Inject, Injectable } from "@nestjs/common";
import { DiscoveryService, Reflector } from "@nestjs/core";
import { ROLES } from "../tokens.ts";
import { BACKGROUND, type Background } from "./background.ts";
import { checkHandlers } from "./check-handlers.ts";
import { EventsHost } from "./events-host.ts";
import { JobsHost } from "./jobs-host.ts";
import { Lifecycle } from "./lifecycle.ts";
import { HandlerRegistry } from "./registry.ts";

/** Starts and ends everything that works without being asked over HTTP. */
@Injectable()
export class Runtime {
  #backgrounds: Background[] = [];

  constructor(
    @Inject(ROLES) private readonly roles: readonly string[],
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(HandlerRegistry) private readonly registry: HandlerRegistry,
    @Inject(EventsHost) private readonly events: EventsHost,
    @Inject(JobsHost) private readonly jobs: JobsHost,
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
  ) {}

  /** Throws before anything runs when the handlers don't fit the catalogues. */
  async start(): Promise<void> {
    this.registry.discover();
    checkHandlers(this.registry, this.roles);
    const reflector = new Reflector();
    const instances = this.discovery.getProviders().map(({ instance }) => instance as Background | null);
    this.#backgrounds = [...new Set(instances)].filter((instance) => instance !== null && isMarked(reflector, instance)) as Background[];
    // Readers before the relay: then nothing that it sends again waits for them.
    await this.events.start();
    this.jobs.start();
    await Promise.all(this.#backgrounds.map((background) => background.start()));
  }

  /** Readiness drops first; then nothing new is taken and what is in work is finished. */
  async stop(): Promise<void> {
    this.lifecycle.beginStop();
    await Promise.all([...this.#backgrounds.splice(0).map((background) => background.stop()), this.events.stop(), this.jobs.stop()]);
  }
}

function isMarked(reflector: Reflector, instance: object): boolean {
  return typeof instance === "object" && reflector.get<boolean | undefined>(BACKGROUND, instance.constructor) === true;
}
