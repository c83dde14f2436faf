// The serving process: bin/start.ts starts it, watches it and starts it again.
import { keepVariantsPrepared } from '#lib/media/preparing.ts'
import { boot } from './start/booting.ts'
import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { complain, sayReady } from './start/output.ts'
import { keepSearch, renderAnew } from './start/rendering.ts'

const house = new Lifecycle()
const isDev = process.argv.includes('--dev')
const isRestart = process.argv.includes('--restart')

try {
  const port = await boot(house, { isDev, isRestart })
  if (!isRestart) sayReady(port)
  process.send?.('ready')
} catch (error) {
  if (!house.isClosing) await house.fail(describeFailure(error))
}

await Promise.all([
  renderAnew(house.signal).catch(note),
  keepSearch(house.signal, note),
  keepVariantsPrepared({ signal: house.signal, failed: note }),
])

function note(error: unknown) {
  if (!house.isClosing) complain(describeFailure(error))
}
