const EXPLANATIONS: Record<string, string> = {
  DUPLICATE_KEY: 'This field appears twice in the front matter. Keep one of them.',
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains “: ” must be quoted.',
  TAB_AS_INDENT: 'Tabs are not allowed for indentation. Use spaces.',
  BAD_SCALAR_START: 'A value that begins with this character must be quoted.',
}

/** Rewords a YAML parser error for writers. */
export function explainYaml(code: string, message: string): string {
  if (/call stack/.test(message)) return 'The front matter is nested too deeply. Remove some levels.'
  if (/Missing closing|must end with|and end with/.test(message)) {
    return 'A quote or bracket is not closed. Close it.'
  }
  if (/Implicit (map )?keys need to be followed/.test(message))
    return 'This line has no “name: ”. Add a name or delete the line.'
  return EXPLANATIONS[code] ?? `The front matter is not valid YAML: ${message.replace(/\.$/, '')}.`
}
