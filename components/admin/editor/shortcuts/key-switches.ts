/** The groups of keys that can be switched off (WCAG 2.1.4: speech input and slips press keys by accident). */
export type KeyGroup = 'Page' | 'Editing' | 'Words' | 'Blocks' | 'Lists and tables' | 'Moving' | 'As you type'

const ALL = 'All'

/** Which groups of keys one person has switched off on this device. All are on at first. */
export class KeySwitches {
  private off: ReadonlySet<string> = new Set()
  private place = ''
  private readonly listeners = new Set<() => void>()
  private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>

  constructor(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage) {
    this.storage = storage
  }

  /** Whether the keys of a group do something; without a group, whether any may. */
  isOn(group: KeyGroup | null): boolean {
    return !this.off.has(ALL) && (group === null || !this.off.has(group))
  }

  /** Whether a group is switched on by itself, whatever the switch for all says. */
  isChosen(group: KeyGroup): boolean {
    return !this.off.has(group)
  }

  /** Switches a group, or all together. */
  set(group: KeyGroup | null, isOn: boolean): void {
    const off = new Set(this.off)
    if (isOn) off.delete(group ?? ALL)
    else off.add(group ?? ALL)
    this.off = off
    try {
      this.storage().setItem(this.place, JSON.stringify([...off]))
    } catch {
      // Without storage, it holds until the page is left.
    }
    for (const listener of this.listeners) listener()
  }

  /** Takes the switches of a person, and follows those of other tabs. Returns what ends that. */
  open(userId: string): () => void {
    this.place = `editor-keys-off:${userId}`
    this.load()
    const onStorage = ({ key }: StorageEvent) => key === this.place && this.load()
    globalThis.addEventListener?.('storage', onStorage)
    return () => globalThis.removeEventListener?.('storage', onStorage)
  }

  /** What is off, the same object until that changes. */
  readonly read = (): ReadonlySet<string> => this.off

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private load() {
    this.off = new Set(this.stored())
    for (const listener of this.listeners) listener()
  }

  private stored(): string[] {
    try {
      const stored: unknown = JSON.parse(this.storage().getItem(this.place) ?? '[]')
      return Array.isArray(stored) ? stored.filter((group) => typeof group === 'string') : []
    } catch {
      return []
    }
  }
}

/** Those of the person at this page. */
export const keySwitches = new KeySwitches()
