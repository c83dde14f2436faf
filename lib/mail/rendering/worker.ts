import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MailDocument } from '#components/mail/mail-document.tsx'
import { answerJobs } from '#lib/core/worker-jobs.ts'
import type { MailSite, MailWords } from '#lib/mail/views.ts'

// Entry point of a worker thread: see rendering.ts. Node itself refuses .tsx; tsx, loaded there only, compiles it.
answerJobs((input: { site: MailSite; words: MailWords }) => {
  return `<!doctype html>${renderToStaticMarkup(createElement(MailDocument, input))}`
})
