import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Asset = { path: string; body: string }

let asset: Asset | undefined

/** The script of public pages, under a path that contains its content hash. Read once. */
export function siteScript(): Asset {
  asset ??= read()
  return asset
}

function read(): Asset {
  const body = readFileSync(join(process.cwd(), 'components/site/site.js'), 'utf8')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/site-${hash}.js`, body }
}
