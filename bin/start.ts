import { boot } from './start/booting.ts'
import { describeFailure } from './start/failing.ts'
import { House } from './start/house.ts'
import { keepPictures, keepSearch, renderAnew } from './start/rendering.ts'

const house = new House()

try {
  const port = await boot(house, { isDev: process.argv.includes('--dev') })
  console.log(`Ready on http://localhost:${port}`)
} catch (error) {
  if (!house.isClosing) await house.fail(describeFailure(error))
}

await Promise.all([
  renderAnew(house.signal).catch(complain),
  keepSearch(house.signal, complain),
  keepPictures(house.signal, complain),
])

function complain(error: unknown) {
  if (!house.isClosing) console.error(describeFailure(error))
}
