import { readFileSync } from 'node:fs'
import { z } from 'zod'

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
})

/** Every server action of the production build by name, with its id. */
export function readActions(): Map<string, string> {
  const { node } = manifest.parse(
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')),
  )
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [nameOf(filename, exportedName), id]),
  )
}

/** For example "tags saveTagAction": its folder, then its name. */
function nameOf(filename: string, exportedName: string): string {
  const folders = filename.split('/').slice(1, -1)
  return `${folders.filter((folder) => !folder.startsWith('(')).join('/')} ${exportedName}`.trim()
}

export type Sending = {
  address: string
  id: string
  args: readonly unknown[]
  headers: Record<string, string>
}

export type Answer = {
  status: number
  /** The return value; null when there is none or the action did not run. */
  result: unknown
  /** The Retry-After header, or null. */
  retryAfter: string | null
  /** The complete response body. */
  text: string
}

/** Calls an action over HTTP as a browser does. */
export async function send({ address, id, args, headers }: Sending): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'text/x-component', 'next-action': id, ...headers, ...typeOf(args) },
    body: encode(args),
    redirect: 'manual',
  })
  const flight = await response.text()
  return {
    status: response.status,
    text: flight,
    result: resultIn(flight),
    retryAfter: response.headers.get('retry-after'),
  }
}

function typeOf(args: readonly unknown[]): Record<string, string> {
  return args.some((arg) => arg instanceof FormData) ? {} : { 'content-type': 'text/plain;charset=UTF-8' }
}

// The wire format of React's encodeReply: JSON, or a form whose part 0 is the JSON and names the other parts.
function encode(args: readonly unknown[]): BodyInit {
  const form = args.find((arg) => arg instanceof FormData)
  const json = JSON.stringify(args.map((arg) => (arg instanceof FormData ? '$K1' : (arg ?? null))))
  if (!form) return json
  const body = new FormData()
  for (const [name, value] of form) body.append(`_1_${name}`, value)
  body.append('0', json)
  return body
}

// The first row of the response names the row with the result.
function resultIn(flight: string): unknown {
  const row = /^0:\{"a":"\$@([0-9a-f]+)"/m.exec(flight)?.[1]
  const line = row && new RegExp(`^${row}:(.*)$`, 'm').exec(flight)?.[1]
  return line && /^[{["ntf]/.test(line) ? JSON.parse(line) : null
}
