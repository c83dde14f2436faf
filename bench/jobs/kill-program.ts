// Kills jobs of one site. Run by kills.ts.

import { killJobs } from './killing.ts'
import type { Killed, Place } from './stand.ts'

const [place = '', ...kills] = process.argv.slice(2)
await killJobs(place as Place, kills as Killed[], (round) => process.send?.(round))
process.disconnect?.()
