CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
  kind text NOT NULL CHECK (kind IN ('agency', 'brand')),
  hold_days integer NOT NULL DEFAULT 14 CHECK (hold_days BETWEEN 0 AND 120),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);

CREATE TABLE memberships (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  user_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'viewer')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  UNIQUE (organization_id, user_id)
);
CREATE INDEX memberships_of_person ON memberships (user_id);

-- A person sees the organizations they belong to before they act for one of them.
SELECT protect('organizations', 'id = (SELECT current_organization())');
CREATE POLICY of_person ON organizations FOR SELECT TO fanfare_app USING (id IN (SELECT organization_id FROM memberships WHERE user_id = (SELECT current_person())));
SELECT protect('memberships', 'organization_id = (SELECT current_organization())');
CREATE POLICY of_person ON memberships FOR SELECT TO fanfare_app USING (user_id = (SELECT current_person()));

CREATE TABLE brands (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  website text,
  primary_color text NOT NULL DEFAULT '#0F5C4D' CHECK (primary_color ~ '^#[0-9A-Fa-f]{6}$'),
  accent_color text NOT NULL DEFAULT '#E9A93A' CHECK (accent_color ~ '^#[0-9A-Fa-f]{6}$'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  UNIQUE (organization_id, name),
  UNIQUE (organization_id, id)
);
SELECT protect('brands', 'organization_id = (SELECT current_organization())');

CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  organization_name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'viewer')),
  token_hash text NOT NULL UNIQUE,
  invited_by text NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'revoked')),
  expires_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX invitations_one_pending ON invitations (organization_id, lower(email)) WHERE status = 'pending';
SELECT protect('invitations', 'organization_id = (SELECT current_organization()) OR token_hash = (SELECT current_token())');

-- What belongs to the person and to no organization: which one they act for now, language, operator rights.
CREATE TABLE people (
  user_id uuid PRIMARY KEY,
  active_organization_id uuid,
  locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'ru')),
  is_operator boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('people', 'user_id = (SELECT current_person())');
-- Nobody makes themselves an operator: the first person of an installation becomes one through this function only.
REVOKE UPDATE, INSERT ON people FROM fanfare_app;
GRANT INSERT (user_id, active_organization_id, locale), UPDATE (active_organization_id, locale) ON people TO fanfare_app;
CREATE FUNCTION claim_first_operator() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE claimed boolean;
BEGIN
  LOCK TABLE installation IN EXCLUSIVE MODE;
  UPDATE installation SET first_operator = current_person() WHERE first_operator IS NULL AND current_person() IS NOT NULL;
  claimed := FOUND;
  IF claimed THEN UPDATE people SET is_operator = true WHERE user_id = current_person(); END IF;
  RETURN claimed;
END $$;
REVOKE EXECUTE ON FUNCTION claim_first_operator() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_first_operator() TO fanfare_app;
CREATE TABLE installation (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), first_operator uuid, installed_at timestamptz NOT NULL DEFAULT now());
INSERT INTO installation DEFAULT VALUES;
REVOKE INSERT, UPDATE, DELETE ON installation FROM fanfare_app;
-- The owner of the function works under the forced policy of people as well, so it needs a rule of its own.
CREATE POLICY first_operator ON people TO CURRENT_USER USING (user_id = (SELECT current_person())) WITH CHECK (user_id = (SELECT current_person()));
