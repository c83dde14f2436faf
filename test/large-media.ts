// A separate program that adds a file of many megabytes to the media of DATA_DIR: node … large-media.ts MEGABYTES

import { env } from '#lib/core/env.ts'
import { closeDb } from '#lib/db/client.ts'
import { borrowEmbedded } from '#lib/db/embedded/borrowing.ts'
import { someLargeFile } from '#test/images.ts'

const embedded = await borrowEmbedded(env().DATA_DIR, console.error)
await someLargeFile(Number(process.argv[2]))
await closeDb()
await embedded.leave()
