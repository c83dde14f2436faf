// A program of its own: puts a file of many megabytes among the pictures of DATA_DIR: node … large-media.ts MEGABYTES
import { closeDb } from '#lib/db/client'
import { borrowEmbedded } from '#lib/db/embedded/borrowing'
import { env } from '#lib/env'
import { someLargeFile } from '#lib/testing/pictures'

const embedded = await borrowEmbedded(env().DATA_DIR, console.error)
await someLargeFile(Number(process.argv[2]))
await closeDb()
await embedded.leave()
