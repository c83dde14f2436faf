-- The whole database of the first release.
--
-- Sections 1 to 3 (tables, indexes, foreign keys) say what prisma/schema says; STORAGE, GENERATED and WITH are added.
-- Section 4 holds what Prisma's schema language cannot say: checks, more indexes, functions and triggers.

CREATE SCHEMA IF NOT EXISTS "public";

-- === 1. Enums and tables ===

CREATE TYPE "role" AS ENUM ('contributor', 'author', 'editor', 'administrator', 'owner');
CREATE TYPE "post_kind" AS ENUM ('article', 'page');
CREATE TYPE "workflow_state" AS ENUM ('draft', 'in_review', 'changes_requested');
CREATE TYPE "draft_version_reason" AS ENUM ('autosave', 'save', 'publish', 'submit', 'conflict', 'restore');

-- Users, and how they sign in.

-- At most one of them is the owner.
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

-- A signed-in browser.
CREATE TABLE "sessions" (
  "id" CHAR(24) NOT NULL,
  "user_id" CHAR(24) NOT NULL,
  "user_agent" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- A link with which somebody creates an account. Only the hash of its token is stored.
CREATE TABLE "invitations" (
  "id" CHAR(24) NOT NULL,
  "token_hash" CHAR(64) NOT NULL,
  "email" TEXT NOT NULL,
  "role" "role" NOT NULL,
  "invited_by_id" CHAR(24),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "accepted_at" TIMESTAMPTZ(3),
  CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- The one-time link that creates the owner account: at most one row.
CREATE TABLE "setup_tokens" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "token_hash" CHAR(64) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id")
);

-- Networks from which a user has signed in.
CREATE TABLE "known_networks" (
  "user_id" CHAR(24) NOT NULL,
  "network" TEXT NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "known_networks_pkey" PRIMARY KEY ("user_id","network")
);

-- Failed sign-ins, for the rate limit per account and network.
CREATE TABLE "sign_in_failures" (
  "id" BIGSERIAL NOT NULL,
  "account" CHAR(64) NOT NULL,
  "network" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("id")
);

-- The rate limit per account over all unknown networks (GCRA).
CREATE TABLE "sign_in_ceilings" (
  "account" CHAR(64) NOT NULL,
  "full_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sign_in_ceilings_pkey" PRIMARY KEY ("account")
);

-- Failed sign-ins per day, for the audit log.
CREATE TABLE "failed_sign_ins" (
  "day" DATE NOT NULL,
  "action" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "network" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  CONSTRAINT "failed_sign_ins_pkey" PRIMARY KEY ("day","action","subject_id","network")
);

-- Media and bylines.

-- An uploaded image, stored once under the hash of its content.
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

-- An author credit, with or without an account.
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

-- Tags and series.

CREATE TABLE "tags" (
  "id" CHAR(24) NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "series" (
  "id" CHAR(24) NOT NULL,
  "slug" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- Posts, drafts and revisions.

-- What readers see of an article or a page. Its text is in the live revision.
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

-- Bylines of the live revision. Triggers write listed_at.
CREATE TABLE "post_bylines" (
  "post_id" CHAR(24) NOT NULL,
  "byline_id" CHAR(24) NOT NULL,
  "position" INTEGER NOT NULL,
  "listed_at" TIMESTAMPTZ(3),
  CONSTRAINT "post_bylines_pkey" PRIMARY KEY ("post_id","byline_id")
);

-- Tags of the live revision. Triggers write listed_at.
CREATE TABLE "post_tags" (
  "post_id" CHAR(24) NOT NULL,
  "tag_id" CHAR(24) NOT NULL,
  "position" INTEGER NOT NULL,
  "listed_at" TIMESTAMPTZ(3),
  CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- The working copy of a post.
CREATE TABLE "drafts" (
  "post_id" CHAR(24) NOT NULL,
  "kind" "post_kind" NOT NULL DEFAULT 'article',
  "version" INTEGER NOT NULL DEFAULT 1,
  "workflow" "workflow_state" NOT NULL DEFAULT 'draft',
  "title" TEXT NOT NULL DEFAULT '',
  "dek" TEXT NOT NULL DEFAULT '',
  "excerpt" TEXT NOT NULL DEFAULT '',
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
  "save_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
  CONSTRAINT "drafts_pkey" PRIMARY KEY ("post_id")
);

-- Earlier texts of a draft, such as the one that lost a conflict.
CREATE TABLE "draft_versions" (
  "id" CHAR(24) NOT NULL,
  "post_id" CHAR(24) NOT NULL,
  "version" INTEGER NOT NULL,
  "reason" "draft_version_reason" NOT NULL,
  "fields" JSONB NOT NULL,
  "note" TEXT,
  "created_by_id" CHAR(24),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "draft_versions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "draft_bylines" (
  "post_id" CHAR(24) NOT NULL,
  "byline_id" CHAR(24) NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "draft_bylines_pkey" PRIMARY KEY ("post_id","byline_id")
);

CREATE TABLE "draft_tags" (
  "post_id" CHAR(24) NOT NULL,
  "tag_id" CHAR(24) NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "draft_tags_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- A draft as it was published. A trigger refuses every change.
CREATE TABLE "revisions" (
  "id" CHAR(24) NOT NULL,
  "post_id" CHAR(24) NOT NULL,
  "number" INTEGER NOT NULL,
  "draft_version" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "dek" TEXT NOT NULL,
  "excerpt" TEXT NOT NULL DEFAULT '',
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

-- The HTML and plain text of a revision.
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

-- Search.

-- The search vectors of a live post. STORAGE EXTERNAL: ranking reads many vectors, uncompressed is faster.
CREATE TABLE "search_entries" (
  "post_id" CHAR(24) NOT NULL,
  "revision_id" CHAR(24) NOT NULL,
  "published_at" TIMESTAMPTZ(3) NOT NULL,
  "config" TEXT NOT NULL,
  "head" tsvector NOT NULL,
  "vector" tsvector STORAGE EXTERNAL NOT NULL,
  "title" tsvector NOT NULL,
  CONSTRAINT "search_entries_pkey" PRIMARY KEY ("post_id")
);

-- All groups of three letters of a word, with two blanks before it and one after it. No extension is needed.
CREATE FUNCTION "search_trigrams"("word" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT DISTINCT substr('  ' || "word" || ' ', "at", 3) FROM generate_series(1, length("word") + 1) "at")
$$;

-- Every word that was ever published: what misspelt words are corrected to.
CREATE TABLE "search_words" (
  "word" TEXT NOT NULL,
  "trigrams" TEXT[] GENERATED ALWAYS AS ("search_trigrams"("word")) STORED,
  CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- The site.

-- An old address: leads to a path, a URL or a post, or is gone (410).
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

CREATE TABLE "settings" (
  "key" TEXT NOT NULL,
  "value" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- Who did what, when.
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

-- Cache tags that a committed transaction invalidated; NOTIFY announces them.
CREATE TABLE "changes" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "refresh" TEXT[],
  "stale" TEXT[],
  "removed" TEXT[],
  CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- === 2. Indexes ===

-- Users, and how they sign in.
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");
CREATE INDEX "invitations_invited_by_id_idx" ON "invitations"("invited_by_id");
CREATE INDEX "sign_in_failures_account_network_at_idx" ON "sign_in_failures"("account", "network", "at");
CREATE INDEX "sign_in_failures_network_at_idx" ON "sign_in_failures"("network", "at");
CREATE INDEX "sign_in_failures_at_idx" ON "sign_in_failures"("at");
CREATE INDEX "sign_in_ceilings_full_at_idx" ON "sign_in_ceilings"("full_at");

-- Media and bylines.
CREATE UNIQUE INDEX "media_hash_key" ON "media"("hash");
CREATE INDEX "media_created_at_id_idx" ON "media"("created_at", "id");
CREATE UNIQUE INDEX "bylines_slug_key" ON "bylines"("slug");
CREATE UNIQUE INDEX "bylines_user_id_key" ON "bylines"("user_id");
CREATE INDEX "bylines_avatar_id_idx" ON "bylines"("avatar_id");

-- Tags and series.
CREATE UNIQUE INDEX "tags_slug_key" ON "tags"("slug");
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");

-- Posts, drafts and revisions.
CREATE UNIQUE INDEX "posts_live_revision_id_key" ON "posts"("live_revision_id");
CREATE UNIQUE INDEX "posts_source_key" ON "posts"("source");
CREATE INDEX "posts_published_at_id_idx" ON "posts"("published_at" DESC, "id" DESC);
CREATE INDEX "posts_owner_id_idx" ON "posts"("owner_id");
CREATE UNIQUE INDEX "posts_kind_slug_key" ON "posts"("kind", "slug");
CREATE UNIQUE INDEX "posts_series_id_series_part_key" ON "posts"("series_id", "series_part");
CREATE INDEX "post_bylines_listed" ON "post_bylines"("byline_id", "listed_at" DESC, "post_id" DESC);
CREATE UNIQUE INDEX "post_bylines_post_id_position_key" ON "post_bylines"("post_id", "position");
CREATE INDEX "post_tags_listed" ON "post_tags"("tag_id", "listed_at" DESC, "post_id" DESC);
CREATE UNIQUE INDEX "post_tags_post_id_position_key" ON "post_tags"("post_id", "position");
CREATE INDEX "drafts_cover_id_idx" ON "drafts"("cover_id");
CREATE UNIQUE INDEX "drafts_kind_slug_key" ON "drafts"("kind", "slug");
CREATE INDEX "draft_versions_post_id_created_at_id_idx" ON "draft_versions"("post_id", "created_at" DESC, "id" DESC);
CREATE INDEX "draft_bylines_byline_id_idx" ON "draft_bylines"("byline_id");
CREATE UNIQUE INDEX "draft_bylines_post_id_position_key" ON "draft_bylines"("post_id", "position");
CREATE INDEX "draft_tags_tag_id_idx" ON "draft_tags"("tag_id");
CREATE UNIQUE INDEX "draft_tags_post_id_position_key" ON "draft_tags"("post_id", "position");
CREATE INDEX "revisions_cover_id_idx" ON "revisions"("cover_id");
CREATE UNIQUE INDEX "revisions_post_id_number_key" ON "revisions"("post_id", "number");
CREATE UNIQUE INDEX "revisions_post_id_draft_version_key" ON "revisions"("post_id", "draft_version");

-- Search. Every query also reads the pending list of a GIN index, so it is kept short (in kB).
CREATE UNIQUE INDEX "search_entries_revision_id_key" ON "search_entries"("revision_id");
CREATE INDEX "search_entries_vector" ON "search_entries" USING GIN ("vector") WITH (gin_pending_list_limit = 512);
CREATE INDEX "search_entries_title" ON "search_entries" USING GIN ("title") WITH (gin_pending_list_limit = 512);
CREATE INDEX "search_entries_head" ON "search_entries" USING GIN ("head") WITH (gin_pending_list_limit = 512);
CREATE INDEX "search_entries_config_idx" ON "search_entries"("config");
CREATE INDEX "search_words_trigrams" ON "search_words" USING GIN ("trigrams");

-- The site.
CREATE UNIQUE INDEX "redirects_from_key" ON "redirects"("from");
CREATE INDEX "redirects_post_id_idx" ON "redirects"("post_id");
CREATE INDEX "audit_events_subject_type_subject_id_id_idx" ON "audit_events"("subject_type", "subject_id", "id");
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");
CREATE INDEX "changes_at_idx" ON "changes"("at");

-- === 3. Foreign keys ===

-- Users, and how they sign in.
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- CASCADE: an invitation without a sender is the publication's own, and must not become that when its sender is deleted.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "known_networks" ADD CONSTRAINT "known_networks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Media and bylines.
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_avatar_id_fkey" FOREIGN KEY ("avatar_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Posts, drafts and revisions.
ALTER TABLE "posts" ADD CONSTRAINT "posts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_live_revision_id_fkey" FOREIGN KEY ("live_revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posts" ADD CONSTRAINT "posts_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "drafts"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "drafts"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Search.
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The site.
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- === 4. What Prisma's schema language cannot say ===

-- Users. One owner; e-mail addresses in lower case; identifiers of 24 hexadecimal characters.

CREATE UNIQUE INDEX "users_one_owner" ON "users" ("role") WHERE "role" = 'owner';

ALTER TABLE "users"
  ADD CONSTRAINT "users_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "users_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT "users_name" CHECK (length("name") BETWEEN 1 AND 200);

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$');

ALTER TABLE "invitations"
  ADD CONSTRAINT "invitations_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "invitations_token_hash_hex" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "invitations_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT "invitations_never_owner" CHECK ("role" <> 'owner');

ALTER TABLE "setup_tokens" ADD CONSTRAINT "setup_tokens_one" CHECK ("id" = 1);

-- Media and bylines.

ALTER TABLE "media"
  ADD CONSTRAINT "media_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "media_hash_hex" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "media_size" CHECK ("bytes" > 0 AND "width" > 0 AND "height" > 0),
  ADD CONSTRAINT "media_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$');

ALTER TABLE "bylines"
  ADD CONSTRAINT "bylines_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "bylines_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "bylines_name" CHECK (length("name") BETWEEN 1 AND 200);

-- Tags and series.

CREATE UNIQUE INDEX "tags_name_lower" ON "tags" (lower("name"));

ALTER TABLE "tags"
  ADD CONSTRAINT "tags_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "tags_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "tags_name" CHECK (length("name") BETWEEN 1 AND 100);

ALTER TABLE "series"
  ADD CONSTRAINT "series_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "series_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "series_title" CHECK (length("title") BETWEEN 1 AND 200);

-- Posts. A live post has an address and a date, and is neither in the trash nor withdrawn.

-- source_hash and source_version come together, and only with a source. A source without a hash is one that a writer
-- named: no import made the post, and no import changes it.
ALTER TABLE "posts"
  ADD CONSTRAINT "posts_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "posts_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "posts_live_is_addressed" CHECK ("live_revision_id" IS NULL OR ("slug" IS NOT NULL AND "published_at" IS NOT NULL)),
  ADD CONSTRAINT "posts_trashed_is_not_live" CHECK ("trashed_at" IS NULL OR "live_revision_id" IS NULL),
  ADD CONSTRAINT "posts_withdrawn_is_not_live" CHECK ("withdrawn_at" IS NULL OR ("live_revision_id" IS NULL AND "slug" IS NOT NULL)),
  ADD CONSTRAINT "posts_series_part" CHECK (("series_part" IS NULL OR ("series_id" IS NOT NULL AND "series_part" > 0))),
  ADD CONSTRAINT "posts_source" CHECK (
    ("source_hash" IS NULL) = ("source_version" IS NULL) AND ("source" IS NOT NULL OR "source_hash" IS NULL));

ALTER TABLE "post_bylines" ADD CONSTRAINT "post_bylines_position" CHECK ("position" >= 0);
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_position" CHECK ("position" >= 0);

-- The lists that readers ask for most, and when they last changed.
CREATE INDEX "posts_live" ON "posts" ("kind", "published_at" DESC, "id" DESC) WHERE "live_revision_id" IS NOT NULL;
CREATE INDEX "posts_featured" ON "posts" ("published_at" DESC, "id" DESC) WHERE "featured" AND "live_revision_id" IS NOT NULL;
CREATE INDEX "posts_revised" ON "posts" ("revised_at" DESC) WHERE "revised_at" IS NOT NULL AND "live_revision_id" IS NOT NULL;

-- The lists of the admin.
CREATE INDEX "posts_not_live" ON "posts" ("id") WHERE "live_revision_id" IS NULL;

-- The list of a tag or a byline is read and counted from one index (post_tags_listed, post_bylines_listed). listed_at is
-- when the post was published while it is a live article, else null. Written when a tag or byline is added …
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

-- … and when the post changes.
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

-- Drafts.

ALTER TABLE "drafts"
  ADD CONSTRAINT "drafts_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT "drafts_version" CHECK ("version" > 0),
  ADD CONSTRAINT "drafts_size" CHECK (octet_length("body") <= 1048576 AND length("title") <= 300),
  ADD CONSTRAINT "drafts_series_part" CHECK ("series_part" IS NULL OR "series_part" > 0);

ALTER TABLE "draft_bylines" ADD CONSTRAINT "draft_bylines_position" CHECK ("position" >= 0);
ALTER TABLE "draft_tags" ADD CONSTRAINT "draft_tags_position" CHECK ("position" >= 0);

-- A draft has the kind of its post.
ALTER TABLE "posts" ADD CONSTRAINT "posts_id_kind_key" UNIQUE ("id", "kind");
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_kind_of_post" FOREIGN KEY ("post_id", "kind") REFERENCES "posts" ("id", "kind") ON DELETE CASCADE;

-- The lists of the admin are read, searched and counted from indexes: a draft itself is large.
CREATE INDEX "drafts_listed" ON "drafts" ("updated_at" DESC, "post_id" DESC) INCLUDE ("version", "title");
CREATE INDEX "drafts_in_review" ON "drafts" ("updated_at" DESC, "post_id" DESC) WHERE "workflow" = 'in_review';

-- Revisions.

ALTER TABLE "revisions"
  ADD CONSTRAINT "revisions_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "revisions_number" CHECK ("number" > 0 AND "draft_version" > 0),
  ADD CONSTRAINT "revisions_title" CHECK (length(btrim("title")) > 0);

-- The live revision of a post is one of its own.
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_id_key" UNIQUE ("post_id", "id");
ALTER TABLE "posts" ADD CONSTRAINT "posts_live_revision_own" FOREIGN KEY ("id", "live_revision_id") REFERENCES "revisions" ("post_id", "id") DEFERRABLE INITIALLY DEFERRED;

-- Whether a draft has changed since it was published is read from an index.
CREATE INDEX "revisions_draft_version" ON "revisions" ("id") INCLUDE ("draft_version");

-- A revision never changes. Only created_by_id may: the deletion of a user clears it.
CREATE FUNCTION "revision_is_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'created_by_id' IS DISTINCT FROM to_jsonb(OLD) - 'created_by_id' THEN
    RAISE EXCEPTION 'A revision is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "revisions_immutable" BEFORE UPDATE ON "revisions" FOR EACH ROW EXECUTE FUNCTION "revision_is_immutable"();

-- Hashes of the images that a text shows, indexed: "where is it used?" need not read every text.
CREATE FUNCTION "pictures_in"("body" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT found[1]), '{}') FROM regexp_matches("body", '/media/([0-9a-f]{64})', 'g') AS found
$$;
CREATE INDEX "drafts_pictures" ON "drafts" USING gin ("pictures_in"("body"));
CREATE INDEX "revisions_pictures" ON "revisions" USING gin ("pictures_in"("body"));

-- Redirects.

ALTER TABLE "redirects"
  ADD CONSTRAINT "redirects_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "redirects_from_path" CHECK ("from" ~ '^/[^?#]*$' AND length("from") BETWEEN 2 AND 2000),
  ADD CONSTRAINT "redirects_status" CHECK ("status" IN (301, 302, 307, 308, 410)),
  ADD CONSTRAINT "redirects_target" CHECK (num_nonnulls("to", "post_id") = CASE WHEN "status" = 410 THEN 0 ELSE 1 END),
  ADD CONSTRAINT "redirects_not_to_itself" CHECK ("to" IS DISTINCT FROM "from");

-- The audit log. Rows are only added. Only user_id may become null: the deletion of a user clears it.

CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'user_id' IS NOT DISTINCT FROM to_jsonb(OLD) - 'user_id' AND NEW."user_id" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log only grows.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "audit_is_append_only"();

-- Search. Only live posts can be found.

ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_live" FOREIGN KEY ("revision_id") REFERENCES "posts" ("live_revision_id") DEFERRABLE INITIALLY DEFERRED;

-- The text search configuration for a language such as pt-BR; "simple" for languages that PostgreSQL does not know.
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

-- Prepares a text for PostgreSQL's parser, so that identifiers (torch.nn.functional, attention-by-hand, GPT-4o, 3.1, C++,
-- .NET, getServerSideProps) are found whole and by their parts. It adds two kinds of marks, which are removed before a
-- reader sees the text: a unit separator (U+001F) ends a word, and three letters of the historic Phags-pa script stand for
-- signs that the parser would drop. The scripts without spaces are Chinese, Japanese, Thai, Lao, Burmese and Khmer.
CREATE FUNCTION "search_text"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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

-- camelCase and HTTPServer with a unit separator where the case shows that a part begins.
CREATE FUNCTION "search_cased"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace("words", '(?<=[[:lower:][:digit:]])(?=[[:upper:]])|(?<=[[:upper:]])(?=[[:upper:]][[:lower:]])', E'\x1F', 'g')
$$;

-- The parts of all words in camel case. The words themselves are found whole.
CREATE FUNCTION "search_parts"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(DISTINCT search_cased("found"[1]), ' '), '')
  FROM regexp_matches("words", '[[:alnum:]]*(?:[[:lower:][:digit:]][[:upper:]]|[[:upper:]]{2}[[:lower:]])[[:alnum:]]*', 'g') "found"
$$;

-- The words of a title or a name, in lower case and without accents, for suggestions while a reader types. In scripts
-- without spaces every character is a word. RETURN binds the functions it calls now: an index is built without a search
-- path.
CREATE FUNCTION "search_title"("words" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(regexp_split_to_array(
  lower(search_text(normalize(regexp_replace(normalize("words", NFKD), '[\u0300-\u036F]', '', 'g'), NFC))),
  '[^[:alnum:]]+'), '');
CREATE INDEX "tags_title" ON "tags" USING GIN (array_to_tsvector(search_title("name")));

-- ts_headline of a text as it was written: whole words first, then parts in camel case.
CREATE FUNCTION "search_headline"("config" regconfig, "words" text, "match" tsquery, "options" text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN strpos("whole", E'\x02') > 0 OR search_parts("words") = '' THEN "whole"
    ELSE ts_headline("config", search_text(search_cased("words")), "match", "options")
  END
  FROM (SELECT ts_headline("config", search_text("words"), "match", "options") AS "whole") "headline"
$$;

-- How many live posts match; counting stops at 100. Without enable_seqscan = off PostgreSQL would read every vector for
-- common words: it thinks that cheap, but the vectors are large and stored out of line.
CREATE FUNCTION "search_count"("match" tsquery) RETURNS integer LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT count(*)::integer FROM (
    SELECT 1 FROM "search_entries" entry WHERE entry."vector" @@ $1 AND entry."published_at" <= now() LIMIT 100
  ) found
$$;

-- The live posts that match, with the rank of their heads (null where "worth" is null), among those published from
-- "first" until before "until", with a tag, with a byline (slugs; null: any). If more than "most" match: the newest
-- "most" + 1, and the newest "most" whose titles match. The index finds matches fast; reading very many of them is slow.
-- ("config" || '') keeps PostgreSQL from choosing the index of languages, which would read the words of every post.
CREATE FUNCTION "search_hits"(
  "config" text, "match" tsquery, "worth" tsquery, "first" timestamptz, "until" timestamptz, "tag" text, "author" text, "most" integer
)
RETURNS TABLE ("post_id" char(24), "published_at" timestamptz, "rank" real)
LANGUAGE plpgsql STABLE ROWS 1000 SET enable_seqscan = off AS $$
DECLARE
  "found" integer;
  "tagged" char(24) := (SELECT "id" FROM "tags" WHERE "slug" = $6);
  "signed" char(24) := (SELECT "id" FROM "bylines" WHERE "slug" = $7);
  "titled" tsquery := CASE WHEN "match"::text NOT LIKE '%!%' THEN regexp_replace("match"::text, '(''(?:[^'']|'''')+'')', '\1:A', 'g')::tsquery END;
BEGIN
  SELECT count(*) INTO "found" FROM (
    SELECT 1 FROM "search_entries" entry
    WHERE entry."vector" @@ $2
      AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
      AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
      AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
    LIMIT $8 + 1
  ) entry;
  IF "found" <= $8 THEN
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM "search_entries" entry
      WHERE entry."vector" @@ $2
        AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
        AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
        AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"));
  ELSE
    RETURN QUERY
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."vector" @@ $2
          AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
          AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
          AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
        ORDER BY entry."published_at" DESC LIMIT $8 + 1
      ) entry
      UNION
      SELECT entry."post_id", entry."published_at", ts_rank(entry."head", $3) FROM (
        SELECT entry."post_id", entry."published_at", entry."head" FROM "search_entries" entry
        WHERE entry."head" @@ "titled"
          AND entry."published_at" >= $4 AND entry."published_at" < $5 AND (entry."config" || '') = $1
          AND ($6 IS NULL OR EXISTS (SELECT FROM "post_tags" its WHERE its."post_id" = entry."post_id" AND its."tag_id" = "tagged"))
          AND ($7 IS NULL OR EXISTS (SELECT FROM "post_bylines" its WHERE its."post_id" = entry."post_id" AND its."byline_id" = "signed"))
        ORDER BY entry."published_at" DESC LIMIT $8
      ) entry;
  END IF;
END $$;
