import { suggest } from '#lib/search/suggesting'
import { SUGGESTIONS_TYPE, writeSuggestions } from '#lib/seo/suggestions'
import { hiddenAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET({ url }: Request) {
  const typed = new URL(url).searchParams.get('q') ?? ''
  return hiddenAnswer(writeSuggestions(await suggest(typed)), SUGGESTIONS_TYPE)
}
