import type { Guards } from "@fanfare/adapters/resilience";
import { createStripe } from "@fanfare/adapters/stripe";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makePayoutSaga, type PaymentProvider } from "@fanfare/domain/payments";
import { Module } from "@nestjs/common";
import type { Config } from "../config.ts";
import { provideSaga } from "../sagas/provide-saga.ts";
import { CONFIG, GUARDS, PAYMENT_PROVIDER, UNIT_OF_WORK } from "../tokens.ts";
import { WatchLedger } from "./watch-ledger.ts";

const paymentProvider = {
  provide: PAYMENT_PROVIDER,
  inject: [CONFIG, GUARDS],
  useFactory: ({ stripe }: Config, guards: Guards): PaymentProvider => createStripe({ ...stripe, guards }),
};
const payoutSaga = provideSaga("payments.payout", [UNIT_OF_WORK, PAYMENT_PROVIDER], (unitOfWork: UnitOfWork<Repositories>, provider: PaymentProvider) => makePayoutSaga({ unitOfWork, provider }));

@Module({ providers: [paymentProvider, payoutSaga, WatchLedger] })
export class PaymentsModule {}
