DROP INDEX creators_country, creators_size, social_accounts_handle_words, creators_words;
CREATE OR REPLACE FUNCTION creator_parts_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE creators SET index_version = DEFAULT WHERE id IN (SELECT DISTINCT creator_id FROM changed);
  RETURN NULL;
END $$;
ALTER TABLE creators DROP COLUMN size;
DROP FUNCTION creators_with(tsquery), handle_words(text), creator_words(text, text[], text), folded(text);
