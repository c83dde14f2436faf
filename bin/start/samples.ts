// A process of its own: what loading the samples takes in memory goes with it.

import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { closeDb } from '#lib/db/client.ts'
import { loadSamples } from '#lib/import-export/seeding.ts'

await loadSamples()
await closeRenderPool()
await closeDb()
