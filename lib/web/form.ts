/** A text field of a form; empty when it is missing or a file, and when what came is no form. */
export function text(form: FormData, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null
  return typeof value === 'string' ? value : ''
}
