import { type Command, InvalidArgumentError, Option } from 'commander'
import { getDraft } from '#lib/admin/drafts.ts'
import { listAdminPosts } from '#lib/admin/posts.ts'
import { type AdminPost, type DraftView, POST_STATES, type PostListState } from '#lib/admin/views.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import type { Listing } from '#lib/core/views.ts'
import { renderStale } from '#lib/maintenance/rerendering.ts'
import { findPostByName } from '#lib/posts/find-by-name.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { addVerb, withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { table } from './table.ts'
import { withDatabase } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type ListOptions = Options & {
  state: PostListState | 'all'
  tag?: string
  author?: string
  search: string
  limit: number
  page: number
}

export function postCommands(program: Command): void {
  const post = withExamples(program.command('post').description('articles and pages'), ['post list'])
  addListing(post)
  addVerb(post, {
    usage: 'show <post>',
    description: 'show the draft and state of a post',
    example: 'post show attention-by-hand',
  }).action((name: string, options: Options) => withDatabase(() => runShow(name, options)))
  addVerb(post, {
    usage: 'publish <post>',
    description: 'publish the current draft of a post',
    example: 'post publish attention-by-hand',
  }).action((name: string, options: Options) => withDatabase(() => runPublish(name, options)))
  addVerb(post, {
    usage: 'unpublish <post>',
    description: 'unpublish a post; it stays as a draft',
    example: 'post unpublish /blog/attention-by-hand',
  }).action((name: string, options: Options) => withDatabase(() => runUnpublish(name, options)))
  addVerb(post, {
    usage: 'render',
    description: 're-render texts that another version rendered, and complete the search index',
    example: 'post render',
    notes: 'Exits with 1 when a text is rejected; readers still see its old rendering.',
  }).action((options: Options) => withDatabase(() => runRender(options)))
}

function addListing(post: Command): void {
  addVerb(post, {
    usage: 'list',
    description: 'list posts, most recently changed first',
    example: 'post list --state live --tag inference',
  })
    .addOption(
      new Option('--state <state>', 'only those in this state')
        .choices(['all', ...POST_STATES])
        .default('all', 'all but trashed and withdrawn posts'),
    )
    .option('--tag <tag>', 'only those with this tag, by name or slug')
    .option('--author <author>', 'only those of this author, by name or slug')
    .option('--search <words>', 'only those with these words in title, authors or tags', '')
    .option('--limit <number>', 'maximum number of posts', count, 30)
    .option('--page <number>', 'page number', count, 1)
    .action((options: ListOptions) => withDatabase(() => runList(options)))
}

async function runList({ limit, json, ...filter }: ListOptions) {
  const listing = await listAdminPosts(publicationItself, { ...filter, perPage: limit })
  printResult(listing, { json }, describeList)
}

function describeList({ items, page, pages, total }: Listing<AdminPost>): string {
  const rows = items.map(({ id, state, path, title }) => [id, state, path ?? '', title])
  const left =
    pages > 1 ? [`Page ${page} of ${pages}, ${total} posts in total. Use --page for another page.`] : []
  return [...(rows.length > 0 ? [table(rows)] : ['No posts.']), ...left].join('\n')
}

async function runShow(name: string, options: Options) {
  const draft = await getDraft(publicationItself, await findPostByName(publicationItself, name))
  printResult(draft, options, describeDraft)
}

function describeDraft(draft: DraftView): string {
  const { live } = draft
  const facts = [
    ['id', draft.postId],
    ['kind', draft.kind],
    ['state', draft.state],
    ['live at', live ? `${live.path} since ${live.publishedAt.toISOString()}` : ''],
    ['version', live ? `${draft.version} (readers see ${live.version})` : String(draft.version)],
    ['changed', draft.updatedAt.toISOString()],
    ['title', draft.title],
    ['dek', draft.dek],
    ['authors', draft.bylines.map(({ name }) => name).join(', ')],
    ['tags', draft.tags.join(', ')],
  ]
  return `${table(facts.filter(([, value]) => value))}\n\n${draft.body.trimEnd()}`
}

async function runPublish(name: string, options: Options) {
  try {
    const { postId, version } = await getDraft(
      publicationItself,
      await findPostByName(publicationItself, name),
    )
    const { href, revision } = await publishPost(publicationItself, { postId, version })
    printResult(
      { postId, href, revision: revision.number },
      options,
      () => `Live at ${href}, revision ${revision.number}.`,
    )
  } finally {
    await closeRenderPool()
  }
}

async function runRender(options: Options) {
  try {
    const report = await withProgress(
      { doing: 'Rendering', stopped: 'Stopped. Run it again to continue.' },
      (means) => renderStale(publicationItself, means),
    )
    printResult(report, options, ({ rendered, indexed, refused }) =>
      [
        ...refused.map(({ id, title, message }) => `${id} “${title}” is rejected: ${message}`),
        `${rendered} rendered, ${indexed} added to the search index.`,
      ].join('\n'),
    )
    if (report.refused.length > 0) process.exitCode = 1
  } finally {
    await closeRenderPool()
  }
}

async function runUnpublish(name: string, options: Options) {
  const postId = await findPostByName(publicationItself, name)
  await unpublishPost(publicationItself, postId)
  printResult({ postId }, options, () => 'Unpublished.')
}

function count(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Use a number from 1 to 9999.')
}
