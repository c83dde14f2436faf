import { existsSync, readFileSync } from 'node:fs'

/** Whether node_modules in a folder matches its package-lock.json; devDependencies count only with `dev`. */
export function isInstalled(folder, { dev: isDev = false } = {}) {
  if (!existsSync(`${folder}/node_modules/.bin/node`)) return false
  const { '': _, ...wanted } = packagesIn(`${folder}/package-lock.json`)
  const found = packagesIn(`${folder}/node_modules/.package-lock.json`)
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional }]) => {
    if (dev && !isDev) return true
    const isThere = found[path]?.version === version && existsSync(`${folder}/${path}`)
    // Optional packages are for one platform and left out on others.
    return isThere || ((optional || devOptional) && !found[path])
  })
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}
