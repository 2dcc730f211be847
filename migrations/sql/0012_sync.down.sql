DROP FUNCTION erase_account_readings(uuid);
DROP FUNCTION take_account_name(text, text, uuid);
DROP POLICY owner ON social_accounts;
REVOKE INSERT ON outbox, activity FROM fanfare_worker;
DROP POLICY sync ON activity;
REVOKE SELECT (creator_id, status, requirement) ON deliverables FROM fanfare_worker;
DROP POLICY sync ON deliverables;
DROP TABLE push_subscriptions, webhook_deliveries, story_proofs, found_posts, publication_observations;
ALTER TABLE publications ADD COLUMN next_collection_at timestamptz;
CREATE INDEX publications_due ON publications (next_collection_at) WHERE status = 'verified';
CREATE POLICY owner_changes ON publications FOR UPDATE TO CURRENT_USER USING (true);
UPDATE publications p SET next_collection_at = t.due_at FROM sync_targets t WHERE t.id = p.id AND t.due_at < 'infinity';
DROP POLICY owner_changes ON publications;
DROP POLICY owner ON publications;
ALTER TABLE publications DROP COLUMN found_by, DROP COLUMN must_stay_until, DROP COLUMN text_hash, DROP COLUMN edited_at, DROP COLUMN gone_at, DROP COLUMN looked_at;
REVOKE UPDATE (handle, handle_folded, external_id, url, followers, average_views, engagement_rate, metrics, metrics_source, metrics_read_at, account_type, is_verified,
  last_post_at, post_count, audience, audience_read_at, history, posts) ON social_accounts FROM fanfare_worker;
DROP TABLE account_days, metric_days, account_snapshots;
ALTER TABLE metric_snapshots RENAME TO metric_snapshots_parted;
CREATE TABLE metric_snapshots (
  id uuid PRIMARY KEY,
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
  FOREIGN KEY (organization_id, publication_id) REFERENCES publications (organization_id, id)
);
INSERT INTO metric_snapshots SELECT id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, shares, raw_key FROM metric_snapshots_parted;
DROP TABLE metric_snapshots_parted;
CREATE INDEX metric_snapshots_of_publication ON metric_snapshots (publication_id, taken_at DESC);
CREATE INDEX metric_snapshots_of_campaign ON metric_snapshots (organization_id, campaign_id, taken_at);
REVOKE UPDATE, DELETE ON metric_snapshots FROM fanfare_app;
SELECT protect('metric_snapshots', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
DROP FUNCTION ensure_months(text, date, integer);
DROP TABLE sync_targets, consent_requests, connection_tokens, account_connections;
