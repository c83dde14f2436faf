import type { Outcome } from '#lib/mdx/jobs'
import type { Converted } from '#lib/mdx/views'

export function convertInWorker(source: string): Outcome<Converted> {
  return { value: { mdx: source, problems: [] } }
}
