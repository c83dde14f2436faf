import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, start, stop } from './site.ts'

/** nginx with one worker, sending exactly these gzipped bytes from a file, with a buffered access log. */
export async function startNginx(gzipped: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'publication-nginx-'))
  // Its worker is another user.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'html'))
  writeFileSync(join(folder, 'html/article.html.gz'), gzipped)
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port))
  const child = start('nginx', [
    '-p',
    folder,
    '-c',
    join(folder, 'nginx.conf'),
    '-e',
    join(folder, 'error.log'),
  ])
  const url = `http://127.0.0.1:${port}/article.html`
  await answers(url).catch(async (error) => {
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

function configuration(folder: string, port: number): string {
  return `
daemon off; worker_processes 1; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  types { text/html html; }
  access_log ${folder}/access.log combined buffer=64k;
  keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${folder}/html; gzip_static always; }
}`
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const reply = await fetch(url, { method: 'HEAD' }).catch(() => null)
    if (reply?.ok) return
    await delay(50)
  }
  throw new Error('nginx does not answer.')
}
