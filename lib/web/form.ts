/** A string from untrusted input; empty when it is anything else. Clients can call an action with any JSON. */
export function asText(given: unknown): string {
  return typeof given === 'string' ? given : ''
}

/** A text field of a form; empty when it is missing or a file, or when `form` is not a FormData. */
export function text(form: FormData, name: string): string {
  return asText(form instanceof FormData ? form.get(name) : null)
}
