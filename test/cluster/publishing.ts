import type { DraftRef } from '#lib/posts/editing.ts'
import type { Cluster } from '#test/cluster/cluster.ts'
import { readActions, send } from '#test/server/endpoints/actions.ts'
import type { Member } from '#test/server/endpoints/staff.ts'

type Called = { by: Member; path: string; args: unknown[] }

/** Calls an action at one instance, as a browser does that came through nginx. */
export function callAt(cluster: Cluster, index: number, name: string, { by, path, args }: Called) {
  const headers = { ...throughNginx(cluster), origin: cluster.url, cookie: by.cookie }
  const address = `${cluster.instances[index]?.address}${path}`
  return send({ address, id: readActions().get(name) ?? '', args, headers })
}

export function throughNginx(cluster: Cluster): Record<string, string> {
  return { 'x-forwarded-host': new URL(cluster.url).host }
}

/** Publishes a draft through one instance. Throws when it is refused. */
export async function publishAt(cluster: Cluster, index: number, by: Member, draft: DraftRef): Promise<void> {
  const { postId, version } = draft
  const path = `/admin/posts/${postId}`
  const answer = await callAt(cluster, index, 'admin/posts/[id] publishAction', {
    by,
    path,
    args: [{ postId, version }],
  })
  if (!Object(answer.result).ok) throw new Error(`It was not published: ${answer.status} ${answer.text}`)
}
