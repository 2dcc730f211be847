DROP TABLE payouts, payout_accounts, ledger_entries, ledger_postings, ledger_accounts, commitments, wallets CASCADE;
DROP FUNCTION ledger_posting_balances();
