import { env } from '#lib/core/env.ts'
import { Invalid } from '#lib/core/errors.ts'
import { DiskEngine } from '#lib/storage/disk-engine.ts'
import type { EngineName, StorageEngine } from '#lib/storage/engine.ts'
import { S3Engine } from '#lib/storage/s3/engine.ts'
import { s3Settings } from '#lib/storage/s3/settings.ts'

type Engines = readonly [StorageEngine, ...StorageEngine[]]

let made: Engines | undefined

/** Where files are written. */
export function primaryEngine(): StorageEngine {
  return storageEngines()[0]
}

/** The configured engines: first the one that is written to, then those that may still have files. */
export function storageEngines(): Engines {
  made ??= makeEngines()
  return made
}

/** A configured engine by name. Throws Invalid when it is not configured. */
export function requireEngine(name: EngineName): StorageEngine {
  const engine = storageEngines().find((each) => each.name === name)
  if (engine) return engine
  throw new Invalid({
    storage: 'No S3 storage is configured. Set S3_BUCKET and the other S3_ settings first.',
  })
}

function makeEngines(): Engines {
  const settings = env()
  const disk = new DiskEngine(settings.DATA_DIR)
  const s3 = s3Settings(settings)
  if (!s3) return [disk]
  const remote = new S3Engine({ settings: s3, dataDir: settings.DATA_DIR })
  return settings.STORAGE === 'disk' ? [disk, remote] : [remote, disk]
}
