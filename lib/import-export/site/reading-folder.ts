import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { Invalid } from '#lib/core/errors.ts'
import { type Bundle, readArticleFile } from '#lib/import-export/site/article-file.ts'
import {
  bylines,
  FORMAT,
  MANIFEST,
  manifest,
  media,
  redirects,
  series,
  settings,
  snippets,
  tags,
} from '#lib/import-export/site/shapes.ts'

/** Whether a folder is an export, of any version. */
export async function isExport(path: string): Promise<boolean> {
  const text = await readFile(join(path, MANIFEST), 'utf8').catch(() => null)
  if (text === null) return false
  try {
    return manifest.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

/** Everything in an export but the posts. Throws Invalid for files that are invalid or newer than this version. */
export async function readGroupFiles(path: string) {
  const { format } = await readJson(path, MANIFEST, manifest)
  if (format > FORMAT)
    throw new Invalid({
      path: `This export has format ${format}; this version reads up to ${FORMAT}. Update the software first.`,
    })
  return {
    settings: await readJson(path, 'settings.json', settings),
    tags: await readJson(path, 'tags.json', tags),
    series: await readJson(path, 'series.json', series),
    bylines: await readJson(path, 'bylines.json', bylines),
    redirects: await readJson(path, 'redirects.json', redirects),
    // Exports of earlier versions have none.
    snippets: await readJson(path, 'snippets.json', snippets, []),
    media: await readJson(path, 'media.json', media),
  }
}

/** The file of a post, and of its draft if there is one. */
export type BundleFiles = { file: string; draft: string | null }

/** The post files of an export, sorted. Symbolic links are not followed. */
export async function listBundles(path: string): Promise<BundleFiles[]> {
  const bundles: BundleFiles[] = []
  for (const folder of ['articles', 'pages']) {
    const entries = await readdir(join(path, folder), { withFileTypes: true }).catch(() => [])
    const names = entries.flatMap((entry) =>
      entry.isFile() && entry.name.endsWith('.mdx') ? [entry.name] : [],
    )
    const all = new Set(names)
    for (const name of names.sort()) {
      if (name.endsWith(DRAFT)) continue
      const draft = name.replace(/\.mdx$/, DRAFT)
      bundles.push({ file: `${folder}/${name}`, draft: all.has(draft) ? `${folder}/${draft}` : null })
    }
  }
  return bundles
}

const DRAFT = '.draft.mdx'

/** Reads a post and its draft. Throws Invalid. */
export async function readBundle(path: string, { file, draft }: BundleFiles): Promise<Bundle> {
  const read = async (name: string) => readArticleFile(await readFile(join(path, name), 'utf8'))
  return { text: await read(file), draft: draft === null ? null : await read(draft) }
}

/** `otherwise`: what a missing file means. Without it, every export has the file. */
async function readJson<S extends z.ZodType>(
  path: string,
  name: string,
  schema: S,
  otherwise?: z.output<S>,
): Promise<z.output<S>> {
  const text = await readFile(join(path, name), 'utf8').catch(() => null)
  if (text === null && otherwise !== undefined) return otherwise
  if (text === null) throw new Invalid({ [name]: `${name} is missing. Export again.` })
  const read = schema.safeParse(parse(text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Invalid({ [name]: `${name}: ${issue?.path.join('.')}: ${issue?.message}.` })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
