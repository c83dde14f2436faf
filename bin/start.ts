import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { prepare } from './start/preparing.ts'
import { supervise } from './start/supervising.ts'

const lifecycle = new Lifecycle()
const isDev = process.argv.includes('--dev')

try {
  await supervise(lifecycle, await prepare(lifecycle, { isDev }))
} catch (error) {
  if (!lifecycle.isClosing) await lifecycle.fail(describeFailure(error))
}
