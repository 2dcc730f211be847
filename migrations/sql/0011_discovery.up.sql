-- What discovery filters by, beside what the catalogue had.
ALTER TABLE creators
  ADD COLUMN gender text CHECK (gender IN ('female', 'male', 'nonbinary', 'organization')),
  ADD COLUMN birth_year integer CHECK (birth_year BETWEEN 1900 AND 2100),
  ADD COLUMN city text,
  ADD COLUMN brands text[] NOT NULL DEFAULT '{}',
  ADD COLUMN contact_kinds text[] NOT NULL DEFAULT '{}';

-- metrics: averages per post. figures: what our formulas make of all of it, each with its version, kept so that the
-- catalogue can be filtered and checked without the index.
ALTER TABLE social_accounts
  ADD COLUMN account_type text CHECK (account_type IN ('personal', 'creator', 'business', 'brand')),
  ADD COLUMN is_verified boolean NOT NULL DEFAULT false,
  ADD COLUMN is_private boolean NOT NULL DEFAULT false,
  ADD COLUMN is_official_artist boolean NOT NULL DEFAULT false,
  ADD COLUMN last_post_at timestamptz,
  ADD COLUMN post_count bigint CHECK (post_count >= 0),
  ADD COLUMN games text[] NOT NULL DEFAULT '{}',
  ADD COLUMN audience jsonb,
  ADD COLUMN audience_read_at timestamptz,
  ADD COLUMN history jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN posts jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN figures jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN figures_version integer NOT NULL DEFAULT 0,
  ADD COLUMN figures_at timestamptz;
CREATE INDEX social_accounts_figures_version ON social_accounts (figures_version, id);
-- Formulas are run over the whole catalogue by the worker, which may change nothing else of an account.
GRANT UPDATE (figures, figures_version, figures_at) ON social_accounts TO fanfare_worker;
CREATE POLICY formulas ON social_accounts FOR UPDATE TO fanfare_worker USING (true) WITH CHECK (true);

-- Every change of a creator or of what hangs on it gets the next number: the version of its document in the index,
-- so that an older state never overwrites a newer one, whichever table had changed.
CREATE SEQUENCE index_versions;
GRANT USAGE, SELECT ON SEQUENCE index_versions TO fanfare_app, fanfare_worker;
ALTER TABLE creators ADD COLUMN index_version bigint NOT NULL DEFAULT nextval('index_versions');

-- The projection's own list of what it still has to bring to the index. One row a creator, however often it changed.
-- A row goes when the index has that version, so an index that was away for a day lost nothing.
CREATE TABLE creators_to_index (
  creator_id uuid PRIMARY KEY,
  organization_id uuid,
  version bigint NOT NULL,
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX creators_to_index_queued ON creators_to_index (queued_at);
REVOKE INSERT, UPDATE, DELETE ON creators_to_index FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON creators_to_index TO fanfare_worker;
ALTER TABLE creators_to_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE creators_to_index FORCE ROW LEVEL SECURITY;
CREATE POLICY projector ON creators_to_index TO fanfare_worker USING (true) WITH CHECK (true);
-- The triggers below write as the schema's owner.
CREATE POLICY triggers ON creators_to_index TO CURRENT_USER USING (true) WITH CHECK (true);

-- These functions write to a table the applications may not see, hence the owner's rights and the fixed search path.
CREATE FUNCTION creator_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO creators_to_index (creator_id, organization_id, version) VALUES (OLD.id, OLD.organization_id, nextval('index_versions'))
      ON CONFLICT (creator_id) DO UPDATE SET version = excluded.version, attempts = 0;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN NEW.index_version := nextval('index_versions'); END IF;
  INSERT INTO creators_to_index (creator_id, organization_id, version) VALUES (NEW.id, NEW.organization_id, NEW.index_version)
    ON CONFLICT (creator_id) DO UPDATE SET version = excluded.version, attempts = 0;
  RETURN NEW;
END $$;
CREATE TRIGGER creators_changed BEFORE INSERT OR UPDATE OR DELETE ON creators FOR EACH ROW EXECUTE FUNCTION creator_changed();

-- Statement level, so that a chunk of a thousand accounts touches each creator once.
CREATE FUNCTION creator_parts_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE creators SET index_version = DEFAULT WHERE id IN (SELECT DISTINCT creator_id FROM changed);
  RETURN NULL;
END $$;
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['social_accounts', 'creator_rates'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION creator_parts_changed()', part || '_added', part);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION creator_parts_changed()', part || '_changed', part);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION creator_parts_changed()', part || '_removed', part);
  END LOOP;
END $$;
-- The functions run as the schema's owner, whom the forced policies hold too.
CREATE POLICY versions ON creators TO CURRENT_USER USING (true) WITH CHECK (true);
-- The worker takes creators' rows before it changes their accounts' figures, in the order in which the applications do.
GRANT UPDATE (index_version) ON creators TO fanfare_worker;
CREATE POLICY versions_by_worker ON creators FOR UPDATE TO fanfare_worker USING (true) WITH CHECK (true);

CREATE FUNCTION wake_indexer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('creators_to_index', ''); RETURN NULL; END $$;
CREATE TRIGGER creators_to_index_wakes AFTER INSERT OR UPDATE ON creators_to_index FOR EACH STATEMENT EXECUTE FUNCTION wake_indexer();

-- What already is in the catalogue has to be brought to an index of the new form.
INSERT INTO creators_to_index (creator_id, organization_id, version) SELECT id, organization_id, index_version FROM creators;

-- A new index being filled beside the one that answers. `after_id` is how far it has come, so that it goes on from there.
CREATE TABLE index_rebuilds (
  id uuid PRIMARY KEY,
  index_name text NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed')),
  after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  total bigint NOT NULL DEFAULT 0,
  done bigint NOT NULL DEFAULT 0,
  failed bigint NOT NULL DEFAULT 0,
  failure text,
  started_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE UNIQUE INDEX index_rebuilds_running ON index_rebuilds ((true)) WHERE status = 'running';
REVOKE ALL ON index_rebuilds FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE ON index_rebuilds TO fanfare_worker;

-- How accounts of one network and size usually are: what authenticity and marks are measured against.
CREATE TABLE peer_groups (
  platform text NOT NULL,
  tier text NOT NULL,
  accounts integer NOT NULL,
  quantiles jsonb NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (platform, tier)
);
REVOKE INSERT, UPDATE, DELETE ON peer_groups FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON peer_groups TO fanfare_worker;

CREATE TABLE saved_searches (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  filter jsonb NOT NULL,
  sort text NOT NULL,
  has_alert boolean NOT NULL,
  -- The matches known at the last look, at most 10,000; null before it.
  known_ids uuid[],
  new_matches integer,
  last_checked_at timestamptz,
  next_check_at timestamptz,
  created_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (organization_id, name)
);
CREATE INDEX saved_searches_due ON saved_searches (next_check_at) WHERE has_alert;
SELECT protect('saved_searches', 'organization_id = (SELECT current_organization())');
GRANT SELECT ON saved_searches TO fanfare_worker;
CREATE POLICY sweeper ON saved_searches FOR SELECT TO fanfare_worker USING (true);

-- Work on many results. `target_ids` is settled when it starts, so that it ends even if the results change meanwhile.
CREATE TABLE bulk_actions (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  action jsonb NOT NULL,
  target jsonb NOT NULL,
  target_ids uuid[],
  status text NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed')),
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  failure text,
  storage_key text,
  created_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX bulk_actions_of_organization ON bulk_actions (organization_id, created_at DESC);
SELECT protect('bulk_actions', 'organization_id = (SELECT current_organization())');
GRANT SELECT ON bulk_actions TO fanfare_worker;
CREATE POLICY sweeper ON bulk_actions FOR SELECT TO fanfare_worker USING (true);

-- A shortlist shown to somebody without a seat. The token itself is not kept, only its hash.
CREATE TABLE creator_list_shares (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  list_id uuid NOT NULL REFERENCES creator_lists ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE,
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  may_vote boolean NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX creator_list_shares_of_list ON creator_list_shares (list_id, created_at DESC);
SELECT protect('creator_list_shares', 'organization_id = (SELECT current_organization()) OR token_hash = (SELECT current_token())');

CREATE TABLE creator_list_votes (
  share_id uuid NOT NULL REFERENCES creator_list_shares ON DELETE CASCADE,
  organization_id uuid NOT NULL,
  list_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  voter text NOT NULL CHECK (length(voter) BETWEEN 1 AND 80),
  vote text NOT NULL CHECK (vote IN ('yes', 'no', 'maybe')),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (share_id, creator_id, voter)
);
CREATE INDEX creator_list_votes_of_list ON creator_list_votes (list_id, creator_id);
SELECT protect('creator_list_votes', 'organization_id = (SELECT current_organization()) OR EXISTS (SELECT 1 FROM creator_list_shares s WHERE s.id = share_id AND s.token_hash = (SELECT current_token()))');
