import { suggest } from '#lib/search/suggesting.ts'
import { SUGGESTIONS_TYPE, writeSuggestions } from '#lib/seo/suggestions.ts'
import { hiddenResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET({ url }: Request) {
  const typed = new URL(url).searchParams.get('q') ?? ''
  return hiddenResponse(writeSuggestions(await suggest(typed)), SUGGESTIONS_TYPE)
}
