import { db } from '#lib/db/client.ts'

type Subject = { subjectType: string; subjectId: string }
type Named = { id: string; name: string }

const byId = (ids: string[]) => ({ where: { id: { in: ids } } })

const FIND: Record<string, (ids: string[]) => Promise<Named[]>> = {
  post: async (ids) => {
    const drafts = await db().draft.findMany({
      where: { postId: { in: ids } },
      select: { postId: true, title: true },
    })
    return drafts.map(({ postId, title }) => ({ id: postId, name: title || 'Untitled' }))
  },
  series: async (ids) => {
    const series = await db().series.findMany({ ...byId(ids), select: { id: true, title: true } })
    return series.map(({ id, title }) => ({ id, name: title }))
  },
  redirect: async (ids) => {
    const redirects = await db().redirect.findMany({ ...byId(ids), select: { id: true, from: true } })
    return redirects.map(({ id, from }) => ({ id, name: from }))
  },
  invitation: async (ids) => {
    const invitations = await db().invitation.findMany({ ...byId(ids), select: { id: true, email: true } })
    return invitations.map(({ id, email }) => ({ id, name: email }))
  },
  tag: (ids) => db().tag.findMany({ ...byId(ids), select: { id: true, name: true } }),
  snippet: (ids) => db().snippet.findMany({ ...byId(ids), select: { id: true, name: true } }),
  byline: (ids) => db().byline.findMany({ ...byId(ids), select: { id: true, name: true } }),
  media: (ids) => db().media.findMany({ ...byId(ids), select: { id: true, name: true } }),
  user: (ids) => db().user.findMany({ ...byId(ids), select: { id: true, name: true } }),
}

/** Current names of the subjects of audit events, by identifier. Deleted subjects are missing. */
export async function nameSubjects(subjects: Subject[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    Object.entries(FIND).map(([type, find]) => {
      const ids = subjects.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId)
      return ids.length > 0 ? find([...new Set(ids)]) : []
    }),
  )
  return new Map(found.flat().map(({ id, name }) => [id, name]))
}
