import { statfs } from 'node:fs/promises'
import { newId } from '#lib/core/id.ts'
import { type Finding, failed, ok, warning, wrong } from '#lib/maintenance/findings.ts'
import { removeStoredFile, storeFile } from '#lib/storage/files.ts'

const MEGABYTE = 1024 * 1024
const LITTLE = 1024 * MEGABYTE
const TOO_LITTLE = 200 * MEGABYTE

/** Whether the data folder can be written, and how much room there is. */
export async function checkStorage(dataDir: string): Promise<Finding[]> {
  return [await checkWriting(dataDir), await checkRoom(dataDir)]
}

async function checkWriting(dataDir: string): Promise<Finding> {
  const key = `media/doctor-${newId()}`
  try {
    await storeFile(key, Buffer.from('A file to see whether files can be written.'))
    await removeStoredFile(key)
    return ok('storage', `${dataDir} can be written.`)
  } catch (error) {
    return failed('storage', error, `Let the user who runs the publication write to ${dataDir}.`)
  }
}

async function checkRoom(dataDir: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    return judgeRoom(bavail * bsize, dataDir)
  } catch (error) {
    return failed('disk space', error, `Make the folder ${dataDir}, or correct DATA_DIR.`)
  }
}

export function judgeRoom(free: number, dataDir: string): Finding {
  const found = `${Math.floor(free / MEGABYTE).toLocaleString('en')} MB are free for ${dataDir}.`
  const advice = 'Make room, or move DATA_DIR to a larger disk.'
  if (free < TOO_LITTLE) return wrong('disk space', found, advice)
  return free < LITTLE ? warning('disk space', found, advice) : ok('disk space', found)
}
