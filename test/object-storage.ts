import crypto from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from '@20minutes/s3rver'
import { afterAll } from 'vitest'
import type { Timeouts } from '#lib/storage/s3/request.ts'
import type { S3Settings } from '#lib/storage/s3/settings.ts'

/**
 * What goes wrong on the way to the server. hang: no answer. refuse: the connection is cut. full: it has no room left.
 * forbid: the keys are wrong. cut: bodies end half-way.
 */
export type Trouble = 'none' | 'hang' | 'refuse' | 'full' | 'forbid' | 'cut'

export type ObjectStorage = {
  address: string
  /** As environment variables. */
  settings: Record<string, string>
  /** As the engine takes them. */
  parsed: S3Settings
  trouble: Trouble
  /** Every request that arrived: method and path. */
  requests: string[]
}

// s3rver encrypts the tokens of its listings with DES, which OpenSSL 3 has only as triple DES: with the same key three
// times that is DES.
for (const name of ['createCipheriv', 'createDecipheriv'] as const) {
  const original = crypto[name] as (algorithm: string, key: Buffer, iv: Buffer) => unknown
  const withDes = (algorithm: string, key: Buffer, iv: Buffer) =>
    algorithm === 'des'
      ? original('des-ede-cbc', Buffer.concat([key, key]), iv)
      : original(algorithm, key, iv)
  Object.assign(crypto, { [name]: withDes })
}

const BUCKET = 'pictures'

/** Short enough for a test that waits for them. */
export const SHORT: Timeouts = { connecting: 1_000, silence: 1_000, answer: 2_000 }

/** Starts an S3 server (s3rver: signatures are checked) behind a proxy that makes trouble; both end with the file. */
export async function startObjectStorage(): Promise<ObjectStorage> {
  const directory = await mkdtemp(join(tmpdir(), 'publication-s3-'))
  const inner = new S3rver({
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  const { port } = await inner.run()
  const proxy = createServer((req, res) => {
    storage.requests.push(`${req.method} ${req.url}`)
    answer(storage.trouble, req, res, port)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = `http://127.0.0.1:${portOf(proxy)}`
  const storage: ObjectStorage = {
    address,
    settings: asEnv(address),
    parsed: asParsed(address),
    trouble: 'none',
    requests: [],
  }
  afterAll(async () => {
    proxy.closeAllConnections()
    proxy.close()
    await inner.close()
    await rm(directory, { recursive: true, force: true })
  })
  return storage
}

function asEnv(address: string): Record<string, string> {
  return {
    S3_ENDPOINT: address,
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_FORCE_PATH_STYLE: 'true',
    S3_PREFIX: 'site/one',
  }
}

function asParsed(address: string): S3Settings {
  return {
    base: new URL(`${address}/${BUCKET}/`),
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    prefix: 'site/one/',
  }
}

function answer(trouble: Trouble, req: IncomingMessage, res: ServerResponse, port: number) {
  if (trouble === 'hang') return
  if (trouble === 'refuse') return req.socket.destroy()
  if (trouble === 'full' && req.method === 'PUT') return refuse(res, 507, 'XMinioStorageFull')
  if (trouble === 'forbid') return refuse(res, 403, 'InvalidAccessKeyId')
  const { method, url, headers } = req
  const onward = request({ port, method, path: url, headers }, (response) => {
    res.writeHead(response.statusCode ?? 500, response.headers)
    if (trouble !== 'cut') return void response.pipe(res)
    response.once('data', (chunk: Buffer) => {
      res.write(chunk.subarray(0, chunk.length / 2), () => res.destroy())
    })
  })
  onward.on('error', () => res.destroy())
  // A real server stores a body only when it is complete; s3rver also stores the half of one that was cut off.
  buffer(req).then(
    (body) => onward.end(body),
    () => onward.destroy(),
  )
}

function refuse(res: ServerResponse, status: number, code: string) {
  res.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
  res.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
