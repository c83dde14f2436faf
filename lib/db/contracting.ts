/**
 * What a migration takes away or demands that a program of the previous version still uses or does not give. Such a
 * migration contracts; one that only adds expands, and the previous version goes on beside it.
 */
const CONTRACTIONS: [pattern: RegExp, what: string][] = [
  [/\bDROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?("?\w+"?)/gi, 'drops table'],
  [/\bDROP\s+COLUMN\s+(?:IF\s+EXISTS\s+)?("?\w+"?)/gi, 'drops column'],
  [/\bDROP\s+(?:TYPE|VIEW|FUNCTION)\s+(?:IF\s+EXISTS\s+)?("?\w+"?)/gi, 'drops'],
  [/\bRENAME\s+(?:COLUMN\s+|VALUE\s+)?(?!CONSTRAINT\b)("?\w+"?|'\w+')/gi, 'renames'],
  [/\bALTER\s+(?:COLUMN\s+)?("?\w+"?)\s+(?:SET\s+DATA\s+)?TYPE\b/gi, 'changes the type of'],
  [/\bALTER\s+(?:COLUMN\s+)?("?\w+"?)\s+SET\s+NOT\s+NULL\b/gi, 'requires'],
  [/\bADD\s+COLUMN\s+("?\w+"?)(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/gi, 'requires'],
]

const COMMENTS = /--.*$|\/\*[\s\S]*?\*\//gm

// Defining a function does nothing of what is in it.
const BODIES_OF_FUNCTIONS = /(?<=\bFUNCTION\b[^;$]*)\$(\w*)\$[\s\S]*?\$\1\$/gi

/** Each contraction of a migration in words, such as `drops column "title"`; none when it only expands. */
export function contractionsIn(sql: string): string[] {
  const statements = sql.replace(COMMENTS, '').replace(BODIES_OF_FUNCTIONS, '')
  return CONTRACTIONS.flatMap(([pattern, what]) =>
    [...statements.matchAll(pattern)].map(([, name = '']) => `${what} ${name.replaceAll(/["']/g, '')}`),
  )
}
