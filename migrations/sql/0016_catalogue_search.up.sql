-- Searching the catalogue itself, while the search engine is away, at any size: in the order of size, or by words.

-- The form in which text is compared, as the application's `fold` makes it, of which this is a copy that a test holds to it: Latin and
-- Cyrillic in plain lower-case letters, other scripts as they are. Text in plain letters takes the short way: it is most of it.
CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN octet_length(words) = length(words) THEN translate(lower(words), '!"#$%&''()*+,-./:;<=>?@[]^_`{|}~\', '                                ')
  ELSE replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(lower(words), 'ªºµàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżžſșțѐёѓіїќѝўабвгдезийклмнопрстуфыэґ!"#$%&''()*+,-./:;<=>?@[]^_`{|}~\ъь', 'aoμaaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghiiiiijkllllnnnooorrrssssttuuuuuuwyzzzsstеeгiiкиuabvgdeziiklmnoprstufyeg                                '), 'ŀ', 'l '), 'æ', 'ae'), 'þ', 'th'), 'ß', 'ss'), 'ĳ', 'ij'), 'ŉ', 'ʼn'), 'œ', 'oe'), 'є', 'ie'), 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'щ', 'shch'), 'ю', 'iu'), 'я', 'ia') END;

-- What the search box looks for. Marked immutable, which array_to_string is for texts.
CREATE FUNCTION creator_words(display_name text, topics text[], bio text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT to_tsvector('pg_catalog.simple', public.folded(display_name || ' ' || array_to_string(topics, ' ') || ' ' || bio)) $$;
-- The parts of a handle, and the whole of it as one word.
CREATE FUNCTION handle_words(handle text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT to_tsvector('pg_catalog.simple', public.folded(handle) || ' ' || regexp_replace(public.folded(handle), '[^[:alnum:]]+', '', 'g')) $$;
CREATE INDEX creators_words ON creators USING gin (creator_words(display_name, topics, bio));
CREATE INDEX social_accounts_handle_words ON social_accounts USING gin (handle_words(handle));

-- Row-level security asks who may see a row before it asks for words, and then no index of words helps. Hence the owner's
-- rights, and the same condition about whose a creator is.
CREATE FUNCTION creators_with(word tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM creators WHERE creator_words(display_name, topics, bio) @@ word AND (organization_id IS NULL OR organization_id = (SELECT current_organization()))
  UNION
  SELECT creator_id FROM social_accounts WHERE handle_words(handle) @@ word AND (organization_id IS NULL OR organization_id = (SELECT current_organization()))
$$;
REVOKE EXECUTE ON FUNCTION creators_with(tsquery) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION creators_with(tsquery) TO fanfare_app, fanfare_worker;

-- Followers of the largest account.
ALTER TABLE creators ADD COLUMN size bigint;
CREATE OR REPLACE FUNCTION creator_parts_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE creators c SET index_version = DEFAULT, size = (SELECT max(followers) FROM social_accounts a WHERE a.creator_id = c.id)
    WHERE id IN (SELECT DISTINCT creator_id FROM changed);
  RETURN NULL;
END $$;
-- The documents of the index do not change by it.
ALTER TABLE creators DISABLE TRIGGER creators_changed;
UPDATE creators c SET size = sizes.size FROM (SELECT creator_id, max(followers) AS size FROM social_accounts GROUP BY creator_id) sizes WHERE sizes.creator_id = c.id;
ALTER TABLE creators ENABLE TRIGGER creators_changed;
CREATE INDEX creators_size ON creators (size DESC NULLS LAST, id);
CREATE INDEX creators_country ON creators (country, size DESC NULLS LAST, id);
