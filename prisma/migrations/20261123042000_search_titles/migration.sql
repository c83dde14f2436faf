-- What is suggested while a reader types: titles by the beginnings of their words, as they are written.

-- The words of a title or a name in small letters and without accents; where no space stands between words, every
-- character is one. The body is bound when it is made: an index is built without a search path.
CREATE FUNCTION "search_title"("words" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(regexp_split_to_array(
  lower(search_text(normalize(regexp_replace(normalize("words", NFKD), '[\u0300-\u036F]', '', 'g'), NFC))),
  '[^[:alnum:]]+'), '');

-- AlterTable
ALTER TABLE "search_entries" ADD COLUMN "title" tsvector NOT NULL DEFAULT '';

UPDATE "search_entries" SET "title" = array_to_tsvector(search_title(revisions."title"))
FROM "revisions" WHERE revisions."id" = search_entries."revision_id";

-- What was filled in is checked now: a table with checks to come takes no index.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE "search_entries" ALTER COLUMN "title" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "search_entries_title" ON "search_entries" USING GIN ("title") WITH (gin_pending_list_limit = 512);

-- Prisma's schema language knows no index of an expression.
CREATE INDEX "tags_title" ON "tags" USING GIN (array_to_tsvector(search_title("name")));
