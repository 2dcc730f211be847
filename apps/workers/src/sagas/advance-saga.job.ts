import type { JobPayload } from "@fanfare/contracts/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { SagaRunner } from "./saga-runner.ts";

@Injectable()
export class AdvanceSaga {
  constructor(@Inject(SagaRunner) private readonly runner: SagaRunner) {}

  @OnJob("sagas.advance")
  async run({ sagaId }: JobPayload<"sagas.advance">): Promise<JobOutcome> {
    const steps = await this.runner.advance(sagaId);
    return steps > 0 ? done : skipped("The saga is not due, or somebody else has it.");
  }
}
