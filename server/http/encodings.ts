/** Content codings that the server sends. identity: uncompressed. */
export type Encoding = 'br' | 'gzip' | 'identity'

const PREFERENCE: readonly Encoding[] = ['br', 'gzip', 'identity']
const MAX_CACHED = 200

const cache = new Map<string, Encoding>()

/** Content negotiation: the best encoding that Accept-Encoding allows (RFC 9110, 12.5.3). */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const cached = cache.get(header)
  if (cached) return cached
  const chosen = choose(header)
  if (cache.size < MAX_CACHED && header.length < 200) cache.set(header, chosen)
  return chosen
}

function choose(header: string): Encoding {
  const weights = readWeights(header)
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 0.001 : 0)
  const ranked = PREFERENCE.toSorted((a, b) => weightOf(b) - weightOf(a))
  const [best = 'identity'] = ranked
  return weightOf(best) > 0 ? best : 'identity'
}

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = quality === undefined ? 1 : Number(quality.slice(2))
    if (name) weights.set(name.replace(/^x-gzip$/, 'gzip'), Number.isFinite(weight) ? weight : 0)
  }
  return weights
}

const COMPRESSIBLE =
  /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg\+xml|image\/x-icon|font\/(ttf|otf))/

/** True for content types that compression makes smaller. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type)
}
