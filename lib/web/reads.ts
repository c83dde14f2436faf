import { cache } from 'react'
import { getByline } from '#lib/bylines/reading'
import { getLiveArticle, getLivePage } from '#lib/posts/reading'
import { getSeries } from '#lib/series/reading'
import { getSettings } from '#lib/settings/reading'
import { getTag } from '#lib/tags/reading'

// A page, its metadata and its layout ask for the same thing: within one request it is read once.
export const readSettings = cache(getSettings)
export const readArticle = cache(getLiveArticle)
export const readPage = cache(getLivePage)
export const readTag = cache(getTag)
export const readByline = cache(getByline)
export const readSeries = cache(getSeries)
