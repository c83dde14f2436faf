-- The pictures a text shows, by hash, so that "where is it used?" reads an index and not every text.
CREATE FUNCTION "pictures_in"("body" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT found[1]), '{}') FROM regexp_matches("body", '/media/([0-9a-f]{64})', 'g') AS found
$$;
CREATE INDEX "drafts_pictures" ON "drafts" USING gin ("pictures_in"("body"));
CREATE INDEX "revisions_pictures" ON "revisions" USING gin ("pictures_in"("body"));
