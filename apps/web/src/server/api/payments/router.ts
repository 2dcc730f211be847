import { router } from "../trpc.ts";
import { cancelPayout } from "./cancel-payout.command.ts";
import { findMyStatement } from "./find-my-statement.query.ts";
import { findPayouts } from "./find-payouts.query.ts";
import { findStatement } from "./find-statement.query.ts";
import { findWallet } from "./find-wallet.query.ts";
import { findWallets } from "./find-wallets.query.ts";
import { recordDeposit } from "./record-deposit.command.ts";
import { retryPayout } from "./retry-payout.command.ts";
import { setUpPayoutAccount } from "./set-up-payout-account.command.ts";
import { verifyLedger } from "./verify-ledger.query.ts";

export const payments = router({
  command: router({ cancelPayout, recordDeposit, retryPayout, setUpPayoutAccount }),
  query: router({ findMyStatement, findPayouts, findStatement, findWallet, findWallets, verifyLedger }),
});
