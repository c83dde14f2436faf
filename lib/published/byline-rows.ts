import { jsonObject } from '#lib/db/json-object.ts'
import { imageRow } from '#lib/media/images.ts'
import { bylineRefSelect, bylineSelect } from '#lib/published/byline-shapes.ts'
import { Prisma } from '#prisma/client.ts'

const avatar = imageRow(Prisma.sql`byline.avatar_id`)

/** bylineRefSelect in SQL, as JSON, for the alias `byline`. */
export const bylineRefRow = jsonObject('byline', bylineRefSelect, { avatar })

/** bylineSelect in SQL, as JSON, for the alias `byline`. */
export const bylineRow = jsonObject('byline', bylineSelect(), {
  avatar,
  _count: Prisma.sql`json_build_object('posts', (
    SELECT count(*) FROM post_bylines written
    WHERE written.byline_id = byline.id AND written.listed_at <= now()))`,
})
