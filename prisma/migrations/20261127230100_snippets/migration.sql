CREATE TYPE "snippet_purpose" AS ENUM ('snippet', 'template');

CREATE TABLE "snippets" (
  "id" CHAR(24) NOT NULL,
  "purpose" "snippet_purpose" NOT NULL DEFAULT 'snippet',
  "name" TEXT NOT NULL,
  "body" TEXT NOT NULL DEFAULT '',
  "kind" "post_kind" NOT NULL DEFAULT 'article',
  "title" TEXT NOT NULL DEFAULT '',
  "dek" TEXT NOT NULL DEFAULT '',
  "tag_ids" CHAR(24)[] DEFAULT ARRAY[]::CHAR(24)[],
  "series_id" CHAR(24),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by_id" CHAR(24),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "snippets_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "snippets" ADD CONSTRAINT "snippets_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "snippets" ADD CONSTRAINT "snippets_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE UNIQUE INDEX "snippets_purpose_name" ON "snippets" ("purpose", lower("name"));
CREATE INDEX "snippets_pictures" ON "snippets" USING gin ("pictures_in"("body"));

ALTER TABLE "snippets"
  ADD CONSTRAINT "snippets_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  ADD CONSTRAINT "snippets_size" CHECK (octet_length("body") <= 102400 AND length("name") BETWEEN 1 AND 100 AND length("title") <= 300);
