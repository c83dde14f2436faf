/** A content coding the door can send; identity is the bytes as they are. */
export type Encoding = 'br' | 'gzip' | 'identity'

const PREFERENCE: readonly Encoding[] = ['br', 'gzip', 'identity']
const MOST_REMEMBERED = 200

const remembered = new Map<string, Encoding>()

/** The best encoding an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = remembered.get(header)
  if (known) return known
  const chosen = choose(header)
  if (remembered.size < MOST_REMEMBERED && header.length < 200) remembered.set(header, chosen)
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

/** True when compressing something of this content type makes it smaller. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type)
}
