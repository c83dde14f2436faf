/** Validates what React's encodeReply sends as the arguments of a server action, as far as plain data needs it. */

const MAX_ARGUMENTS = 16
const MAX_DEPTH = 64
const CONSTANTS = new Set(['$undefined', '$NaN', '$Infinity', '$-Infinity', '$-0'])

/** True for arguments that React can decode: plain data, and a form when `hasForm`. */
export function isReply(text: string, hasForm = false): boolean {
  const root = parse(text)
  if (!Array.isArray(root) || root.length > MAX_ARGUMENTS) return false
  const complete = new Set<string>()
  return isPlain(root, '0', 0)

  function isPlain(value: unknown, path: string, depth: number): boolean {
    if (typeof value === 'string') return !value.startsWith('$') || isReference(value)
    if (typeof value !== 'object' || value === null) return true
    if (depth > MAX_DEPTH) return false
    const isGood = Object.entries(value).every(([key, item]) => isPlain(item, `${path}:${key}`, depth + 1))
    complete.add(path)
    return isGood
  }

  // encodeReply sends a repeated value as a reference: the path to its first occurrence.
  function isReference(value: string): boolean {
    if (value.startsWith('$$') || CONSTANTS.has(value) || complete.has(value.slice(1))) return true
    if (value.startsWith('$D')) return !Number.isNaN(Date.parse(value.slice(2)))
    return hasForm && /^\$K[0-9a-f]{1,3}$/.test(value)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
