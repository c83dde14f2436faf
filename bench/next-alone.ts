import { createServer, Server } from 'node:http'
import next from 'next'

// Next as it comes, without the front door: what every request would cost if nothing were remembered.
const port = Number(process.env.PORT)
const app = next({ dev: false, port, httpServer: new Server() })
await app.prepare()
const handle = app.getRequestHandler()
createServer((req, res) => void handle(req, res)).listen(port, () => console.log('Ready on', port))
process.once('SIGTERM', () => process.exit(0))
