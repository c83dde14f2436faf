// A separate process that holds an embedded PostgreSQL, so that a test can kill it: node … embedded-holder.ts
// DATA_DIR KIND
import { startEmbedded } from '#lib/db/embedded/starting.ts'

const [, , dataDir = '', kind] = process.argv

const server = await startEmbedded({
  dataDir,
  kind: kind === 'site' ? 'site' : 'command',
  report: (line) => console.log(line),
})
process.once('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
console.log('holding')
