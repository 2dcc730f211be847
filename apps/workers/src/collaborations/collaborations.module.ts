import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { Repositories } from "@fanfare/db/repositories/index";
import { makeAgreementSaga } from "@fanfare/domain/collaborations";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { Module } from "@nestjs/common";
import type { Config } from "../config.ts";
import { provideSaga } from "../sagas/provide-saga.ts";
import { CONFIG, STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { CloseWithCampaign } from "./close-with-campaign.event.ts";
import { FollowContent } from "./follow-content.event.ts";
import { FollowPayout } from "./follow-payout.event.ts";
import { LapseTurn } from "./lapse-turn.job.ts";
import { agreementPrinter } from "./print-agreement.ts";

const agreementSaga = provideSaga(
  "collaborations.agreement",
  [UNIT_OF_WORK, STORAGE, CONFIG],
  (unitOfWork: UnitOfWork<Repositories>, storage: ObjectStorage, { chromiumPath }: Config) => makeAgreementSaga({ unitOfWork, documents: agreementPrinter(storage, chromiumPath) }),
);

@Module({ providers: [agreementSaga, FollowContent, FollowPayout, CloseWithCampaign, LapseTurn] })
export class CollaborationsModule {}
