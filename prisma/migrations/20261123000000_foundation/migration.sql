-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('contributor', 'author', 'editor', 'administrator', 'owner');

-- CreateEnum
CREATE TYPE "post_kind" AS ENUM ('article', 'page');

-- CreateEnum
CREATE TYPE "workflow_state" AS ENUM ('draft', 'in_review', 'changes_requested', 'approved');

-- CreateTable
CREATE TABLE "bylines" (
    "id" CHAR(24) NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "links" JSONB NOT NULL DEFAULT '[]',
    "avatar_id" CHAR(24),
    "user_id" CHAR(24),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bylines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" CHAR(24) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "colour" CHAR(7) NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" CHAR(24),

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" CHAR(24) NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "password_hash" TEXT,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" CHAR(24) NOT NULL,
    "user_id" CHAR(24) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" CHAR(24) NOT NULL,
    "kind" "post_kind" NOT NULL DEFAULT 'article',
    "owner_id" CHAR(24),
    "slug" TEXT,
    "live_revision_id" CHAR(24),
    "published_at" TIMESTAMPTZ(3),
    "revised_at" TIMESTAMPTZ(3),
    "trashed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "series_id" CHAR(24),
    "series_part" INTEGER,
    "source" TEXT,
    "source_hash" TEXT,
    "source_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "post_id" CHAR(24) NOT NULL,
    "kind" "post_kind" NOT NULL DEFAULT 'article',
    "version" INTEGER NOT NULL DEFAULT 1,
    "workflow" "workflow_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL DEFAULT '',
    "dek" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "slug" TEXT,
    "seo_title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "cover_id" CHAR(24),
    "cover_alt" TEXT NOT NULL DEFAULT '',
    "cover_caption" TEXT NOT NULL DEFAULT '',
    "series_id" CHAR(24),
    "series_part" INTEGER,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" CHAR(24),

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "draft_bylines" (
    "post_id" CHAR(24) NOT NULL,
    "byline_id" CHAR(24) NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "draft_bylines_pkey" PRIMARY KEY ("post_id","byline_id")
);

-- CreateTable
CREATE TABLE "draft_tags" (
    "post_id" CHAR(24) NOT NULL,
    "tag_id" CHAR(24) NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "draft_tags_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- CreateTable
CREATE TABLE "post_bylines" (
    "post_id" CHAR(24) NOT NULL,
    "byline_id" CHAR(24) NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_bylines_pkey" PRIMARY KEY ("post_id","byline_id")
);

-- CreateTable
CREATE TABLE "post_tags" (
    "post_id" CHAR(24) NOT NULL,
    "tag_id" CHAR(24) NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" CHAR(24) NOT NULL,
    "post_id" CHAR(24) NOT NULL,
    "number" INTEGER NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "dek" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "seo_title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "cover_id" CHAR(24),
    "cover_alt" TEXT NOT NULL,
    "cover_caption" TEXT NOT NULL,
    "series_id" CHAR(24),
    "series_part" INTEGER,
    "featured" BOOLEAN NOT NULL,
    "byline_ids" CHAR(24)[],
    "tag_ids" CHAR(24)[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" CHAR(24),

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "renderings" (
    "revision_id" CHAR(24) NOT NULL,
    "renderer_version" INTEGER NOT NULL,
    "html" TEXT NOT NULL,
    "headings" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "media" TEXT[],
    "rendered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "renderings_pkey" PRIMARY KEY ("revision_id")
);

-- CreateTable
CREATE TABLE "redirects" (
    "id" CHAR(24) NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "post_id" CHAR(24),
    "status" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" CHAR(24),

    CONSTRAINT "redirects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" CHAR(24),
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refresh" TEXT[],
    "stale" TEXT[],
    "removed" TEXT[],

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" CHAR(24) NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" CHAR(24) NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bylines_slug_key" ON "bylines"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "bylines_user_id_key" ON "bylines"("user_id");

-- CreateIndex
CREATE INDEX "bylines_avatar_id_idx" ON "bylines"("avatar_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_hash_key" ON "media"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "posts_live_revision_id_key" ON "posts"("live_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "posts_source_key" ON "posts"("source");

-- CreateIndex
CREATE INDEX "posts_published_at_id_idx" ON "posts"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "posts_owner_id_idx" ON "posts"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "posts_kind_slug_key" ON "posts"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "posts_series_id_series_part_key" ON "posts"("series_id", "series_part");

-- CreateIndex
CREATE INDEX "drafts_cover_id_idx" ON "drafts"("cover_id");

-- CreateIndex
CREATE INDEX "drafts_updated_at_idx" ON "drafts"("updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "drafts_kind_slug_key" ON "drafts"("kind", "slug");

-- CreateIndex
CREATE INDEX "draft_bylines_byline_id_idx" ON "draft_bylines"("byline_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_bylines_post_id_position_key" ON "draft_bylines"("post_id", "position");

-- CreateIndex
CREATE INDEX "draft_tags_tag_id_idx" ON "draft_tags"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_tags_post_id_position_key" ON "draft_tags"("post_id", "position");

-- CreateIndex
CREATE INDEX "post_bylines_byline_id_idx" ON "post_bylines"("byline_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_bylines_post_id_position_key" ON "post_bylines"("post_id", "position");

-- CreateIndex
CREATE INDEX "post_tags_tag_id_idx" ON "post_tags"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_tags_post_id_position_key" ON "post_tags"("post_id", "position");

-- CreateIndex
CREATE INDEX "revisions_cover_id_idx" ON "revisions"("cover_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_post_id_number_key" ON "revisions"("post_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_post_id_draft_version_key" ON "revisions"("post_id", "draft_version");

-- CreateIndex
CREATE UNIQUE INDEX "redirects_from_key" ON "redirects"("from");

-- CreateIndex
CREATE INDEX "redirects_post_id_idx" ON "redirects"("post_id");

-- CreateIndex
CREATE INDEX "audit_events_subject_type_subject_id_id_idx" ON "audit_events"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- CreateIndex
CREATE INDEX "changes_at_idx" ON "changes"("at");

-- CreateIndex
CREATE UNIQUE INDEX "tags_slug_key" ON "tags"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_avatar_id_fkey" FOREIGN KEY ("avatar_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_live_revision_id_fkey" FOREIGN KEY ("live_revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "drafts"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "drafts"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema language cannot say: a state that makes no sense cannot be stored.

CREATE UNIQUE INDEX "users_one_owner" ON "users" ("role") WHERE "role" = 'owner';
CREATE UNIQUE INDEX "tags_name_lower" ON "tags" (lower("name"));

ALTER TABLE "users"
  ADD CONSTRAINT "users_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "users_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT "users_name" CHECK (length("name") BETWEEN 1 AND 200);

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$');

ALTER TABLE "bylines"
  ADD CONSTRAINT "bylines_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "bylines_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "bylines_name" CHECK (length("name") BETWEEN 1 AND 200);

ALTER TABLE "tags"
  ADD CONSTRAINT "tags_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "tags_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "tags_name" CHECK (length("name") BETWEEN 1 AND 100);

ALTER TABLE "series"
  ADD CONSTRAINT "series_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "series_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "series_title" CHECK (length("title") BETWEEN 1 AND 200);

ALTER TABLE "media"
  ADD CONSTRAINT "media_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "media_hash_hex" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "media_size" CHECK ("bytes" > 0 AND "width" > 0 AND "height" > 0),
  ADD CONSTRAINT "media_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$');

ALTER TABLE "posts"
  ADD CONSTRAINT "posts_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "posts_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "posts_live_is_addressed" CHECK ("live_revision_id" IS NULL OR ("slug" IS NOT NULL AND "published_at" IS NOT NULL)),
  ADD CONSTRAINT "posts_trashed_is_not_live" CHECK ("trashed_at" IS NULL OR "live_revision_id" IS NULL),
  ADD CONSTRAINT "posts_withdrawn_is_not_live" CHECK ("withdrawn_at" IS NULL OR ("live_revision_id" IS NULL AND "slug" IS NOT NULL)),
  ADD CONSTRAINT "posts_series_part" CHECK (("series_part" IS NULL OR ("series_id" IS NOT NULL AND "series_part" > 0))),
  ADD CONSTRAINT "posts_source" CHECK (("source" IS NULL) = ("source_hash" IS NULL) AND ("source" IS NULL) = ("source_version" IS NULL));

ALTER TABLE "drafts"
  ADD CONSTRAINT "drafts_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "drafts_version" CHECK ("version" > 0),
  ADD CONSTRAINT "drafts_size" CHECK (octet_length("body") <= 1048576 AND length("title") <= 300),
  ADD CONSTRAINT "drafts_series_part" CHECK ("series_part" IS NULL OR "series_part" > 0);

ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_position" CHECK ("position" >= 0);
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_position" CHECK ("position" >= 0);
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_position" CHECK ("position" >= 0);
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_position" CHECK ("position" >= 0);

-- The lists that readers ask for most.
CREATE INDEX "posts_live" ON "posts" ("kind", "published_at" DESC, "id" DESC) WHERE "live_revision_id" IS NOT NULL;
CREATE INDEX "posts_featured" ON "posts" ("published_at" DESC, "id" DESC) WHERE "featured" AND "live_revision_id" IS NOT NULL;

-- A draft is of its post's kind.
ALTER TABLE "posts" ADD CONSTRAINT "posts_id_kind_key" UNIQUE ("id", "kind");
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_kind_of_post" FOREIGN KEY ("post_id", "kind") REFERENCES "posts" ("id", "kind") ON DELETE CASCADE;

-- A live revision is one of the post's own.
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_id_key" UNIQUE ("post_id", "id");
ALTER TABLE "posts" ADD CONSTRAINT "posts_live_revision_own" FOREIGN KEY ("id", "live_revision_id") REFERENCES "revisions" ("post_id", "id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "revisions"
  ADD CONSTRAINT "revisions_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "revisions_number" CHECK ("number" > 0 AND "draft_version" > 0),
  ADD CONSTRAINT "revisions_title" CHECK (length(btrim("title")) > 0);

-- Only the references that a deletion elsewhere clears may change: a revision itself never does.
CREATE FUNCTION "revision_is_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'created_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'created_by_id' THEN
    RAISE EXCEPTION 'A revision is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "revisions_immutable" BEFORE UPDATE ON "revisions" FOR EACH ROW EXECUTE FUNCTION "revision_is_immutable"();

ALTER TABLE "redirects"
  ADD CONSTRAINT "redirects_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "redirects_from_path" CHECK ("from" ~ '^/[^?#]*$' AND length("from") BETWEEN 2 AND 2000),
  ADD CONSTRAINT "redirects_status" CHECK ("status" IN (301, 302, 307, 308, 410)),
  ADD CONSTRAINT "redirects_target" CHECK (num_nonnulls("to", "post_id") = CASE WHEN "status" = 410 THEN 0 ELSE 1 END),
  ADD CONSTRAINT "redirects_not_to_itself" CHECK ("to" IS DISTINCT FROM "from");

-- The audit log only grows.
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'user_id' IS NOT DISTINCT FROM to_jsonb(OLD) - 'user_id' AND NEW."user_id" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log only grows.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "audit_is_append_only"();
