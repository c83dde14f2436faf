-- CreateIndex
CREATE INDEX "media_created_at_id_idx" ON "media"("created_at", "id");
