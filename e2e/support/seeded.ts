/** Paths that the seed creates, in addition to the sample publication. */
export const seeded = {
  whole: '/blog/every-element',
  hostile: '/blog/hostile-title',
  endless: '/blog/endless-title',
  readerView: '/blog/reader-view',
  withdrawn: '/blog/withdrawn-for-good',
  movedFrom: '/blog/first-address',
  movedTo: '/blog/second-address',
  tag: '/tags/proof-sheets',
  byline: '/authors/vera-proof',
  series: '/series/proof-series',
  page: '/about',
} as const

export const HOSTILE_TITLE = `</title></script><b onclick="alert(1)">"Quotes" & 'marks' ]]> <!-- {x} 日本語`

/** In every text that readers must never see. */
export const SECRET = 'zanzibar-unpublished'
