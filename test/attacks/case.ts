/** A hostile text, and whether it is refused or rendered harmless. */
export type HostileCase = { body: string; fate: 'refused' | 'harmless' }

export function refused(...bodies: string[]): HostileCase[] {
  return bodies.map((body) => ({ body, fate: 'refused' }))
}

export function harmless(...bodies: string[]): HostileCase[] {
  return bodies.map((body) => ({ body, fate: 'harmless' }))
}
