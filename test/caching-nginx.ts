import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { vi } from 'vitest'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { startNginx } from '#test/nginx.ts'

/** Starts nginx as a caching proxy in front of a site, as docs/operating/cdn.md says. Returns its address. */
export async function startCachingNginx(folder: string, site: string): Promise<string> {
  const port = await freePort()
  startNginx(folder, caching(folder, port, site))
  const address = `http://127.0.0.1:${port}`
  await vi.waitUntil(() => fetch(`${address}/healthz`).catch(() => null), 30_000)
  return address
}

function caching(folder: string, port: number, site: string): string {
  return `
  proxy_cache_path ${folder}/cache keys_zone=pages:10m inactive=1d;
  map $upstream_http_cdn_cache_control $passes { default 1; "~^max-age=600" ""; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${site};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_buffer_size 32k;
      proxy_buffers 8 32k;
      proxy_cache pages;
      proxy_cache_valid 200 10m;
      proxy_ignore_headers Cache-Control;
      proxy_no_cache $passes;
      proxy_cache_bypass $http_cookie;
      proxy_cache_use_stale error timeout http_500 http_502 http_503;
      add_header X-Cache $upstream_cache_status;
    }
  }`
}

/** How the receiver answers: as it should, with 500, or not at all. */
type Manner = 'purge' | 'refuse' | 'hang'

/** Receives purges: removes the files of the cache whose responses carry one of the surrogate keys. */
export async function startPurgeReceiver(folder: string) {
  const receiver = { url: '', manner: 'purge' as Manner, asked: 0, close: () => void server.close() }
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    receiver.asked += 1
    if (receiver.manner === 'hang') return
    if (receiver.manner === 'purge') purge(join(folder, 'cache'), String(req.headers['surrogate-key']))
    res.writeHead(receiver.manner === 'purge' ? 204 : 500).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return receiver
}

function purge(cache: string, keys: string): void {
  const purged = keys.split(' ')
  for (const name of readdirSync(cache)) {
    const file = join(cache, name)
    const [, carried = ''] = /^Surrogate-Key: (.*)\r$/im.exec(readFileSync(file, 'latin1')) ?? []
    if (carried.split(' ').some((key) => purged.includes(key))) rmSync(file)
  }
}
