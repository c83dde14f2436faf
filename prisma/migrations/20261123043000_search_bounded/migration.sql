-- CreateIndex
CREATE INDEX "search_entries_head" ON "search_entries" USING GIN ("head") WITH (gin_pending_list_limit = 512);

DROP FUNCTION "search_hits";

-- The live posts that match, with what their heads are worth, from among what was published between two moments (the
-- first included), with a tag, by an author (slugs; null: any). All of them, unless they are more than `most`: then the
-- newest so many and one, and the newest so many whose titles alone match. What matches is found quickly in the index; it is
-- looking at each of very many that takes long.
CREATE FUNCTION "search_hits"(
  "config" text, "match" tsquery, "worth" tsquery, "first" timestamptz, "until" timestamptz, "tag" text, "author" text, "most" integer
)
RETURNS TABLE ("post_id" char(24), "published_at" timestamptz, "rank" real)
LANGUAGE plpgsql STABLE ROWS 1000 SET enable_seqscan = off AS $$
DECLARE
  "found" integer;
  "titled" tsquery := CASE WHEN "match"::text NOT LIKE '%!%' THEN regexp_replace("match"::text, '(''(?:[^'']|'''')+'')', '\1:A', 'g')::tsquery END;
BEGIN
  SELECT count(*) INTO "found" FROM (
    SELECT 1 FROM "search_entries" entry
    WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND entry."config" = $1
      AND ($6 IS NULL OR entry."post_id" IN (
        SELECT "post_tags"."post_id" FROM "post_tags" JOIN "tags" ON tags."id" = "tag_id" WHERE tags."slug" = $6))
      AND ($7 IS NULL OR entry."post_id" IN (
        SELECT "post_bylines"."post_id" FROM "post_bylines" JOIN "bylines" ON bylines."id" = "byline_id" WHERE bylines."slug" = $7))
    LIMIT $8 + 1
  ) entry;
  IF "found" <= $8 THEN
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM "search_entries" entry
      WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND entry."config" = $1
      AND ($6 IS NULL OR entry."post_id" IN (
        SELECT "post_tags"."post_id" FROM "post_tags" JOIN "tags" ON tags."id" = "tag_id" WHERE tags."slug" = $6))
      AND ($7 IS NULL OR entry."post_id" IN (
        SELECT "post_bylines"."post_id" FROM "post_bylines" JOIN "bylines" ON bylines."id" = "byline_id" WHERE bylines."slug" = $7));
  ELSE
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND entry."config" = $1
      AND ($6 IS NULL OR entry."post_id" IN (
        SELECT "post_tags"."post_id" FROM "post_tags" JOIN "tags" ON tags."id" = "tag_id" WHERE tags."slug" = $6))
      AND ($7 IS NULL OR entry."post_id" IN (
        SELECT "post_bylines"."post_id" FROM "post_bylines" JOIN "bylines" ON bylines."id" = "byline_id" WHERE bylines."slug" = $7))
        ORDER BY entry."published_at" DESC LIMIT $8 + 1
      ) entry
      UNION
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."head" @@ "titled"
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND entry."config" = $1
      AND ($6 IS NULL OR entry."post_id" IN (
        SELECT "post_tags"."post_id" FROM "post_tags" JOIN "tags" ON tags."id" = "tag_id" WHERE tags."slug" = $6))
      AND ($7 IS NULL OR entry."post_id" IN (
        SELECT "post_bylines"."post_id" FROM "post_bylines" JOIN "bylines" ON bylines."id" = "byline_id" WHERE bylines."slug" = $7))
        ORDER BY entry."published_at" DESC LIMIT $8
      ) entry;
  END IF;
END $$;
