-- The lists of the desk are chosen, searched and counted in indexes; a draft itself is large.

-- DropIndex
DROP INDEX "drafts_updated_at_idx";

CREATE INDEX "drafts_listed" ON "drafts" ("updated_at" DESC, "post_id" DESC) INCLUDE ("version", "title");
CREATE INDEX "drafts_in_review" ON "drafts" ("updated_at" DESC, "post_id" DESC) WHERE "workflow" = 'in_review';
CREATE INDEX "posts_not_live" ON "posts" ("id") WHERE "live_revision_id" IS NULL;
CREATE INDEX "revisions_draft_version" ON "revisions" ("id") INCLUDE ("draft_version");
