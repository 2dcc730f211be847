CREATE TABLE collaborations (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators,
  campaign_name text NOT NULL,
  brand_name text NOT NULL,
  creator_name text NOT NULL,
  status text NOT NULL CHECK (status IN ('applied', 'invited', 'shortlisted', 'offered', 'countered', 'agreed', 'producing', 'in-review',
    'approved', 'published', 'verified', 'completed', 'declined', 'withdrawn', 'expired', 'cancelled', 'disputed')),
  answers jsonb NOT NULL DEFAULT '[]',
  message text NOT NULL DEFAULT '',
  offers jsonb NOT NULL DEFAULT '[]',
  agreed_minor bigint CHECK (agreed_minor > 0),
  currency char(3) NOT NULL,
  end_reason text,
  language text NOT NULL,
  turn_lapses_at timestamptz,
  hold_days integer NOT NULL,
  requirements jsonb NOT NULL,
  brief jsonb NOT NULL,
  applied_at timestamptz NOT NULL,
  agreed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  UNIQUE (campaign_id, creator_id),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id)
);
CREATE INDEX collaborations_of_campaign ON collaborations (organization_id, campaign_id, status);
CREATE INDEX collaborations_of_creator ON collaborations (creator_id);
CREATE INDEX collaborations_lapsing ON collaborations (turn_lapses_at) WHERE turn_lapses_at IS NOT NULL;
SELECT protect('collaborations', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

CREATE TABLE agreements (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  collaboration_id uuid NOT NULL UNIQUE,
  terms jsonb NOT NULL,
  terms_hash text NOT NULL,
  document_key text,
  announced_at timestamptz,
  voided_at timestamptz,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, collaboration_id) REFERENCES collaborations (organization_id, id)
);
SELECT protect('agreements', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

-- The sweeper finds offers that have lapsed over all organizations; the lapse itself is done for one of them.
GRANT SELECT (id, organization_id, creator_id, turn_lapses_at) ON collaborations TO fanfare_worker;
CREATE POLICY sweeper ON collaborations FOR SELECT TO fanfare_worker USING (true);
