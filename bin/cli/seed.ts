import { type Command, InvalidArgumentError } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { type Seeded, seedPosts } from '../../prisma/seed/generator/seeding.ts'
import { withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { progressBar } from './progress.ts'
import { stopSignal } from './stopping.ts'
import { withDatabase } from './with-database.ts'

type Options = { posts: number; force?: boolean; json?: boolean }

export function seedCommand(program: Command): void {
  const seed = program
    .command('seed')
    .description('add generated articles, the same every time, for trying out and measuring')
    .requiredOption('--posts <number>', 'number of generated articles', count)
    .option('--force', 'also where users have written posts')
    .option('--json', 'print JSON')
    .action((options: Options) => withDatabase(() => runSeed(options)))
  withExamples(
    seed,
    ['seed --posts 1000'],
    'Existing articles are kept. Exits with 130 when stopped; run it again to continue.',
  )
}

function count(typed: string): number {
  if (/^[1-9]\d{0,6}$/.test(typed)) return Number(typed)
  throw new InvalidArgumentError('Use a whole number.')
}

async function runSeed({ posts, force, json }: Options) {
  const { signal, release } = stopSignal('Stopping after this batch. Press Ctrl-C again to stop at once.')
  const bar = progressBar('Writing')
  try {
    bar.show(0, posts)
    const onProgress = (done: number) => bar.show(done, posts)
    const result = await seedPosts(publicationItself, { posts, force, signal, onProgress })
    bar.end()
    printResult(result, { json }, describe)
    if (!result.isComplete) process.exitCode = 130
  } finally {
    bar.end()
    release()
    await closeRenderPool()
  }
}

function describe({ written, isComplete }: Seeded): string {
  const posts = `${written.toLocaleString('en')} ${written === 1 ? 'article' : 'articles'} written.`
  return isComplete ? posts : `${posts} Stopped. Run it again to continue.`
}
