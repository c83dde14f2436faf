/** A text that somebody may send, and whether it is turned away or comes out harmless. */
export type HostileCase = { body: string; fate: 'refused' | 'harmless' }

export function refused(...bodies: string[]): HostileCase[] {
  return bodies.map((body) => ({ body, fate: 'refused' }))
}

export function harmless(...bodies: string[]): HostileCase[] {
  return bodies.map((body) => ({ body, fate: 'harmless' }))
}
