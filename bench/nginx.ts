import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, start, stop } from './site.ts'

/** A recorded response: its gzipped body and its headers. */
export type Sent = { gzipped: Buffer; headers: IncomingHttpHeaders }

/**
 * Starts nginx with one worker that sends these gzipped bytes from a file with the same headers, in the default
 * configuration of a distribution but with a buffered access log.
 */
export async function startNginx({ gzipped, headers }: Sent) {
  const folder = mkdtempSync(join(tmpdir(), 'publication-nginx-'))
  // The worker runs as another user.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'html'))
  writeFileSync(join(folder, 'html/article.html.gz'), gzipped)
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, headers))
  const child = start('nginx', [
    '-p',
    folder,
    '-c',
    join(folder, 'nginx.conf'),
    '-e',
    join(folder, 'error.log'),
  ])
  const url = `http://127.0.0.1:${port}/article.html`
  await waitUntilUp(url).catch(async (error) => {
    await stop(child)
    throw error
  })
  return {
    url,
    stop: async () => {
      await stop(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration(folder: string, port: number, headers: IncomingHttpHeaders): string {
  return `
daemon off; worker_processes 1; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  sendfile on; tcp_nopush on;
  types { text/html html; }
  access_log ${folder}/access.log combined buffer=64k;
  keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${folder}/html; gzip_static always;
${added(headers)}
  }
}`
}

function added(headers: IncomingHttpHeaders): string {
  return Object.entries(headers)
    .filter(([name]) => !ITS_OWN.has(name))
    .map(([name, value]) => `    add_header ${name} "${String(value).replaceAll('"', '\\"')}";`)
    .join('\n')
}

/** Headers that nginx sets itself. */
const ITS_OWN = new Set([
  ...['content-type', 'content-length', 'content-encoding', 'last-modified', 'etag', 'accept-ranges', 'date'],
  ...['connection', 'keep-alive'],
])

async function waitUntilUp(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const reply = await fetch(url, { method: 'HEAD' }).catch(() => null)
    if (reply?.ok) return
    await delay(50)
  }
  throw new Error('nginx did not start in time.')
}
