import type { Type } from "@nestjs/common";
import { CreatorsModule } from "./creators/creators.module.ts";
import { DiscoveryModule } from "./discovery/discovery.module.ts";
import { MessagingModule } from "./messaging/messaging.module.ts";
import { RelayModule } from "./relay/relay.module.ts";
import { SagasModule } from "./sagas/sagas.module.ts";
import { SweepersModule } from "./sweepers/sweepers.module.ts";

/**
 * What a process can be: `--roles relay,messaging` runs these only, without it all of them. A context's role is its
 * name, and the jobs of its name are done there. The role `sagas` needs the roles whose modules provide sagas.
 */
export const roles = {
  relay: RelayModule,
  sagas: SagasModule,
  sweepers: SweepersModule,
  messaging: MessagingModule,
  creators: CreatorsModule,
  discovery: DiscoveryModule,
} as const satisfies Record<string, Type>;

export type RoleName = keyof typeof roles;
