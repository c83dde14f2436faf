import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { prepare } from './start/preparing.ts'
import { supervise } from './start/supervising.ts'
import { superviseDev } from './start/supervising-dev.ts'

const house = new Lifecycle()
const isDev = process.argv.includes('--dev')

try {
  const ground = await prepare(house, { isDev })
  await (isDev ? superviseDev : supervise)(house, ground)
} catch (error) {
  if (!house.isClosing) await house.fail(describeFailure(error))
}
