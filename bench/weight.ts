import { brotliCompressSync } from 'node:zlib'
import type { Measurement } from './measurement.ts'
import { ARTICLE } from './posts.ts'
import type { Site } from './site.ts'

/** Transfer size of an article, without images and the italic font. */
export async function measureWeight(site: Site): Promise<Measurement[]> {
  const url = site.url + ARTICLE
  const html = await (await fetch(url)).text()
  const page = brotliCompressSync(html).length
  const main = brotliCompressSync(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').length
  const style = await weigh(site, /<link rel="stylesheet" href="([^"]+)"/g, html)
  const script = await weigh(site, /<script src="([^"]+)"/g, html)
  const link = (await fetch(url)).headers.get('link') ?? ''
  const fonts = await weigh(site, /<([^>]+)>; rel=preload; as="font"/g, link)
  return [
    { name: 'page', value: (page + style + script + fonts) / 1000, unit: 'kB' },
    { name: 'document', value: page / 1000, unit: 'kB' },
    { name: 'document / main', value: page / main, unit: '×' },
    { name: 'style', value: style / 1000, unit: 'kB' },
    { name: 'script', value: script / 1000, unit: 'kB' },
    { name: 'preloaded fonts', value: fonts / 1000, unit: 'kB' },
  ]
}

async function weigh(site: Site, pattern: RegExp, text: string): Promise<number> {
  const sizes = [...text.matchAll(pattern)].map(async ([, path = '']) => {
    const reply = await fetch(site.url + path)
    const body = Buffer.from(await reply.arrayBuffer())
    return /woff2/.test(path) ? body.length : brotliCompressSync(body).length
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
