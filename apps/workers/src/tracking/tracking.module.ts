import { Module } from "@nestjs/common";
import { providePlatforms } from "./platforms.ts";
import { StartVerification } from "./start-verification.event.ts";
import { VerifyPublication } from "./verify-publication.job.ts";

@Module({ providers: [providePlatforms, StartVerification, VerifyPublication] })
export class TrackingModule {}
