// Publishes through one of three instances and reads at the others. Run by visible.ts.

import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb, db } from '#lib/db/client.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { type Cluster, startCluster } from '#test/cluster/cluster.ts'
import { publishAt, throughNginx } from '#test/cluster/publishing.ts'
import { hire } from '#test/server/endpoints/staff.ts'

const INSTANCES = 3
const PUBLISHES = 120

const cluster = await startCluster(INSTANCES)
try {
  process.send?.(await publishAll(cluster))
} finally {
  await closeDb()
  await cluster.close()
}
process.disconnect?.()

/**
 * Milliseconds until every other instance has served the new text of an article that it had cached: from the request to
 * publish, and from the answer to it.
 */
async function publishAll(all: Cluster): Promise<{ fromRequest: number[]; fromAnswer: number[] }> {
  const editor = await hire('editor')
  let draft = await createPost(publicationItself, { title: 'Read elsewhere', body: 'Text 0.' })
  await publishAt(all, 0, editor, draft)
  const { slug } = await db().post.findUniqueOrThrow({ where: { id: draft.postId }, select: { slug: true } })
  const times = { fromRequest: [] as number[], fromAnswer: [] as number[] }
  for (let number = 1; number <= PUBLISHES; number++) {
    const publisher = number % INSTANCES
    const text = `Text ${number}.`
    draft = await saveDraft(publicationItself, { ...draft, body: text })
    const others = all.instances.filter((_, index) => index !== publisher).map(({ address }) => address)
    // So that they have the text before cached.
    for (const address of others) await readText(`${address}/blog/${slug}`)
    const began = performance.now()
    const seen = others.map((address) => untilReads(`${address}/blog/${slug}`, text))
    await publishAt(all, publisher, editor, draft)
    const answered = performance.now()
    const last = Math.max(...(await Promise.all(seen)))
    times.fromRequest.push(last - began)
    times.fromAnswer.push(Math.max(0, last - answered))
  }
  return times
}

/** When the page first had this text. */
async function untilReads(url: string, text: string): Promise<number> {
  while (!(await readText(url)).includes(text));
  return performance.now()
}

async function readText(url: string): Promise<string> {
  const response = await fetch(url, { headers: throughNginx(cluster) })
  return response.text()
}
