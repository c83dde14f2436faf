// A process of its own: what loading the samples takes in memory goes with it.
import { closeDb } from '#lib/db/client'
import { closeRenderPool } from '#lib/mdx/rendering'
import { loadSamples } from '#lib/transfer/seeding'

await loadSamples()
await closeRenderPool()
await closeDb()
