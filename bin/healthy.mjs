// Exits with 0 while the site on this machine answers: a health check for containers, which have no curl.
const port = process.env.PORT || 3000
const path = process.argv[2] ?? '/healthz'
const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(4_000) }).catch(
  (error) => ({ ok: false, status: error.message }),
)
if (!answer.ok) console.error(`${path} does not answer: ${answer.status}`)
process.exitCode = answer.ok ? 0 : 1
