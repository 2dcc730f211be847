import type { Client } from "@elastic/elasticsearch";
import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import type { ResolveIds } from "@fanfare/domain/discovery";
import { ownConditions, type Prepared, type PreparedFilter } from "./filter-query.ts";
import { likenesses } from "./lookalikes.ts";

type Lookups = { client: Client; alias: string; resolveIds: ResolveIds };

/** Looks up what a filter's conditions need before the engine can be asked. A group stands for itself, its networks included. */
export async function prepareFilter(lookups: Lookups, organizationId: string, filter: CreatorFilter): Promise<PreparedFilter> {
  const prepare = (conditions: CreatorConditions) => prepareConditions(lookups, organizationId, conditions);
  const [own, anyOf, noneOf] = await Promise.all([
    prepare(ownConditions(filter)),
    Promise.all((filter.anyOf ?? []).map(prepare)),
    Promise.all((filter.noneOf ?? []).map(prepare)),
  ]);
  return { organizationId, own, anyOf, noneOf };
}

async function prepareConditions({ client, alias, resolveIds }: Lookups, organizationId: string, conditions: CreatorConditions): Promise<Prepared> {
  const [ids, likeness] = await Promise.all([resolveIds(organizationId, conditions), likenesses(client, alias, organizationId, conditions)]);
  return { conditions, ids, likeness };
}
