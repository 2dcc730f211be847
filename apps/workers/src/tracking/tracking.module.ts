import { Module } from "@nestjs/common";
import { CollectMetrics } from "./collect-metrics.job.ts";
import { providePlatforms } from "./platforms.ts";
import { StartVerification } from "./start-verification.event.ts";
import { VerifyPublication } from "./verify-publication.job.ts";

@Module({ providers: [providePlatforms, StartVerification, VerifyPublication, CollectMetrics] })
export class TrackingModule {}
