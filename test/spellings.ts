const OURS = 'llm.example'
const THEIRS = 'evil.example'

/** Parts of open-redirect attacks. */
const PIECES = [
  ...['/', '/', '/', '//', '///', '\\', '/\\', '\\/', '/./', '/../', '/.', '/..', '.', '..'],
  ...[
    '%2e',
    '%2E%2e',
    '/%2e/',
    '/%2e%2e/',
    '%2f',
    '%5c',
    '%09',
    '%00',
    '/;/',
    '/..;/',
    '/x/..',
    '/a/b/../..',
  ],
  ...['\t', '\n', '\r', ' ', '\u0000', '\u0085', '\u2028', '\u3000', '\uff0f', '\uff3c', '\u3002', '\ufeff'],
  ...[
    'http:',
    'https:',
    'HTTPS:',
    'http://',
    'https://',
    'https:/',
    'https:\\\\',
    'ht\ntps://',
    'ws://',
    'ftp://',
  ],
  ...[
    'javascript:',
    'data:text/html,',
    `blob:https://${OURS}/`,
    'blob:',
    'view-source:',
    'about:',
    'file:///',
  ],
  ...[OURS, `https://${OURS}`, `https://${OURS}/`, `//${OURS}`, `${OURS}:443`, `${OURS}.`, `${OURS}:8443`],
  ...[
    THEIRS,
    `https://${THEIRS}`,
    `//${THEIRS}`,
    `/\\${THEIRS}`,
    `${THEIRS}/x`,
    `${THEIRS}:443`,
    '0x7f.1',
    '[::1]',
  ],
  ...['@', `${OURS}@`, `user:secret@`, ':', ':80', ':443', `${OURS}.${THEIRS}`, `${OURS}%2e${THEIRS}`],
  ...[
    'admin',
    '/admin',
    '/admin/posts?page=2',
    'login',
    '/blog/ü',
    '?to=',
    `?to=//${THEIRS}`,
    '#',
    `#//${THEIRS}`,
  ],
]

const MAX_LENGTH = 6

/** Deterministic, distinct spellings of addresses, many of which browsers take for another site. */
export function spellings(count: number, seed = 1): string[] {
  const below = numbers(seed)
  const found = new Set<string>()
  while (found.size < count) {
    const length = 1 + below(MAX_LENGTH)
    found.add(Array.from({ length }, () => PIECES[below(PIECES.length)]).join(''))
  }
  return [...found]
}

/** A linear congruential generator (Numerical Recipes). */
function numbers(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}
