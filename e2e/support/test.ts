import { test as base, type Dialog, expect, type Request } from 'playwright/test'

/**
 * A test whose page must stay quiet: no error in the console, nothing refused by a policy, no dialog of a script that got
 * in, no request that fails or goes to somebody else.
 */
export const test = base.extend<{ quiet: undefined; meetsOutages: boolean }>({
  // Whether answers of 503 belong to the story.
  meetsOutages: [false, { option: true }],
  quiet: [
    async ({ page, javaScriptEnabled, meetsOutages }, use) => {
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => {
        if (!isSkippedTransition(message)) complaints.push(message)
      })
      page.on('console', (message) => {
        const isExpected = isMissingDocument(message.text()) || (meetsOutages && isOutage(message.text()))
        if (message.type() === 'error' && !isExpected) complaints.push(message.text())
      })
      page.on('dialog', (dialog) => {
        if (!isOfTheDesk(dialog)) complaints.push(dialog.message())
      })
      page.on('request', (request) => {
        if (!isOurs(request)) complaints.push(request.url())
      })
      page.on('requestfailed', (request) => {
        if ((javaScriptEnabled || !isScript(request)) && !isGivenUp(request))
          complaints.push(describe(request))
      })
      await use(undefined)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

// The desk asks before it takes something away and before unsaved text is left; it never uses the others.
function isOfTheDesk(dialog: Dialog): boolean {
  return dialog.type() === 'confirm' || dialog.type() === 'beforeunload'
}

// On a busy machine Chromium gives up the animation between two pages, and the page is there all the same.
function isSkippedTransition(message: string): boolean {
  return message.startsWith('Transition was aborted because of invalid state.')
}

// Chromium reports the status of a page that is meant to have it.
function isMissingDocument(text: string): boolean {
  return /the server responded with a status of (401|404|410|422)/.test(text)
}

function isOutage(text: string): boolean {
  return /the server responded with a status of 503/.test(text)
}

// The other publication that a test starts is on this machine too.
function isOurs(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url())
  return protocol === 'data:' || hostname === 'localhost'
}

// Where JavaScript is off, a browser refuses scripts as it should.
function isScript(request: Request): boolean {
  return request.resourceType() === 'script'
}

// Leaving a page ends what it was loading; the desk also closes an answer once it has read what it needs.
function isGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED'
}

function describe(request: Request): string {
  return `${request.url()} ${request.failure()?.errorText}`
}
