-- One wallet a campaign. The check is the promise "never more than is funded", also under concurrency.
CREATE TABLE wallets (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL UNIQUE,
  currency char(3) NOT NULL,
  funded_minor bigint NOT NULL DEFAULT 0 CHECK (funded_minor >= 0),
  committed_minor bigint NOT NULL DEFAULT 0 CHECK (committed_minor >= 0),
  settled_minor bigint NOT NULL DEFAULT 0 CHECK (settled_minor >= 0),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  UNIQUE (organization_id, id),
  CONSTRAINT wallets_never_overdrawn CHECK (funded_minor >= committed_minor + settled_minor),
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id)
);
SELECT protect('wallets', 'organization_id = (SELECT current_organization())');

CREATE TABLE commitments (
  collaboration_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('committed', 'released', 'settled')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, wallet_id) REFERENCES wallets (organization_id, id)
);
SELECT protect('commitments', 'organization_id = (SELECT current_organization())');

CREATE TABLE ledger_accounts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bank', 'campaign-funds', 'committed', 'creator-payable', 'transfer-clearing', 'paid-out')),
  campaign_id uuid NOT NULL,
  creator_id uuid,
  currency char(3) NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (organization_id, id),
  UNIQUE NULLS NOT DISTINCT (organization_id, kind, currency, campaign_id, creator_id)
);

-- Append only. The hash of each posting covers the one before it in the same organization.
CREATE TABLE ledger_postings (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  number bigint NOT NULL,
  key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('deposit', 'commit', 'release', 'payable', 'transfer', 'settle', 'reverse')),
  reference text NOT NULL DEFAULT '',
  campaign_id uuid NOT NULL,
  collaboration_id uuid,
  payout_id uuid,
  posted_by text NOT NULL,
  posted_at timestamptz NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  UNIQUE (organization_id, key),
  UNIQUE (organization_id, number),
  UNIQUE (organization_id, id)
);
CREATE INDEX ledger_postings_of_campaign ON ledger_postings (organization_id, campaign_id, number);
CREATE INDEX ledger_postings_of_payout ON ledger_postings (payout_id) WHERE payout_id IS NOT NULL;
CREATE TABLE ledger_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id uuid NOT NULL,
  posting_id uuid NOT NULL,
  account_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency char(3) NOT NULL,
  FOREIGN KEY (organization_id, posting_id) REFERENCES ledger_postings (organization_id, id),
  FOREIGN KEY (organization_id, account_id) REFERENCES ledger_accounts (organization_id, id)
);
CREATE INDEX ledger_entries_of_posting ON ledger_entries (posting_id);
CREATE INDEX ledger_entries_of_account ON ledger_entries (account_id, id);

CREATE FUNCTION ledger_posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_entries WHERE posting_id = NEW.posting_id GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'The entries of posting % do not sum to zero', NEW.posting_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ledger_posting_balances();
REVOKE UPDATE, DELETE ON ledger_postings, ledger_entries, ledger_accounts FROM fanfare_app;
SELECT protect('ledger_accounts', 'organization_id = (SELECT current_organization())');
SELECT protect('ledger_postings', 'organization_id = (SELECT current_organization())');
SELECT protect('ledger_entries', 'organization_id = (SELECT current_organization())');

CREATE TABLE payout_accounts (
  creator_id uuid PRIMARY KEY REFERENCES creators,
  provider_account_id text NOT NULL UNIQUE,
  holder_name text NOT NULL,
  country char(2) NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'enabled', 'restricted')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
-- Only the creator's own scope reads where their money goes; the payout process takes that scope for this one question.
SELECT protect('payout_accounts', 'creator_id = (SELECT current_creator())');

CREATE TABLE payouts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  collaboration_id uuid NOT NULL UNIQUE,
  campaign_name text NOT NULL,
  brand_name text NOT NULL,
  creator_name text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('on-hold', 'payable', 'transferring', 'settled', 'parked', 'cancelled')),
  hold_until timestamptz NOT NULL,
  attempt integer NOT NULL DEFAULT 1,
  is_owed boolean NOT NULL DEFAULT false,
  provider_transfer_id text UNIQUE,
  failure jsonb,
  steps jsonb NOT NULL DEFAULT '[]',
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, collaboration_id) REFERENCES collaborations (organization_id, id)
);
CREATE INDEX payouts_of_organization ON payouts (organization_id, created_at DESC);
CREATE INDEX payouts_of_creator ON payouts (creator_id, created_at DESC);
SELECT protect('payouts', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

-- The verifier reads every organization's money and writes nothing.
GRANT SELECT ON wallets, ledger_accounts, ledger_postings, ledger_entries TO fanfare_worker;
CREATE POLICY verifier ON wallets FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY verifier ON ledger_accounts FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY verifier ON ledger_postings FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY verifier ON ledger_entries FOR SELECT TO fanfare_worker USING (true);
