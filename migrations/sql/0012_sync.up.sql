-- A creator's consent to read one account of theirs on a platform. It stays after it lapsed, so that screens can say why.
CREATE TABLE account_connections (
  id uuid PRIMARY KEY,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  social_account_id uuid REFERENCES social_accounts ON DELETE SET NULL,
  platform text NOT NULL CHECK (platform IN ('youtube', 'instagram', 'tiktok', 'twitch', 'x')),
  external_id text NOT NULL,
  handle text,
  status text NOT NULL CHECK (status IN ('active', 'lapsed', 'disconnected')),
  problem text,
  scopes text[] NOT NULL,
  missing_scopes text[] NOT NULL DEFAULT '{}',
  connected_at timestamptz NOT NULL,
  access_expires_at timestamptz NOT NULL,
  -- When only a new consent helps; null where the platform sets no such day.
  lapses_at timestamptz,
  refresh_at timestamptz NOT NULL,
  refresh_failures integer NOT NULL DEFAULT 0,
  reminded_at timestamptz,
  -- Grows with each refresh: tokens are saved only by who holds the newest number.
  fence bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_connections_account ON account_connections (platform, external_id) WHERE status <> 'disconnected';
CREATE INDEX account_connections_of_creator ON account_connections (creator_id);
CREATE INDEX account_connections_to_refresh ON account_connections (refresh_at) WHERE status = 'active';
CREATE INDEX account_connections_to_remind ON account_connections (lapses_at) WHERE status = 'active' AND reminded_at IS NULL;
SELECT protect('account_connections', 'creator_id = (SELECT current_creator())');
GRANT SELECT, UPDATE ON account_connections TO fanfare_worker;
CREATE POLICY sync ON account_connections TO fanfare_worker USING (true) WITH CHECK (true);

-- Apart from the connection, so that no list of connections carries a secret. Sealed by the application.
CREATE TABLE connection_tokens (
  connection_id uuid PRIMARY KEY REFERENCES account_connections ON DELETE CASCADE,
  creator_id uuid NOT NULL,
  key_id text NOT NULL,
  access_token bytea NOT NULL,
  refresh_token bytea,
  sealed_at timestamptz NOT NULL
);
CREATE INDEX connection_tokens_key ON connection_tokens (key_id);
SELECT protect('connection_tokens', 'creator_id = (SELECT current_creator())');
GRANT SELECT, UPDATE, DELETE ON connection_tokens TO fanfare_worker;
CREATE POLICY sync ON connection_tokens TO fanfare_worker USING (true) WITH CHECK (true);

-- A consent screen somebody was sent to. Taken away when they come back, so that a state works once.
CREATE TABLE consent_requests (
  state_hash text PRIMARY KEY,
  user_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  platform text NOT NULL,
  code_verifier bytea NOT NULL,
  key_id text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX consent_requests_expired ON consent_requests (expires_at);
SELECT protect('consent_requests', 'creator_id = (SELECT current_creator()) AND user_id = (SELECT current_person())');
GRANT SELECT, DELETE ON consent_requests TO fanfare_worker;
CREATE POLICY sweeper ON consent_requests TO fanfare_worker USING (true);

-- What is read again and again: an account (id: of the social account) or a post of a campaign (id: of the publication).
-- `lane` is whose turn it is: an organization, or the zero id for public creators. `due_at` moves ahead while a reading is
-- in work (`claim` says whose), so a reading whose process died is due again by itself; 'infinity' is never.
CREATE TABLE sync_targets (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('account', 'post')),
  platform text NOT NULL,
  tier text NOT NULL CHECK (tier IN ('hot', 'daily', 'listed')),
  lane uuid NOT NULL,
  organization_id uuid,
  creator_id uuid NOT NULL,
  connection_id uuid REFERENCES account_connections ON DELETE SET NULL,
  external_id text NOT NULL,
  due_at timestamptz NOT NULL,
  claim uuid,
  -- From when the readings of a post are counted: often at first, then rarely.
  hot_since timestamptz,
  last_read_at timestamptz,
  last_changed_at timestamptz,
  content_hash text,
  -- How far the account's posts were listed.
  posts_seen_until timestamptz,
  failures integer NOT NULL DEFAULT 0,
  stale_since timestamptz,
  stale_reason text
);
CREATE INDEX sync_targets_due ON sync_targets (platform, tier, lane, due_at);
CREATE INDEX sync_targets_of_connection ON sync_targets (connection_id);
CREATE INDEX sync_targets_external ON sync_targets (platform, external_id);
ALTER TABLE sync_targets ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_targets FORCE ROW LEVEL SECURITY;
-- Seen with what is read: the creator or the post. Written by who may write that.
CREATE POLICY seen ON sync_targets FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()) OR organization_id IS NULL AND (SELECT current_organization()) IS NOT NULL);
CREATE POLICY added ON sync_targets FOR INSERT TO fanfare_app WITH CHECK (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()));
CREATE POLICY changed ON sync_targets FOR UPDATE TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()));
CREATE POLICY removed ON sync_targets FOR DELETE TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()));
GRANT SELECT, INSERT, UPDATE, DELETE ON sync_targets TO fanfare_worker;
CREATE POLICY sync ON sync_targets TO fanfare_worker USING (true) WITH CHECK (true);

-- Makes the monthly parts of a table from a month on. Whoever reads or writes goes through the table itself, where the
-- row-level security is: the parts are closed.
CREATE FUNCTION ensure_months(parent text, from_month date, months integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE made integer := 0; month date; part text;
BEGIN
  IF parent NOT IN ('metric_snapshots', 'account_snapshots') THEN RAISE EXCEPTION 'The table % has no monthly parts.', parent; END IF;
  FOR nth IN 0 .. months - 1 LOOP
    month := (date_trunc('month', from_month) + make_interval(months => nth))::date;
    part := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
    CONTINUE WHEN to_regclass('public.' || part) IS NOT NULL;
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', part, parent, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('REVOKE ALL ON public.%I FROM fanfare_app, fanfare_worker', part);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION ensure_months(text, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_months(text, date, integer) TO fanfare_worker;

-- Readings of posts, now in monthly parts.
ALTER TABLE metric_snapshots RENAME TO metric_snapshots_before;
ALTER TABLE metric_snapshots_before RENAME CONSTRAINT metric_snapshots_pkey TO metric_snapshots_before_pkey;
DROP INDEX metric_snapshots_of_publication, metric_snapshots_of_campaign;
CREATE TABLE metric_snapshots (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  publication_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  source text NOT NULL,
  views bigint,
  likes bigint,
  comments bigint,
  shares bigint,
  raw_key text NOT NULL,
  PRIMARY KEY (publication_id, taken_at),
  FOREIGN KEY (organization_id, publication_id) REFERENCES publications (organization_id, id)
) PARTITION BY RANGE (taken_at);
CREATE INDEX metric_snapshots_of_campaign ON metric_snapshots (organization_id, campaign_id, taken_at);
REVOKE UPDATE, DELETE ON metric_snapshots FROM fanfare_app;
SELECT protect('metric_snapshots', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
GRANT SELECT, INSERT ON metric_snapshots TO fanfare_worker;
CREATE POLICY sync ON metric_snapshots TO fanfare_worker USING (true) WITH CHECK (true);

-- Readings of accounts.
CREATE TABLE account_snapshots (
  social_account_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  source text NOT NULL,
  followers bigint,
  views bigint,
  posts bigint,
  raw_key text NOT NULL,
  PRIMARY KEY (social_account_id, taken_at)
) PARTITION BY RANGE (taken_at);
REVOKE UPDATE, DELETE ON account_snapshots FROM fanfare_app;
ALTER TABLE account_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_snapshots FORCE ROW LEVEL SECURITY;
-- Seen with the creator.
CREATE POLICY seen ON account_snapshots FOR SELECT TO fanfare_app USING (EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id));
CREATE POLICY own ON account_snapshots FOR INSERT TO fanfare_app WITH CHECK (creator_id = (SELECT current_creator()));
GRANT SELECT, INSERT ON account_snapshots TO fanfare_worker;
CREATE POLICY sync ON account_snapshots TO fanfare_worker USING (true) WITH CHECK (true);

SELECT ensure_months('metric_snapshots', (now() - interval '24 months')::date, 37), ensure_months('account_snapshots', (now() - interval '24 months')::date, 37);
-- Nothing is refused for its date: what lies outside of the months goes here.
DO $$
DECLARE parent text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['metric_snapshots', 'account_snapshots'] LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', parent || '_other', parent);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', parent || '_other');
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', parent || '_other');
    EXECUTE format('REVOKE ALL ON %I FROM fanfare_app, fanfare_worker', parent || '_other');
  END LOOP;
END $$;
-- The owner, too, is held by the forced policies.
CREATE POLICY owner ON metric_snapshots TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner ON metric_snapshots_before TO CURRENT_USER USING (true) WITH CHECK (true);
INSERT INTO metric_snapshots SELECT id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, shares, raw_key FROM metric_snapshots_before ON CONFLICT DO NOTHING;
DROP TABLE metric_snapshots_before;

-- The last reading of each day: what charts and reports are made of, however many readings there were. Pages are half full,
-- because a day's row is changed several times in its first hours: with room beside it, no index has to follow.
CREATE TABLE metric_days (
  publication_id uuid NOT NULL,
  day date NOT NULL,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  views bigint,
  likes bigint,
  comments bigint,
  shares bigint,
  PRIMARY KEY (publication_id, day)
) WITH (fillfactor = 50);
CREATE INDEX metric_days_of_campaign ON metric_days (organization_id, campaign_id, day);
SELECT protect('metric_days', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
REVOKE DELETE ON metric_days FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE ON metric_days TO fanfare_worker;
CREATE POLICY sync ON metric_days TO fanfare_worker USING (true) WITH CHECK (true);
CREATE POLICY owner ON metric_days TO CURRENT_USER USING (true) WITH CHECK (true);
INSERT INTO metric_days
  SELECT DISTINCT ON (publication_id, (taken_at AT TIME ZONE 'UTC')::date) publication_id, (taken_at AT TIME ZONE 'UTC')::date, organization_id, creator_id, campaign_id, taken_at, views, likes, comments, shares
  FROM metric_snapshots ORDER BY publication_id, (taken_at AT TIME ZONE 'UTC')::date, taken_at DESC;

CREATE TABLE account_days (
  social_account_id uuid NOT NULL,
  day date NOT NULL,
  creator_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  followers bigint,
  views bigint,
  posts bigint,
  PRIMARY KEY (social_account_id, day)
);
ALTER TABLE account_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_days FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON account_days FOR SELECT TO fanfare_app USING (EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id));
CREATE POLICY own ON account_days FOR INSERT TO fanfare_app WITH CHECK (creator_id = (SELECT current_creator()));
REVOKE UPDATE, DELETE ON account_days FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE ON account_days TO fanfare_worker;
CREATE POLICY sync ON account_days TO fanfare_worker USING (true) WITH CHECK (true);

-- What a reading of an account changes in the catalogue, and nothing else of it.
GRANT UPDATE (handle, handle_folded, external_id, url, followers, average_views, engagement_rate, metrics, metrics_source, metrics_read_at, account_type, is_verified,
  last_post_at, post_count, audience, audience_read_at, history, posts) ON social_accounts TO fanfare_worker;

-- A post's life after it was verified. `found_by`: the creator's report, the sync that found it, or an uploaded proof.
ALTER TABLE publications
  ADD COLUMN found_by text NOT NULL DEFAULT 'creator' CHECK (found_by IN ('creator', 'sync', 'proof')),
  ADD COLUMN must_stay_until timestamptz,
  ADD COLUMN text_hash text,
  ADD COLUMN edited_at timestamptz,
  ADD COLUMN gone_at timestamptz,
  ADD COLUMN looked_at timestamptz;
-- Posts that have to stay up as they were, by when they were last read as a whole.
CREATE INDEX publications_to_look_at ON publications (looked_at) WHERE must_stay_until IS NOT NULL AND gone_at IS NULL;

-- What was seen of a post at a moment, with the checks and their evidence. Never changed.
CREATE TABLE publication_observations (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  publication_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('checked', 'edited', 'gone', 'back')),
  checks jsonb NOT NULL DEFAULT '[]',
  text_hash text,
  raw_key text,
  observed_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, publication_id) REFERENCES publications (organization_id, id)
);
CREATE INDEX publication_observations_of ON publication_observations (publication_id, observed_at DESC);
REVOKE UPDATE, DELETE ON publication_observations FROM fanfare_app;
SELECT protect('publication_observations', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

-- Posts that the sync found and that may fulfil a deliverable, where it was not sure enough to report them itself.
CREATE TABLE found_posts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  deliverable_id uuid NOT NULL,
  platform text NOT NULL,
  external_id text NOT NULL,
  url text NOT NULL,
  title text NOT NULL,
  published_at timestamptz NOT NULL,
  checks jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('suggested', 'reported', 'dismissed')),
  found_at timestamptz NOT NULL,
  UNIQUE (deliverable_id, platform, external_id),
  FOREIGN KEY (organization_id, deliverable_id) REFERENCES deliverables (organization_id, id)
);
CREATE INDEX found_posts_of_creator ON found_posts (creator_id) WHERE status = 'suggested';
SELECT protect('found_posts', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

-- Screenshots of a story's numbers, for stories that could not be read while they lived. Numbers are the creator's own words
-- until somebody of the organization accepts them.
CREATE TABLE story_proofs (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  deliverable_id uuid NOT NULL,
  asset_ids uuid[] NOT NULL,
  published_at timestamptz NOT NULL,
  views bigint CHECK (views >= 0),
  likes bigint CHECK (likes >= 0),
  comments bigint CHECK (comments >= 0),
  shares bigint CHECK (shares >= 0),
  status text NOT NULL CHECK (status IN ('submitted', 'accepted', 'refused')),
  reason text,
  submitted_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (organization_id, deliverable_id) REFERENCES deliverables (organization_id, id)
);
CREATE INDEX story_proofs_of_deliverable ON story_proofs (deliverable_id);
SELECT protect('story_proofs', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

-- What a platform told us on its own, checked and understood; the workers act on it. A repeated delivery is no second row.
-- The door may only put in: what comes from outside is read by nobody but the workers.
CREATE TABLE webhook_deliveries (
  platform text NOT NULL,
  delivery_id text NOT NULL,
  message jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  processed_at timestamptz,
  PRIMARY KEY (platform, delivery_id)
);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (received_at) WHERE processed_at IS NULL;
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (processed_at);
REVOKE ALL ON webhook_deliveries FROM fanfare_app;
GRANT INSERT ON webhook_deliveries TO fanfare_app;
GRANT SELECT, UPDATE, DELETE ON webhook_deliveries TO fanfare_worker;

-- What a platform promised to tell us of a connected account: EventSub subscriptions, leases of YouTube's hub.
CREATE TABLE push_subscriptions (
  connection_id uuid NOT NULL REFERENCES account_connections ON DELETE CASCADE,
  creator_id uuid NOT NULL,
  platform text NOT NULL,
  topic text NOT NULL,
  external_id text,
  status text NOT NULL CHECK (status IN ('wanted', 'pending', 'active', 'refused')),
  problem text,
  renew_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (connection_id, topic)
);
CREATE INDEX push_subscriptions_due ON push_subscriptions (renew_at);
SELECT protect('push_subscriptions', 'creator_id = (SELECT current_creator())');
GRANT SELECT, INSERT, UPDATE, DELETE ON push_subscriptions TO fanfare_worker;
CREATE POLICY sync ON push_subscriptions TO fanfare_worker USING (true) WITH CHECK (true);

-- Posts that are verified already go on being read by the planner.
CREATE POLICY owner ON sync_targets TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner ON publications FOR SELECT TO CURRENT_USER USING (true);
INSERT INTO sync_targets (id, kind, platform, tier, lane, organization_id, creator_id, external_id, due_at, hot_since)
  SELECT id, 'post', platform, 'hot', organization_id, organization_id, creator_id, external_id, next_collection_at, verified_at
  FROM publications WHERE status = 'verified' AND next_collection_at IS NOT NULL;
-- The plan says when: in one place.
ALTER TABLE publications DROP COLUMN next_collection_at;

-- What is to be published decides how often an account is read.
GRANT SELECT (creator_id, status, requirement) ON deliverables TO fanfare_worker;
CREATE POLICY sync ON deliverables FOR SELECT TO fanfare_worker USING (true);
-- That something was read is a fact in the transaction of the reading.
GRANT INSERT ON outbox, activity TO fanfare_worker;
CREATE POLICY sync ON activity FOR INSERT TO fanfare_worker WITH CHECK (true);

-- Who connects an account has proven that its name is theirs: whoever merely typed it, or was only listed with it, loses it.
-- Another connected account under this name was renamed since, and goes by its id until it is read again.
CREATE POLICY owner ON social_accounts TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner ON account_connections FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION take_account_name(wanted_platform text, wanted text, kept uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM social_accounts WHERE id = kept AND creator_id = current_creator()) AND kept IS NOT NULL THEN RAISE EXCEPTION 'The account is not the creator''s own.'; END IF;
  IF current_creator() IS NULL THEN RAISE EXCEPTION 'Only a creator takes the name of an account.'; END IF;
  UPDATE social_accounts a SET handle = a.external_id, handle_folded = lower(a.external_id)
    WHERE a.platform = wanted_platform AND a.handle_folded = wanted AND a.organization_id IS NULL AND a.id IS DISTINCT FROM kept
      AND EXISTS (SELECT 1 FROM account_connections c WHERE c.social_account_id = a.id AND c.status <> 'disconnected');
  DELETE FROM social_accounts a
    WHERE a.platform = wanted_platform AND a.handle_folded = wanted AND a.organization_id IS NULL AND a.id IS DISTINCT FROM kept;
END $$;
REVOKE EXECUTE ON FUNCTION take_account_name(text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_account_name(text, text, uuid) TO fanfare_app;

-- Readings are only ever added, except that a creator may take back those of their own account.
CREATE POLICY owner ON account_snapshots TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner ON account_days TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE FUNCTION erase_account_readings(account uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM account_snapshots WHERE social_account_id = account AND creator_id = current_creator();
  DELETE FROM account_days WHERE social_account_id = account AND creator_id = current_creator();
$$;
REVOKE EXECUTE ON FUNCTION erase_account_readings(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_account_readings(uuid) TO fanfare_app;
