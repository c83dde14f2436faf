-- Where the important part of an image is, in percent from its left and top edges.
ALTER TABLE "media"
  ADD COLUMN "focus_x" smallint NOT NULL DEFAULT 50,
  ADD COLUMN "focus_y" smallint NOT NULL DEFAULT 50,
  ADD CONSTRAINT "media_focus" CHECK ("focus_x" BETWEEN 0 AND 100 AND "focus_y" BETWEEN 0 AND 100);
