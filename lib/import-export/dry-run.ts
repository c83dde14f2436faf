import { Invalid } from '#lib/core/errors.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { slugFor } from '#lib/import-export/writing.ts'
import { firstFree } from '#lib/urls/slugs.ts'

/**
 * The slugs and series parts that earlier files of a dry run would use, so that a dry run rejects the same files as the
 * import.
 */
export class DryRunReservations {
  readonly #slugs = new Set<string>()
  readonly #parts = new Set<string>()

  /** Throws Invalid when an earlier file reserved the slug or series part that this one asks for. */
  requireFree({ post, loaded }: ParsedFile, slug: string | null | undefined): void {
    const { kind, series, part } = loaded.frontMatter.fields
    if (slug && slug !== post?.slug && this.#slugs.has(`${kind} ${slug}`))
      throw new Invalid({ slug: 'Another post has this address. Choose a new one.' })
    if (series !== null && part !== null && this.#parts.has(partOf(series, part)))
      throw new Invalid({
        seriesPart: `Another article is part ${part} of this series. Choose a new number.`,
      })
  }

  /** Reserves what a file would use. */
  async reserve(parsed: ParsedFile, title: string, isLive: boolean): Promise<void> {
    const { kind, series, part } = parsed.loaded.frontMatter.fields
    const slug = await slugFor(parsed, title)
    const free = firstFree(slug, (candidate) => !this.#slugs.has(`${kind} ${candidate}`))
    this.#slugs.add(`${kind} ${free}`)
    if (isLive && series !== null && part !== null) this.#parts.add(partOf(series, part))
  }
}

function partOf(series: string, part: number): string {
  return `${part} ${series.toLowerCase()}`
}
