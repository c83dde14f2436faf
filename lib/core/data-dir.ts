import { mkdirSync, mkdtempSync, realpathSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join, parse, relative, resolve } from 'node:path'
import { Invalid } from '#lib/core/errors.ts'

/** Virtual file systems; /dev/shm is memory that may be used as a disk. */
const SYSTEM_FOLDERS = /^\/(proc|sys|dev(?!\/shm\/))(\/|$)/

/** Folders of the project that are served, replaced or deleted. */
const PROJECT_FOLDERS = ['public', '.next', 'node_modules', '.git']

const ADVICE = 'Choose a folder for the publication alone, such as /srv/publication-data.'

/** Why a folder cannot be DATA_DIR, as far as can be told without writing; undefined when it can. */
export function refuseDataDir(dataDir: string): string | undefined {
  try {
    const folder = resolveLinks(dataDir)
    if (SYSTEM_FOLDERS.test(folder)) return `${dataDir} belongs to the system. ${ADVICE}`
    if (folder === parse(folder).root) return `${dataDir} is the root of the file system. ${ADVICE}`
    const inside = relative(realpathSync('.'), folder)
    if (inside === '') return `${dataDir} is the program’s own folder. ${ADVICE}`
    const [top = ''] = inside.split('/')
    if (PROJECT_FOLDERS.includes(top)) return `${dataDir} is in ${top}, which is not for data. ${ADVICE}`
    return undefined
  } catch (error) {
    return describe(dataDir, error)
  }
}

/**
 * Creates DATA_DIR if needed and checks that it is writable. Other users cannot read it; when started as root, the
 * user that runs PostgreSQL can traverse it, and secrets inside are protected by their own modes. Throws Invalid with
 * the reason.
 */
export function makeDataDir(dataDir: string): void {
  const reason = refuseDataDir(dataDir)
  if (reason) throw refusal(reason)
  try {
    makeFolder(resolve(dataDir))
    rmdirSync(mkdtempSync(join(dataDir, '.writable-')))
  } catch (error) {
    throw refusal(describe(dataDir, error))
  }
}

// Not mkdir's `recursive`: below /proc it never returns, and no signal ends it.
function makeFolder(path: string): void {
  if (isFolder(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}

/** Resolves all symbolic links, also when the last parts do not exist yet. Throws when a parent is a file. */
function resolveLinks(path: string): string {
  if (isFolder(path)) return realpathSync(path)
  return join(resolveLinks(dirname(path)), parse(path).base)
}

/** Throws when the path is not a folder or cannot be read. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR', path })
  return found !== undefined
}

function refusal(reason: string): Invalid {
  return new Invalid({ DATA_DIR: `DATA_DIR: ${reason}` })
}

function describe(dataDir: string, error: unknown): string {
  const { code = String(error), path = dataDir } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOTDIR':
      return `${path} is not a folder. ${ADVICE}`
    case 'EACCES':
    case 'EPERM':
      return `This user may not write to ${dataDir}. Start as its owner, or choose another folder.`
    case 'EROFS':
      return `${dataDir} cannot be written: its file system is read-only. Choose another folder.`
    case 'ENOSPC':
      return `${dataDir} cannot be written: the disk is full. Free some space and start again.`
    default:
      return `${dataDir} cannot be used (${code}). ${ADVICE}`
  }
}
