import { Module } from "@nestjs/common";
import { POST_FINDER } from "../tokens.ts";
import { providePlatforms } from "./platforms.ts";
import { LookAtPost } from "./posts/look-at-post.job.ts";
import { PostFinding } from "./posts/post-finding.ts";
import { PostReader } from "./posts/post-reader.ts";
import { StartVerification } from "./start-verification.event.ts";
import { VerifyPublication } from "./verify-publication.job.ts";
import { DeliverySweeper } from "./webhooks/delivery-sweeper.ts";
import { ReceiveWebhook } from "./webhooks/receive-webhook.job.ts";

@Module({ providers: [providePlatforms, StartVerification, VerifyPublication, PostReader, LookAtPost, ReceiveWebhook, DeliverySweeper, { provide: POST_FINDER, useClass: PostFinding }] })
export class TrackingModule {}
