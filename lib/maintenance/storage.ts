import { statfs } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Unavailable } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { type Finding, failed, ok, warning, wrong } from '#lib/maintenance/findings.ts'
import type { StorageEngine } from '#lib/storage/engine.ts'
import { storageEngines } from '#lib/storage/engines.ts'

const MEGABYTE = 1024 * 1024
const LITTLE = 1024 * MEGABYTE
const TOO_LITTLE = 200 * MEGABYTE

/** Checks that every configured storage can be written, read and deleted from, and how much disk space is free. */
export async function checkStorage(dataDir: string): Promise<Finding[]> {
  const engines = storageEngines()
  const findings: Finding[] = []
  for (const engine of engines) findings.push(await checkEngine(engine, dataDir))
  return [...findings, ...(await checkOthers(engines)), await checkRoom(dataDir)]
}

async function checkEngine(engine: StorageEngine, dataDir: string): Promise<Finding> {
  const isDisk = engine.name === 'disk'
  try {
    await tryOut(engine)
    return ok(
      'storage',
      isDisk ? `${dataDir} is writable.` : 'The S3 bucket can be written, read and deleted from.',
    )
  } catch (error) {
    const advice = isDisk
      ? `Give the user that runs the site write access to ${dataDir}.`
      : 'Compare the S3_ settings with those of the bucket, and the rights of its key: get, put, delete and list.'
    return failed('storage', error, advice)
  }
}

async function tryOut(engine: StorageEngine): Promise<void> {
  const key = `media/doctor-${newId()}`
  const written = 'A test file.'
  await engine.store(key, Buffer.from(written))
  try {
    const file = await engine.open(key)
    if (!file || (await text(file.stream())) !== written)
      throw new Unavailable('A test file could not be read back as it was written.')
    await engine.list('media').next()
  } finally {
    await engine.remove(key)
  }
}

/** A storage that is only read from is to be emptied. */
async function checkOthers([primary, ...others]: readonly StorageEngine[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const other of others) {
    const first = await other
      .list('media')
      .next()
      .catch(() => null)
    if (!primary || !first?.value) continue
    const found = `Images are stored in ${primary.name}, but there are still some in ${other.name}.`
    findings.push(warning('storage', found, `Move them: npm run cli -- media move --to ${primary.name}`))
  }
  return findings
}

async function checkRoom(dataDir: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    return judgeRoom(bavail * bsize, dataDir)
  } catch (error) {
    return failed('disk space', error, `Create the folder ${dataDir}, or correct DATA_DIR.`)
  }
}

export function judgeRoom(free: number, dataDir: string): Finding {
  const found = `${Math.floor(free / MEGABYTE).toLocaleString('en')} MB are free in ${dataDir}.`
  const advice = 'Free some space, or move DATA_DIR to a larger disk.'
  if (free < TOO_LITTLE) return wrong('disk space', found, advice)
  return free < LITTLE ? warning('disk space', found, advice) : ok('disk space', found)
}
