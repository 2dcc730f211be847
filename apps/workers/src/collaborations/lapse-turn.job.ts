import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import { lapseTurn } from "@fanfare/domain/collaborations";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { UNIT_OF_WORK } from "../tokens.ts";

@Injectable()
export class LapseTurn {
  constructor(@Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<Repositories>) {}

  /** Ends an offer or an application that nobody answered in time. */
  @OnJob("collaborations.lapse-turn")
  async run({ collaborationId, organizationId, correlationId }: JobPayload<"collaborations.lapse-turn">): Promise<JobOutcome> {
    if (organizationId === null) return skipped("A collaboration belongs to an organization.");
    const context = { actor: { kind: "system" as const, name: "collaborations.lapse-turn", organizationId }, trace: { correlationId, causationId: null } };
    await this.unitOfWork.run({ organizationId }, context, (tx) => lapseTurn(tx, collaborationId));
    return done;
  }
}
