import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { prepare } from './start/preparing.ts'
import { supervise } from './start/supervising.ts'

const house = new Lifecycle()
const isDev = process.argv.includes('--dev')

try {
  await supervise(house, await prepare(house, { isDev }))
} catch (error) {
  if (!house.isClosing) await house.fail(describeFailure(error))
}
