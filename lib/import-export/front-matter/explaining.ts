const EXPLANATIONS: Record<string, string> = {
  DUPLICATE_KEY: 'This name stands twice in the front matter. Keep one of them.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains “: ” must stand in quotes.',
  TAB_AS_INDENT: 'A tab stands where spaces must. Use spaces.',
  BAD_SCALAR_START: 'A value that begins with this character must stand in quotes.',
}

/** A mistake in YAML in words for writers, where the parser's own are not. */
export function explainYaml(code: string, message: string): string {
  if (/call stack/.test(message)) return 'The front matter is nested too deeply. Write it flat.'
  if (/Missing closing|must end with|and end with/.test(message)) {
    return 'Something is not closed, such as a quote or a bracket. Close it.'
  }
  if (/Implicit (map )?keys need to be followed/.test(message))
    return 'A line without “name: ” stands here. Name it or delete it.'
  return EXPLANATIONS[code] ?? `The front matter is not valid YAML: ${message.replace(/\.$/, '')}.`
}
