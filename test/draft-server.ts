import type { SaveRequest } from '#components/admin/editor/saving/draft-server.ts'
import type { DraftStatus, DraftView, Failure, Result } from '#lib/admin/views.ts'
import { applySplice } from '#lib/posts/splice.ts'

type Answer = Result<{ version: number }>
type Fault = Failure | 'lost'

const FIELDS = [
  ...['title', 'dek', 'body', 'slug', 'tags', 'bylines', 'coverId'],
  ...['description', 'excerpt', 'seoTitle', 'featured'],
]

const DRAFT = {
  postId: 'a'.repeat(24),
  version: 1,
  title: 'Title',
  dek: '',
  body: 'Begun.',
  slug: null,
  tags: [],
  bylines: [],
  cover: null,
  description: '',
  excerpt: '',
  seoTitle: '',
  featured: false,
  updatedAt: new Date('2026-03-01T12:00:00Z'),
  maySet: Object.fromEntries(FIELDS.map((name) => [name, true])),
} as unknown as DraftView

/** A server in memory that recognises its saves, as the real one does. Answers wait for `answer`, if it is held. */
export function startDraftServer() {
  const stored = { draft: { ...DRAFT }, savedBy: { id: 'me', name: 'Me' } }
  const ids: string[] = []
  const requests: SaveRequest[] = []
  const faults: Fault[] = []
  let gate: Promise<void> = Promise.resolve()

  function store({
    postId: _,
    version,
    saveId,
    bodySplice,
    conflicting: __,
    ...change
  }: SaveRequest): Answer {
    const known = ids.indexOf(saveId)
    if (known >= 0) return { ok: true, value: { version: stored.draft.version - known } }
    if (version !== stored.draft.version)
      return { ...draftFailure('conflict'), current: stored.draft.version }
    const body = bodySplice ? applySplice(stored.draft.body, bodySplice) : stored.draft.body
    if (body === null) return draftFailure('invalid', { bodySplice: 'It does not fit.' })
    stored.draft = { ...stored.draft, body, ...change, version: version + 1, updatedAt: new Date() }
    stored.savedBy = { id: 'me', name: 'Me' }
    ids.unshift(saveId)
    return { ok: true, value: { version: version + 1 } }
  }

  return {
    stored,
    requests,
    faults,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    /** Somebody else saves. */
    edit(change: Partial<DraftView>, by = { id: 'ben', name: 'Ben' }) {
      stored.draft = { ...stored.draft, ...change, version: stored.draft.version + 1 }
      stored.savedBy = by
      ids.unshift('')
    },
    save: async (request: SaveRequest): Promise<Answer> => {
      requests.push(structuredClone(request))
      const fault = faults.shift()
      if (fault && fault !== 'lost') return fault
      const answer = store(request)
      await gate
      return fault === 'lost' ? draftFailure('unreachable') : answer
    },
    status: async (): Promise<Result<DraftStatus>> => ({
      ok: true,
      value: { version: stored.draft.version, savedBy: stored.savedBy } as DraftStatus,
    }),
    load: async (): Promise<Result<DraftView>> => ({ ok: true, value: stored.draft }),
  }
}

export function draftFailure(code: string, fields: Record<string, string> = {}): Failure {
  return { ok: false, code, message: `It is ${code}.`, fields, problems: [] }
}
