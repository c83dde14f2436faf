import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { validateXML } from 'xmllint-wasm'

const OURS = join(import.meta.dirname, 'schemas')
const require = createRequire(import.meta.url)
const SITEMAP = join(dirname(require.resolve('sitemap')), '../../schema/sitemap.xsd')

/** The errors of a strict XML parser; empty when the document is well-formed. */
export async function xmlErrors(contents: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'given.xml', contents }], normalization: 'c14n' })
  return errors.map(({ rawMessage }) => rawMessage)
}

/** Schema errors of a sitemap. */
export async function sitemapErrors(contents: string): Promise<string[]> {
  const preload = [await schema('sitemap.xsd', SITEMAP), await schema('image.xsd')]
  return schemaErrors(contents, await schema('files.xsd'), preload)
}

/** Schema errors of a sitemap index. */
export async function sitemapIndexErrors(contents: string): Promise<string[]> {
  return schemaErrors(contents, await schema('index.xsd'), [])
}

type File = { fileName: string; contents: string }

async function schema(fileName: string, path = join(OURS, fileName)): Promise<File> {
  return { fileName, contents: await readFile(path, 'utf8') }
}

async function schemaErrors(contents: string, against: File, preload: File[]): Promise<string[]> {
  const xml = [{ fileName: 'given.xml', contents }]
  const { errors } = await validateXML({ xml, schema: [against], preload })
  return errors.map(({ rawMessage }) => rawMessage)
}
