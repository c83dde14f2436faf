-- PostgreSQL thinks that reading every search vector is cheap and would do so for common words; the vectors are large and
-- stored aside, so these must take the index.

-- The live posts that match, with what their heads are worth; nothing is worth anything to a null.
CREATE FUNCTION "search_hits"("match" tsquery, "worth" tsquery)
RETURNS TABLE ("post_id" char(24), "published_at" timestamptz, "rank" real)
LANGUAGE sql STABLE ROWS 10000 SET enable_seqscan = off AS $$
  SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $2)
  FROM "search_entries" entry
  WHERE entry."vector" @@ $1 AND entry."published_at" <= now()
$$;

-- How many live posts match; no more than 100 are counted.
CREATE FUNCTION "search_count"("match" tsquery) RETURNS integer LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT count(*)::integer FROM (
    SELECT 1 FROM "search_entries" entry WHERE entry."vector" @@ $1 AND entry."published_at" <= now() LIMIT 100
  ) found
$$;
