import { Module } from "@nestjs/common";
import { DiscoveryModule } from "@nestjs/core";
import { AdvanceSaga } from "./advance-saga.job.ts";
import { DueSagas } from "./due-sagas.ts";
import { SagaRegistry } from "./saga-registry.ts";
import { SagaRunner } from "./saga-runner.ts";

@Module({ imports: [DiscoveryModule], providers: [AdvanceSaga, DueSagas, SagaRegistry, SagaRunner], exports: [SagaRunner] })
export class SagasModule {}
