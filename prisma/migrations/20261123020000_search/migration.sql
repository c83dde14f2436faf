-- CreateTable
CREATE TABLE "search_entries" (
    "post_id" CHAR(24) NOT NULL,
    "revision_id" CHAR(24) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "config" TEXT NOT NULL,
    "head" tsvector NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("post_id")
);

-- The trigrams are PostgreSQL's own work, so that search needs no extension.
CREATE FUNCTION "search_trigrams"("word" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT DISTINCT substr('  ' || "word" || ' ', "at", 3) FROM generate_series(1, length("word") + 1) "at")
$$;

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "trigrams" TEXT[] GENERATED ALWAYS AS ("search_trigrams"("word")) STORED,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_entries_revision_id_key" ON "search_entries"("revision_id");

-- CreateIndex
CREATE INDEX "search_entries_config_idx" ON "search_entries"("config");

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

-- Only what readers see can be found.
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_live" FOREIGN KEY ("revision_id") REFERENCES "posts" ("live_revision_id") DEFERRABLE INITIALLY DEFERRED;

-- Ranking reads many vectors: they are stored as they are.
ALTER TABLE "search_entries" ALTER COLUMN "vector" SET STORAGE EXTERNAL;

-- The configuration with which a language, such as pt-BR, is stemmed; "simple" for those PostgreSQL does not know.
CREATE FUNCTION "search_config"("language" text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT cfgname::text
    FROM (VALUES
      ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'), ('nl', 'dutch'),
      ('en', 'english'), ('et', 'estonian'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'), ('el', 'greek'),
      ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'),
      ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'),
      ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'),
      ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')
    ) known ("code", "name")
    JOIN pg_catalog.pg_ts_config ON cfgname = known."name" AND cfgnamespace = 'pg_catalog'::regnamespace
    WHERE known."code" = lower(split_part("language", '-', 1))
  ), 'simple')
$$;

-- Chinese, Japanese, Thai, Lao, Burmese and Khmer put no space between words: there every character is one, followed by a
-- unit separator, which no text of ours has.
CREATE FUNCTION "search_text"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace("words", '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])', E'\\1\x1F', 'g')
$$;

-- Existing publications: from what is stored.
INSERT INTO "search_entries" ("post_id", "revision_id", "published_at", "config", "head", "vector")
SELECT "id", "live_revision_id", "published_at", "config", "head", "head"
  || setweight(to_tsvector("config"::regconfig, search_text("headings")), 'C')
  || setweight(to_tsvector("config"::regconfig, search_text("text")), 'D')
FROM (
  SELECT posts."id", posts."live_revision_id", posts."published_at", language."config",
    setweight(to_tsvector(language."config"::regconfig, search_text(revisions."title")), 'A')
      || setweight(to_tsvector(language."config"::regconfig, search_text(revisions."dek" || E'\n' || coalesce(credits."names", ''))), 'B') AS "head",
    coalesce((SELECT string_agg(heading ->> 'text', E'\n') FROM jsonb_array_elements(renderings."headings") heading), '') AS "headings",
    coalesce(left(renderings."text", 200000), '') AS "text"
  FROM "posts"
  JOIN "revisions" ON revisions."id" = posts."live_revision_id"
  LEFT JOIN "renderings" ON renderings."revision_id" = revisions."id"
  CROSS JOIN (SELECT search_config(coalesce((SELECT "value" #>> '{}' FROM "settings" WHERE "key" = 'language'), 'en')) AS "config") language
  LEFT JOIN LATERAL (
    SELECT string_agg(bylines."name", E'\n' ORDER BY post_bylines."position") AS "names"
    FROM "post_bylines" JOIN "bylines" ON bylines."id" = post_bylines."byline_id"
    WHERE post_bylines."post_id" = posts."id"
  ) credits ON true
) live;

INSERT INTO "search_words" ("word")
SELECT DISTINCT found."lexeme"
FROM "search_entries"
JOIN "revisions" ON revisions."id" = search_entries."revision_id"
LEFT JOIN "renderings" ON renderings."revision_id" = revisions."id"
CROSS JOIN LATERAL unnest(to_tsvector('simple', revisions."title" || E'\n' || revisions."dek" || E'\n' || left(coalesce(renderings."text", ''), 200000))) found
WHERE found."lexeme" ~ '^[[:alpha:]]{4,40}$'
UNION
SELECT found."lexeme" FROM "bylines" CROSS JOIN LATERAL unnest(to_tsvector('simple', bylines."name")) found
WHERE found."lexeme" ~ '^[[:alpha:]]{4,40}$';

-- What was filled in is checked now: a table with checks to come takes no index.
SET CONSTRAINTS ALL IMMEDIATE;

-- CreateIndex
CREATE INDEX "search_entries_vector" ON "search_entries" USING GIN ("vector") WITH (gin_pending_list_limit = 512);

-- CreateIndex
CREATE INDEX "search_words_trigrams" ON "search_words" USING GIN ("trigrams");
