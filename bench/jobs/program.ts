// Kills jobs of one site. Run by kills.ts in a process of its own, because lib works on one site in a process.

import { killJobs } from './killing.ts'
import type { Killed, Place } from './stand.ts'

const [place = '', ...kills] = process.argv.slice(2)
await killJobs(place as Place, kills as Killed[], (round) => process.send?.(round))
process.disconnect?.()
