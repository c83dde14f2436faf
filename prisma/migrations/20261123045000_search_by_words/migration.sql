-- The same, but for this: what matches is found in the index of words. By the index of languages PostgreSQL would read the
-- words of every post.
CREATE OR REPLACE FUNCTION "search_hits"(
  "config" text, "match" tsquery, "worth" tsquery, "first" timestamptz, "until" timestamptz, "tag" text, "author" text, "most" integer
)
RETURNS TABLE ("post_id" char(24), "published_at" timestamptz, "rank" real)
LANGUAGE plpgsql STABLE ROWS 1000 SET enable_seqscan = off AS $$
DECLARE
  "found" integer;
  "tagged" char(24) := (SELECT "id" FROM "tags" WHERE "slug" = $6);
  "signed" char(24) := (SELECT "id" FROM "bylines" WHERE "slug" = $7);
  "titled" tsquery := CASE WHEN "match"::text NOT LIKE '%!%' THEN regexp_replace("match"::text, '(''(?:[^'']|'''')+'')', '\1:A', 'g')::tsquery END;
BEGIN
  SELECT count(*) INTO "found" FROM (
    SELECT 1 FROM "search_entries" entry
    WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
      AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
      AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
    LIMIT $8 + 1
  ) entry;
  IF "found" <= $8 THEN
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM "search_entries" entry
      WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
      AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
      AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"));
  ELSE
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
      AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
      AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
        ORDER BY entry."published_at" DESC LIMIT $8 + 1
      ) entry
      UNION
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."head" @@ "titled"
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
      AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
      AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
        ORDER BY entry."published_at" DESC LIMIT $8
      ) entry;
  END IF;
END $$;
