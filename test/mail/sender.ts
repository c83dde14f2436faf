import { sendTo } from '#test/mail/sending.ts'

// Sends what is due until it is killed. Run by sending.process.test.ts.
const [url = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
for (;;) await sendTo(url)
