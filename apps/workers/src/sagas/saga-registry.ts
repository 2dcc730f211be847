import type { Saga } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { DiscoveryService } from "@nestjs/core";
import { sagaTokenPrefix } from "./provide-saga.ts";

/** A saga as the runner sees it: its memory is whatever its row holds. */
export type AnySaga = Saga<object>;

/** The sagas that the modules of this process provide. */
@Injectable()
export class SagaRegistry {
  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  find(name: string): AnySaga | undefined {
    const provider = this.discovery.getProviders().find(({ token }) => token === `${sagaTokenPrefix}${name}`);
    return provider?.instance as AnySaga | undefined;
  }
}
