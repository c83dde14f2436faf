-- Only administrators import, but every writer could name a source for a post of theirs. Such a post keeps its text and the
-- name; without a hash it is not one that an import made, and no import changes it.
ALTER TABLE "posts"
  DROP CONSTRAINT "posts_source",
  ADD CONSTRAINT "posts_source" CHECK (
    ("source_hash" IS NULL) = ("source_version" IS NULL) AND ("source" IS NOT NULL OR "source_hash" IS NULL));

UPDATE "posts" SET "source_hash" = NULL, "source_version" = NULL
FROM "users"
WHERE "users"."id" = "posts"."owner_id" AND "posts"."source" IS NOT NULL
  AND "users"."role" IN ('contributor', 'author', 'editor');
