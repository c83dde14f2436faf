/** The /media paths that a text refers to, each once. */
export function mediaRefs(body: string): string[] {
  return [...new Set(body.match(/\/media\/[0-9a-f]{64}\.[a-z]+/g))]
}
