/** What stands on the fence line of code: `lang`, then anything else. */
export type CodeInfo = { lang: string; meta: string }

/** A language is one word, and Markdown has no place for more on the fence line without one. */
export function withLanguage({ meta }: CodeInfo, typed: string): CodeInfo {
  return { lang: typed.replace(/[\s`]+/g, '') || (meta && 'text'), meta }
}

const TITLE = /(^|\s)title=(?:"([^"]*)"|'([^']*)')/

export function titleOf({ meta }: CodeInfo): string {
  const [, , double, single] = TITLE.exec(meta) ?? []
  return double ?? single ?? ''
}

/** The title changed or removed; whatever else stands on the line stays. */
export function withTitle({ lang, meta }: CodeInfo, title: string): CodeInfo {
  const quote = title.includes('"') ? "'" : '"'
  const words = quote === "'" ? title.replaceAll("'", '’') : title
  const written = words && `title=${quote}${words}${quote}`
  const changed = TITLE.test(meta)
    ? meta.replace(TITLE, (_, space: string) => (written ? space + written : ''))
    : [written, meta].filter(Boolean).join(' ')
  return withLanguage({ lang, meta: changed.trim() }, lang)
}
