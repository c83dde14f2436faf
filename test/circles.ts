import { importsOf, type Source } from '#test/sources.ts'

/** Import cycles between folders of lib, type imports included, each as “a → b → a”. */
export function circlesBetween(sources: Source[]): string[] {
  const imported = importsBetweenFolders(sources)
  const circles = new Set<string>()
  const finished = new Set<string>()
  for (const folder of imported.keys()) walk(folder, [])
  return [...circles]

  function walk(folder: string, path: string[]) {
    const begun = path.indexOf(folder)
    if (begun >= 0) return void circles.add([...path.slice(begun), folder].join(' → '))
    if (finished.has(folder)) return
    for (const next of imported.get(folder) ?? []) walk(next, [...path, folder])
    finished.add(folder)
  }
}

function importsBetweenFolders(sources: Source[]): Map<string, Set<string>> {
  const imported = new Map<string, Set<string>>()
  for (const source of sources) {
    const from = folderOf(source.file)
    if (!from || /\.test\.tsx?$/.test(source.file)) continue
    const targets = imported.get(from) ?? new Set()
    for (const { names } of importsOf(source)) {
      const to = folderOf(names)
      if (to && to !== from) targets.add(to)
    }
    imported.set(from, targets)
  }
  return imported
}

function folderOf(file: string): string | null {
  return /^lib\/[^/]+(?=\/)/.exec(file)?.[0] ?? null
}
