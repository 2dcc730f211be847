import { Module } from "@nestjs/common";
import { POST_FINDER } from "../tokens.ts";
import { ConnectionsKeeper } from "./connections/connections-keeper.ts";
import { EraseRawAnswers } from "./connections/erase-raw-answers.event.ts";
import { provideConnections } from "./connections/provide-connections.ts";
import { MonthsKeeper } from "./history/months-keeper.ts";
import { providePlatforms } from "./platforms.ts";
import { KeepStoryFigures } from "./posts/keep-story-figures.job.ts";
import { PostFinding } from "./posts/post-finding.ts";
import { PostReader } from "./posts/post-reader.ts";
import { StartVerification } from "./start-verification.event.ts";
import { ReadTargets } from "./sync/read-targets.job.ts";
import { SettleListed } from "./sync/settle-listed.event.ts";
import { SyncPlanner } from "./sync/sync-planner.ts";
import { SyncStatus } from "./sync/sync-status.ts";
import { SyncController } from "./sync/sync.controller.ts";
import { VerifyPublication } from "./verify-publication.job.ts";
import { DeliverySweeper } from "./webhooks/delivery-sweeper.ts";
import { ReceiveWebhook } from "./webhooks/receive-webhook.job.ts";
import { SubscriptionsKeeper } from "./webhooks/subscriptions-keeper.ts";

const posts = [StartVerification, VerifyPublication, PostReader, KeepStoryFigures, { provide: POST_FINDER, useClass: PostFinding }];
const sync = [SyncPlanner, ReadTargets, SettleListed, SyncStatus, MonthsKeeper];

@Module({ controllers: [SyncController], providers: [providePlatforms, ...provideConnections, ConnectionsKeeper, EraseRawAnswers, ...posts, ...sync, ReceiveWebhook, DeliverySweeper, SubscriptionsKeeper] })
export class TrackingModule {}
