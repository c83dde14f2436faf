-- What lists and feeds say of a post; empty: its dek.
ALTER TABLE "drafts" ADD COLUMN "excerpt" TEXT NOT NULL DEFAULT '';
ALTER TABLE "revisions" ADD COLUMN "excerpt" TEXT NOT NULL DEFAULT '';
