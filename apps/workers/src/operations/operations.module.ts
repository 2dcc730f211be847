import { Module } from "@nestjs/common";
import { Dependencies } from "./dependencies.ts";
import { HealthController } from "./health.controller.ts";
import { MetricsReader } from "./metrics-reader.ts";
import { OperatorController } from "./operator.controller.ts";
import { Status } from "./status.ts";

@Module({ controllers: [HealthController, OperatorController], providers: [Dependencies, MetricsReader, Status] })
export class OperationsModule {}
