import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyProject } from '#test/project-copy.ts'

const TEXT = /\.(js|json|html|rsc|css)$/

/**
 * Copies the project with its build to a folder, and gives each of its style sheets another hash: to readers it is
 * another build, made in a second instead of a minute.
 */
export function makeOtherBuild(folder: string): void {
  copyProject(folder)
  const build = join(folder, '.next')
  const chunks = join(build, 'static/chunks')
  const renamed = new Map<string, string>()
  for (const name of readdirSync(chunks).filter((file) => file.endsWith('.css')))
    renamed.set(name, `${[...name.slice(0, -'.css'.length)].reverse().join('')}.css`)
  for (const [name, other] of renamed) renameSync(join(chunks, name), join(chunks, other))
  const names = new RegExp([...renamed.keys()].map((name) => RegExp.escape(name)).join('|'), 'g')
  for (const part of ['server', 'static', '.']) {
    const entries = readdirSync(join(build, part), { recursive: part !== '.', withFileTypes: true })
    for (const entry of entries.filter(({ name }) => TEXT.test(name))) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const text = readFileSync(file, 'utf8')
      const changed = text.replace(names, (name) => renamed.get(name) ?? name)
      if (changed !== text) writeFileSync(file, changed)
    }
  }
}
