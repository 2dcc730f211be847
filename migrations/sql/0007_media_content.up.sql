CREATE TABLE assets (
  id uuid PRIMARY KEY,
  organization_id uuid,
  creator_id uuid,
  kind text NOT NULL CHECK (kind IN ('video', 'image')),
  purpose text NOT NULL CHECK (purpose IN ('draft', 'landing-page')),
  status text NOT NULL CHECK (status IN ('uploading', 'uploaded', 'processing', 'ready', 'rejected')),
  original_name text NOT NULL,
  byte_size bigint NOT NULL CHECK (byte_size > 0),
  uploaded_bytes bigint NOT NULL DEFAULT 0,
  storage_key text NOT NULL UNIQUE,
  content_type text,
  duration_ms integer,
  width integer,
  height integer,
  probe jsonb,
  renditions jsonb NOT NULL DEFAULT '[]',
  poster_key text,
  progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  rejection_reason text,
  uploaded_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX assets_of_organization ON assets (organization_id, created_at DESC);
CREATE INDEX assets_of_creator ON assets (creator_id, created_at DESC);
SELECT protect('assets', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
-- A picture made for a landing page is there to be seen by strangers, as soon as our own copies of it exist.
CREATE POLICY public_picture ON assets FOR SELECT TO fanfare_app USING (purpose = 'landing-page' AND status = 'ready');

CREATE TABLE deliverables (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  collaboration_id uuid NOT NULL,
  creator_name text NOT NULL,
  campaign_name text NOT NULL,
  position integer NOT NULL,
  requirement jsonb NOT NULL,
  due_on date,
  status text NOT NULL CHECK (status IN ('open', 'submitted', 'changes-requested', 'approved', 'published', 'verified', 'cancelled')),
  status_since timestamptz NOT NULL,
  approved_draft_id uuid,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  UNIQUE (collaboration_id, position),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, collaboration_id) REFERENCES collaborations (organization_id, id)
);
CREATE INDEX deliverables_of_organization ON deliverables (organization_id, status, updated_at DESC);
CREATE INDEX deliverables_of_creator ON deliverables (creator_id);

CREATE TABLE drafts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  deliverable_id uuid NOT NULL,
  number integer NOT NULL,
  asset_id uuid NOT NULL REFERENCES assets,
  note text NOT NULL DEFAULT '',
  status text NOT NULL CHECK (status IN ('submitted', 'changes-requested', 'approved', 'superseded')),
  decision_note text,
  decided_by text,
  decided_at timestamptz,
  submitted_at timestamptz NOT NULL,
  UNIQUE (deliverable_id, number),
  FOREIGN KEY (organization_id, deliverable_id) REFERENCES deliverables (organization_id, id)
);

CREATE TABLE draft_comments (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL,
  draft_id uuid NOT NULL REFERENCES drafts,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  author_side text NOT NULL CHECK (author_side IN ('organization', 'creator')),
  visibility text NOT NULL CHECK (visibility IN ('internal', 'shared')),
  at_ms integer NOT NULL CHECK (at_ms >= 0),
  until_ms integer CHECK (until_ms >= at_ms),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  resolved_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
CREATE INDEX draft_comments_of_draft ON draft_comments (draft_id, at_ms);
SELECT protect('deliverables', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
SELECT protect('drafts', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
-- What colleagues say among themselves never reaches the creator.
SELECT protect('draft_comments', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()) AND visibility = ''shared''');
