-- Mail, links to choose a new password, and changes of e-mail address. Adds only.

ALTER TABLE "users" ADD COLUMN "muted_notices" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Messages to one address each, written in the transaction that causes them.
CREATE TABLE "mail_messages" (
  "id" CHAR(24) NOT NULL,
  "kind" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  "user_id" CHAR(24),
  "content" TEXT,
  "message_id" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "handed_over_at" TIMESTAMPTZ(3),
  "sent_at" TIMESTAMPTZ(3),
  "failed_at" TIMESTAMPTZ(3),
  CONSTRAINT "mail_messages_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "mail_messages_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  CONSTRAINT "mail_messages_one_end" CHECK ("sent_at" IS NULL OR "failed_at" IS NULL),
  CONSTRAINT "mail_messages_one_line" CHECK ("to" !~ '[[:space:][:cntrl:]<>,;]')
);

-- Addresses that a mail server refused for good.
CREATE TABLE "bounced_addresses" (
  "address" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "bounced_addresses_pkey" PRIMARY KEY ("address")
);

-- Links to choose a new password.
CREATE TABLE "password_resets" (
  "id" CHAR(24) NOT NULL,
  "token_hash" CHAR(64) NOT NULL,
  "user_id" CHAR(24),
  "made_by_id" CHAR(24),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "password_resets_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  CONSTRAINT "password_resets_token_hash_hex" CHECK ("token_hash" ~ '^[0-9a-f]{64}$')
);

-- Changes of e-mail address that wait for confirmation from both addresses.
CREATE TABLE "email_changes" (
  "id" CHAR(24) NOT NULL,
  "user_id" CHAR(24) NOT NULL,
  "email" TEXT NOT NULL,
  "old_token_hash" CHAR(64) NOT NULL,
  "new_token_hash" CHAR(64) NOT NULL,
  "old_confirmed_at" TIMESTAMPTZ(3),
  "new_confirmed_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "email_changes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "email_changes_id_hex" CHECK ("id" ~ '^[0-9a-f]{24}$'),
  CONSTRAINT "email_changes_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%')
);

CREATE UNIQUE INDEX "mail_messages_message_id_key" ON "mail_messages"("message_id");
CREATE INDEX "mail_messages_user_id_idx" ON "mail_messages"("user_id");
CREATE INDEX "mail_messages_due_at_idx" ON "mail_messages"("due_at");
CREATE INDEX "mail_messages_created_at_id_idx" ON "mail_messages"("created_at" DESC, "id" DESC);
CREATE UNIQUE INDEX "password_resets_token_hash_key" ON "password_resets"("token_hash");
CREATE INDEX "password_resets_user_id_created_at_idx" ON "password_resets"("user_id", "created_at");
CREATE INDEX "password_resets_made_by_id_idx" ON "password_resets"("made_by_id");
CREATE UNIQUE INDEX "email_changes_user_id_key" ON "email_changes"("user_id");
CREATE UNIQUE INDEX "email_changes_old_token_hash_key" ON "email_changes"("old_token_hash");
CREATE UNIQUE INDEX "email_changes_new_token_hash_key" ON "email_changes"("new_token_hash");

ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
