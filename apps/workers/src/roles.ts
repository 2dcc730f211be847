import type { Type } from "@nestjs/common";
import { CollaborationsModule } from "./collaborations/collaborations.module.ts";
import { ContentModule } from "./content/content.module.ts";
import { CreatorsModule } from "./creators/creators.module.ts";
import { DiscoveryModule } from "./discovery/discovery.module.ts";
import { MediaModule } from "./media/media.module.ts";
import { MessagingModule } from "./messaging/messaging.module.ts";
import { PaymentsModule } from "./payments/payments.module.ts";
import { RelayModule } from "./relay/relay.module.ts";
import { SagasModule } from "./sagas/sagas.module.ts";
import { SweepersModule } from "./sweepers/sweepers.module.ts";
import { TrackingModule } from "./tracking/tracking.module.ts";

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
  collaborations: CollaborationsModule,
  content: ContentModule,
  media: MediaModule,
  payments: PaymentsModule,
  discovery: DiscoveryModule,
  tracking: TrackingModule,
} as const satisfies Record<string, Type>;

export type RoleName = keyof typeof roles;

/** The roles of a list such as "relay,messaging"; all of them without one. Throws when a name is unknown. */
export function rolesNamed(list: string | undefined): { names: RoleName[]; modules: Type[] } {
  const all = Object.keys(roles) as RoleName[];
  const wanted = list === undefined ? all : list.split(",").map((name) => name.trim());
  const unknown = wanted.filter((name) => !Object.hasOwn(roles, name));
  if (unknown.length > 0) throw new Error(`There is no role ${unknown.map((name) => `"${name}"`).join(", ")}. The roles are: ${all.join(", ")}.`);
  const names = wanted as RoleName[];
  return { names, modules: names.map((name) => roles[name]) };
}
