import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { prepare } from './start/preparing.ts'
import { supervise } from './start/supervising.ts'
import { superviseDev } from './start/supervising-dev.ts'

const lifecycle = new Lifecycle()
const isDev = process.argv.includes('--dev')

try {
  const prepared = await prepare(lifecycle, { isDev })
  await (isDev ? superviseDev : supervise)(lifecycle, prepared)
} catch (error) {
  if (!lifecycle.isClosing) await lifecycle.fail(describeFailure(error))
}
