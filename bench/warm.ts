import { isInstalled, type Load, load, median } from './load.ts'
import type { Measurement } from './measurement.ts'
import { type Sent, startNginx } from './nginx.ts'
import { ARTICLE } from './posts.ts'
import { freePort, type Site, says, start, stop } from './site.ts'

/** A cached article, compared with nginx sending the same bytes and with Next alone. */
export async function measureWarm(site: Site): Promise<Measurement[]> {
  const url = site.url + ARTICLE
  const sent = await settled(url)
  const nginx = isInstalled('nginx', '-v') ? await startNginx(sent) : null
  const rounds: { server: Load; nginx: Load | null }[] = []
  for (let round = 0; round < 3; round++) rounds.push({ server: load(url), nginx: nginx && load(nginx.url) })
  await nginx?.stop()
  const alone = await measureNextAlone(site)
  const rate = median(rounds.map(({ server }) => server.rate))
  const ratios = rounds.flatMap((round) =>
    round.nginx ? [{ server: round.server, nginx: round.nginx }] : [],
  )
  return [
    { name: 'warm rate', value: rate, unit: 'requests/s' },
    { name: 'warm p99', value: median(rounds.map(({ server }) => server.p99)), unit: 'ms' },
    {
      name: 'warm rate / nginx',
      value: median(ratios.map((round) => round.server.rate / round.nginx.rate)),
      unit: '×',
    },
    {
      name: 'warm p99 / nginx',
      value: median(ratios.map((round) => round.server.p99 / round.nginx.p99)),
      unit: '×',
    },
    { name: 'warm rate / Next alone', value: rate / alone, unit: '×' },
  ]
}

/** The response once its best encoding exists. */
async function settled(url: string): Promise<Sent> {
  let previous = -1
  for (;;) {
    const { length } = (await fetchGzipped(url)).gzipped
    if (length === previous) return await fetchGzipped(url)
    previous = length
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function fetchGzipped(url: string): Promise<Sent> {
  const { get } = await import('node:http')
  return await new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, async (res) => {
      resolve({ gzipped: Buffer.concat(await Array.fromAsync(res)), headers: res.headers })
    }).once('error', reject)
  })
}

async function measureNextAlone(site: Site): Promise<number> {
  const port = await freePort()
  const child = start(process.execPath, ['bench/next-alone.ts'], {
    PORT: String(port),
    NODE_ENV: 'production',
    DATABASE_URL: site.databaseUrl,
    AUTH_SECRET: 'only-for-a-benchmark-only-for-a-benchmark',
  })
  await says(child, /^Ready on/)
  const url = `http://127.0.0.1:${port}${ARTICLE}`
  const rates = [load(url), load(url), load(url)].map(({ rate }) => rate)
  await stop(child)
  return median(rates)
}
