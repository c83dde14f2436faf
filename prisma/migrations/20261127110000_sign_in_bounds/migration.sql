-- CreateTable
CREATE TABLE "sign_in_ceilings" (
    "account" CHAR(64) NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_ceilings_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "known_networks" (
    "user_id" CHAR(24) NOT NULL,
    "network" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_networks_pkey" PRIMARY KEY ("user_id","network")
);

-- CreateTable
CREATE TABLE "failed_sign_ins" (
    "day" DATE NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,

    CONSTRAINT "failed_sign_ins_pkey" PRIMARY KEY ("day","action","subject_id","network")
);

-- CreateIndex
CREATE INDEX "sign_in_ceilings_full_at_idx" ON "sign_in_ceilings"("full_at");

-- AddForeignKey
ALTER TABLE "known_networks" ADD CONSTRAINT "known_networks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An invitation without a sender is the publication's own: it must not become that when its sender is deleted.
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_invited_by_id_fkey",
  ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Open invitations of users who may not invite to that role any more.
DELETE FROM "invitations" USING "users" sender
WHERE "invitations"."accepted_at" IS NULL AND sender."id" = "invitations"."invited_by_id"
  AND (sender."suspended_at" IS NOT NULL
    OR sender."role" NOT IN ('editor', 'administrator', 'owner')
    OR (sender."role" = 'editor' AND "invitations"."role" NOT IN ('contributor', 'author')));
