const MAX = 8

/** The keys of the entries that this user chose last on this device, the latest first. Keys hold no titles. */
export function readRecent(userId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string').slice(0, MAX) : []
  } catch {
    return []
  }
}

/** Without storage, nothing is remembered. */
export function rememberChoice(userId: string, key: string): void {
  const keys = [key, ...readRecent(userId).filter((other) => other !== key)].slice(0, MAX)
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify(keys))
  } catch {
    // Blocked or full.
  }
}

function nameOf(userId: string): string {
  return `palette:${userId}`
}
