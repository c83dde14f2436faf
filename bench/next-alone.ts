import { createServer, Server } from 'node:http'
import next from 'next'

// Next without this server: what every request would cost without the cache.
const port = Number(process.env.PORT)
const app = next({ dev: false, port, httpServer: new Server() })
await app.prepare()
const handle = app.getRequestHandler()
createServer((req, res) => void handle(req, res)).listen(port, () => console.log('Ready on', port))
process.once('SIGTERM', () => process.exit(0))
