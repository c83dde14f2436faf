// A separate process, so that the memory used for loading is freed.

import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { closeDb } from '#lib/db/client.ts'
import { loadSamples } from '#lib/import-export/seeding.ts'

await loadSamples()
await closeRenderPool()
await closeDb()
