import { pictureRow } from '#lib/media/pictures.ts'
import { Prisma } from '#prisma/client.ts'

const avatar = pictureRow(Prisma.sql`byline.avatar_id`)

/** A byline reference for the SQL alias `byline`; the counterpart of bylineRefSelect. */
export const bylineRefRow = Prisma.sql`json_build_object(
  'slug', byline.slug, 'name', byline.name, 'avatar', ${avatar})`

/** A full byline for the SQL alias `byline`; the counterpart of bylineSelect. */
export const bylineRow = Prisma.sql`json_build_object(
  'slug', byline.slug, 'name', byline.name, 'avatar', ${avatar}, 'bio', byline.bio, 'links', byline.links,
  '_count', json_build_object('posts', (
    SELECT count(*) FROM post_bylines written
    WHERE written.byline_id = byline.id AND written.listed_at <= now())))`
