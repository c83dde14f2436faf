import type { Diagnostic } from '#lib/core/errors.ts'
import { toMdx } from '#lib/import-export/converting.ts'
import { uploadCover } from '#lib/import-export/images/cover.ts'
import { applyEdits, type Edit } from '#lib/import-export/images/references.ts'
import { rewriteImages } from '#lib/import-export/images/rewrite.ts'
import type { ImageUploader } from '#lib/import-export/images/upload.ts'
import { titleFromWords } from '#lib/import-export/naming.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { addCounts, type ImageCounts, type Note } from '#lib/import-export/report.ts'
import { firstHeading } from '#lib/import-export/wording.ts'

/** The fields of an article that depend on its text and images, ready to be stored. */
export type Draft = {
  title: string
  /** MDX. */
  body: string
  coverId: string | null
  counts: ImageCounts
  notes: Note[]
  problems: Diagnostic[]
}

/** Uploads the images of an article and converts its text to the MDX that will be stored. */
export async function compose(parsed: ParsedFile, uploader: ImageUploader): Promise<Draft> {
  const { loaded, references, found, words } = parsed
  const { edits, counts, notes } = await rewriteImages(references, found, uploader)
  const { mdx, problems } = await rewrite(parsed, edits)
  const cover = await uploadCover(parsed, uploader)
  return {
    title: loaded.frontMatter.fields.title ?? firstHeading(mdx) ?? titleFromWords(words),
    body: mdx,
    coverId: cover.id,
    counts: addCounts(cover.counts, counts),
    notes: [...cover.notes, ...notes],
    problems,
  }
}

async function rewrite({ loaded, mdx }: ParsedFile, edits: readonly Edit[]) {
  if (edits.length === 0 && mdx !== null) return { mdx, problems: [] }
  return toMdx({ ...loaded, body: applyEdits(loaded.body, edits) })
}
