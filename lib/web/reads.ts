import { cache } from 'react'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { getByline } from '#lib/published/bylines.ts'
import { getSeries } from '#lib/published/series.ts'
import { getTag } from '#lib/published/tags.ts'
import { getSettings } from '#lib/settings/reading.ts'

// A page, its metadata and its layout need the same data: cached per request.
export const readSettings = cache(getSettings)
export const readArticle = cache(getLiveArticle)
export const readPage = cache(getLivePage)
export const readTag = cache(getTag)
export const readByline = cache(getByline)
export const readSeries = cache(getSeries)
