-- Identifiers (torch.nn.functional, attention-by-hand, GPT-4o, 3.1, C++, .NET, getServerSideProps) are found whole and by
-- their parts. A text is prepared for PostgreSQL's parser with two kinds of marks, and the marks are taken out again before
-- a reader sees it: a unit separator (U+001F) ends a word, and three letters of the historic Phags-pa script stand for
-- signs that the parser would drop.

CREATE OR REPLACE FUNCTION "search_text"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT
    -- Scripts without spaces: every character is a word.
    regexp_replace(
    -- torch.nn, a_b, a-b, a/b, a:b: the parts are words that follow one another. A sign before a number is no joint.
    regexp_replace(
    -- .NET, not the end of a sentence and not a path.
    regexp_replace(
    -- C#
    regexp_replace(
    -- C++
    regexp_replace("words",
      '(?<=[[:alpha:]])\+\+(?![[:alnum:]+])', E'\x1F\uA840\uA840', 'g'),
      '(?<![[:alnum:]])([[:alpha:]])#(?![[:alnum:]])', E'\\1\x1F\uA841', 'g'),
      '(?<![[:alnum:]./\\])\.(?=[[:alpha:]])', E'\uA842\x1F', 'g'),
      '((?<=[[:alnum:]])-|[._/:])(?=[[:alnum:]])', E'\\1\x1F', 'g'),
      '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])', E'\\1\x1F', 'g')
$$;

-- camelCase and HTTPServer with a unit separator where the case says that a part begins.
CREATE FUNCTION "search_cased"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace("words", '(?<=[[:lower:][:digit:]])(?=[[:upper:]])|(?<=[[:upper:]])(?=[[:upper:]][[:lower:]])', E'\x1F', 'g')
$$;

-- The parts of all words that are written in camel case; the words themselves are found whole.
CREATE FUNCTION "search_parts"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(DISTINCT search_cased("found"[1]), ' '), '')
  FROM regexp_matches("words", '[[:alnum:]]*(?:[[:lower:][:digit:]][[:upper:]]|[[:upper:]]{2}[[:lower:]])[[:alnum:]]*', 'g') "found"
$$;

-- ts_headline of words as a reader wrote them: whole words first, then parts in camel case.
CREATE FUNCTION "search_headline"("config" regconfig, "words" text, "match" tsquery, "options" text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN strpos("whole", E'\x02') > 0 OR search_parts("words") = '' THEN "whole"
    ELSE ts_headline("config", search_text(search_cased("words")), "match", "options")
  END
  FROM (SELECT ts_headline("config", search_text("words"), "match", "options") AS "whole") "headline"
$$;

-- Existing publications: from what is stored.
UPDATE "search_entries" SET
  "head" = made."head",
  "vector" = made."head"
    || setweight(to_tsvector(made."config"::regconfig, search_text(made."headings") || ' ' || search_parts(made."headings")), 'C')
    || setweight(to_tsvector(made."config"::regconfig, search_text(made."text") || ' ' || search_parts(made."text")), 'D'),
  "title" = array_to_tsvector(search_title(made."name"))
FROM (
  SELECT live.*,
    setweight(to_tsvector("config"::regconfig, search_text("name") || ' ' || search_parts("name")), 'A')
      || setweight(to_tsvector("config"::regconfig, search_text("beneath") || ' ' || search_parts("beneath")), 'B') AS "head"
  FROM (
    SELECT entry."post_id", entry."config", revisions."title" AS "name",
      revisions."dek" || E'\n' || coalesce(credits."names", '') AS "beneath",
      coalesce((SELECT string_agg(heading ->> 'text', E'\n') FROM jsonb_array_elements(renderings."headings") heading), '') AS "headings",
      coalesce(left(renderings."text", 200000), '') AS "text"
    FROM "search_entries" entry
    JOIN "revisions" ON revisions."id" = entry."revision_id"
    LEFT JOIN "renderings" ON renderings."revision_id" = revisions."id"
    LEFT JOIN LATERAL (
      SELECT string_agg(bylines."name", E'\n' ORDER BY post_bylines."position") AS "names"
      FROM "post_bylines" JOIN "bylines" ON bylines."id" = post_bylines."byline_id"
      WHERE post_bylines."post_id" = entry."post_id"
    ) credits ON true
  ) live
) made
WHERE made."post_id" = search_entries."post_id";

-- What was written is checked now: a table with checks to come takes no index.
SET CONSTRAINTS ALL IMMEDIATE;

-- Its expression calls search_text.
REINDEX INDEX "tags_title";
