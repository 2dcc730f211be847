import { Guards } from "@fanfare/adapters/resilience";
import { createStripe } from "@fanfare/adapters/stripe";
import { makeCancelPayout, makeRecordDeposit, makeRetryPayout, makeSetUpPayoutAccount } from "@fanfare/domain/payments";
import { perApp } from "./per-app.ts";

export const paymentsOf = perApp(({ unitOfWork, config }) => {
  const provider = createStripe({ baseUrl: config.stripe.baseUrl, secretKey: config.stripe.secretKey, guards: new Guards() });
  return {
    recordDeposit: makeRecordDeposit({ unitOfWork }),
    retryPayout: makeRetryPayout({ unitOfWork }),
    cancelPayout: makeCancelPayout({ unitOfWork }),
    setUpPayoutAccount: makeSetUpPayoutAccount({ unitOfWork, provider, returnUrl: new URL("/creator/payments", config.publicUrl).toString() }),
  };
});
