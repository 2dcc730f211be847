CREATE TABLE campaigns (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  brand_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
  status text NOT NULL CHECK (status IN ('draft', 'live', 'paused', 'completed', 'archived')),
  brief jsonb NOT NULL DEFAULT '{}',
  requirements jsonb NOT NULL DEFAULT '[]',
  starts_on date,
  ends_on date,
  budget_minor bigint NOT NULL DEFAULT 0 CHECK (budget_minor >= 0),
  currency char(3) NOT NULL,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  launched_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, brand_id) REFERENCES brands (organization_id, id)
);
CREATE INDEX campaigns_of_organization ON campaigns (organization_id, updated_at DESC);
-- A creator sees the campaigns they work in through what they agreed to, not through this table.
SELECT protect('campaigns', 'organization_id = (SELECT current_organization())');

CREATE TABLE landing_pages (
  campaign_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  document jsonb NOT NULL,
  published_version integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE landing_page_versions (
  campaign_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  number integer NOT NULL,
  content jsonb NOT NULL,
  published_by uuid NOT NULL,
  published_by_name text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, number),
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id) ON DELETE CASCADE
);
SELECT protect('landing_pages', 'organization_id = (SELECT current_organization())');
SELECT protect('landing_page_versions', 'organization_id = (SELECT current_organization())');

-- What strangers may read: a copy made at publishing, with nothing in it that is not on the page.
CREATE TABLE published_pages (
  slug text PRIMARY KEY,
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL UNIQUE,
  version integer NOT NULL,
  open boolean NOT NULL,
  content jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id) ON DELETE CASCADE
);
SELECT protect('published_pages', 'organization_id = (SELECT current_organization())');
CREATE POLICY public_page ON published_pages FOR SELECT TO fanfare_app USING (true);
