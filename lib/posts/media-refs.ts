/** The addresses of our own pictures that a text shows, each once. */
export function mediaRefs(body: string): string[] {
  return [...new Set(body.match(/\/media\/[0-9a-f]{64}\.[a-z]+/g))]
}
