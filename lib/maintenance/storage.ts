import { statfs } from 'node:fs/promises'
import { newId } from '#lib/core/id.ts'
import { type Finding, failed, ok, warning, wrong } from '#lib/maintenance/findings.ts'
import { removeStoredFile, storeFile } from '#lib/storage/files.ts'

const MEGABYTE = 1024 * 1024
const LITTLE = 1024 * MEGABYTE
const TOO_LITTLE = 200 * MEGABYTE

/** Checks that the data folder is writable, and how much disk space is free. */
export async function checkStorage(dataDir: string): Promise<Finding[]> {
  return [await checkWriting(dataDir), await checkRoom(dataDir)]
}

async function checkWriting(dataDir: string): Promise<Finding> {
  const key = `media/doctor-${newId()}`
  try {
    await storeFile(key, Buffer.from('A test file.'))
    await removeStoredFile(key)
    return ok('storage', `${dataDir} is writable.`)
  } catch (error) {
    return failed('storage', error, `Give the user that runs the site write access to ${dataDir}.`)
  }
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
