-- DropIndex
DROP INDEX "post_tags_tag_id_idx";

-- DropIndex
DROP INDEX "post_bylines_byline_id_idx";

-- AlterTable
ALTER TABLE "post_tags" ADD COLUMN "listed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "post_bylines" ADD COLUMN "listed_at" TIMESTAMPTZ(3);

UPDATE "post_tags" SET "listed_at" = posts."published_at" FROM "posts"
WHERE posts."id" = "post_id" AND posts."kind" = 'article' AND posts."live_revision_id" IS NOT NULL;

UPDATE "post_bylines" SET "listed_at" = posts."published_at" FROM "posts"
WHERE posts."id" = "post_id" AND posts."kind" = 'article' AND posts."live_revision_id" IS NOT NULL;

-- CreateIndex
CREATE INDEX "post_tags_listed" ON "post_tags"("tag_id", "listed_at" DESC, "post_id" DESC);

-- CreateIndex
CREATE INDEX "post_bylines_listed" ON "post_bylines"("byline_id", "listed_at" DESC, "post_id" DESC);


-- What Prisma's schema language cannot say.

-- The list of a tag or an author is read and counted from an index alone: whether and since when an article stands in it
-- is written beside the tag by whatever writes the post, or the tag.
CREATE FUNCTION "listing_of_post"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."listed_at" := (
    SELECT "published_at" FROM "posts"
    WHERE "id" = NEW."post_id" AND "kind" = 'article' AND "live_revision_id" IS NOT NULL
  );
  RETURN NEW;
END $$;
CREATE TRIGGER "post_tags_listing" BEFORE INSERT ON "post_tags" FOR EACH ROW EXECUTE FUNCTION "listing_of_post"();
CREATE TRIGGER "post_bylines_listing" BEFORE INSERT ON "post_bylines" FOR EACH ROW EXECUTE FUNCTION "listing_of_post"();

CREATE FUNCTION "post_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "listing" timestamptz := CASE WHEN NEW."kind" = 'article' AND NEW."live_revision_id" IS NOT NULL THEN NEW."published_at" END;
BEGIN
  UPDATE "post_tags" SET "listed_at" = "listing" WHERE "post_id" = NEW."id" AND "listed_at" IS DISTINCT FROM "listing";
  UPDATE "post_bylines" SET "listed_at" = "listing" WHERE "post_id" = NEW."id" AND "listed_at" IS DISTINCT FROM "listing";
  RETURN NULL;
END $$;
CREATE TRIGGER "posts_listing" AFTER UPDATE OF "kind", "live_revision_id", "published_at" ON "posts"
FOR EACH ROW EXECUTE FUNCTION "post_is_listed"();

-- When lists last changed.
CREATE INDEX "posts_revised" ON "posts" ("revised_at" DESC) WHERE "revised_at" IS NOT NULL AND "live_revision_id" IS NOT NULL;
