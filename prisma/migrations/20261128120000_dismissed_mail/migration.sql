-- When an administrator has seen that a message was given up: it is no alarm any more.
ALTER TABLE "mail_messages" ADD COLUMN "dismissed_at" TIMESTAMPTZ(3);

-- What was discarded before was the administrator's own doing.
UPDATE "mail_messages" SET "dismissed_at" = "failed_at" WHERE "reason" = 'Discarded by an administrator.';
