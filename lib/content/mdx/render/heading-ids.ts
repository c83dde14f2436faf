import GithubSlugger from 'github-slugger'

/** Ids that a page or its scripts may use themselves. */
const TAKEN =
  /^(|_.*|(foot)?note(s|-.*)?|constructor|prototype|main|content|contents|top|title|header|footer|nav|menu|search|share|theme|toc|recent|comments)$/

/** The ids of an article's headings, in order: made from their words, each once, none that the page itself may use. */
export function headingIds(texts: string[]): string[] {
  const slugger = new GithubSlugger()
  return texts.map((text) => {
    const slug = slugger.slug(text)
    return TAKEN.test(slug) ? slugger.slug(slug ? `section-${slug}` : 'section') : slug
  })
}

/** The ids that writers who know GitHub expect. */
export function plainSlugs(texts: string[]): string[] {
  const slugger = new GithubSlugger()
  return texts.map((text) => slugger.slug(text))
}
