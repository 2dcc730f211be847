import { Module } from "@nestjs/common";
import { FollowRejectedFile } from "./follow-rejected-file.event.ts";
import { FollowTracking } from "./follow-tracking.event.ts";

@Module({ providers: [FollowTracking, FollowRejectedFile] })
export class ContentModule {}
