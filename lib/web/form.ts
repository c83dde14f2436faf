/** What should be a text; empty when it is anything else. An action is called with whatever JSON can say. */
export function asText(given: unknown): string {
  return typeof given === 'string' ? given : ''
}

/** A text field of a form; empty when it is missing or a file, and when what came is no form. */
export function text(form: FormData, name: string): string {
  return asText(form instanceof FormData ? form.get(name) : null)
}
