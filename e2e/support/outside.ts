import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { plainImage } from '#test/images.ts'

/** Another site with a page and a picture, and its origin. */
export async function openOutside(colour: string) {
  const image = await plainImage('png', 600, 400, colour)
  const page = `<title>How tides work</title>
    <meta property="og:description" content="The moon pulls, and the sea follows twice a day.">
    <meta property="og:site_name" content="The Tide Table"><meta property="og:image" content="/tide.png">`
  const server = createServer((req, res) => {
    if (req.url === '/tides') res.writeHead(200, { 'content-type': 'text/html' }).end(page)
    else if (req.url?.endsWith('.png')) res.writeHead(200, { 'content-type': 'image/png' }).end(image)
    else res.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.2', ready))
  return {
    origin: `http://127.0.0.2:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}
