CREATE TABLE publications (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  deliverable_id uuid NOT NULL UNIQUE,
  platform text NOT NULL,
  url text NOT NULL,
  external_id text NOT NULL,
  status text NOT NULL CHECK (status IN ('reported', 'verified', 'sent-back')),
  checks jsonb NOT NULL DEFAULT '[]',
  post jsonb,
  published_at timestamptz,
  reported_at timestamptz NOT NULL,
  verified_at timestamptz,
  next_collection_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, platform, external_id),
  FOREIGN KEY (organization_id, deliverable_id) REFERENCES deliverables (organization_id, id)
);
CREATE INDEX publications_of_campaign ON publications (organization_id, campaign_id);
CREATE INDEX publications_due ON publications (next_collection_at) WHERE status = 'verified';

-- What a platform said at a moment. Never changed: a later answer is another row.
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
CREATE INDEX metric_snapshots_of_publication ON metric_snapshots (publication_id, taken_at DESC);
CREATE INDEX metric_snapshots_of_campaign ON metric_snapshots (organization_id, campaign_id, taken_at);
REVOKE UPDATE, DELETE ON metric_snapshots FROM fanfare_app;
SELECT protect('publications', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
SELECT protect('metric_snapshots', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
-- The sweeper finds what is due over all organizations; the reading itself is done for one of them.
GRANT SELECT ON publications TO fanfare_worker;
CREATE POLICY sweeper ON publications FOR SELECT TO fanfare_worker USING (true);
GRANT SELECT ON assets, creator_imports TO fanfare_worker;
CREATE POLICY sweeper ON assets FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY sweeper ON creator_imports FOR SELECT TO fanfare_worker USING (true);
