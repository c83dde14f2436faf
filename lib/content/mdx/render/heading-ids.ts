import GithubSlugger from 'github-slugger'

/** Ids reserved for the page and its scripts. */
const TAKEN =
  /^(|_.*|(foot)?note(s|-.*)?|constructor|prototype|main|content|contents|top|title|header|footer|nav|menu|search|share|theme|toc|recent|comments)$/

/** Unique heading ids in order, slugified from their text, none of them reserved. */
export function headingIds(texts: string[]): string[] {
  const slugger = new GithubSlugger()
  return texts.map((text) => {
    const slug = slugger.slug(text)
    return TAKEN.test(slug) ? slugger.slug(slug ? `section-${slug}` : 'section') : slug
  })
}

/** The slugs that GitHub would generate. */
export function plainSlugs(texts: string[]): string[] {
  const slugger = new GithubSlugger()
  return texts.map((text) => slugger.slug(text))
}
