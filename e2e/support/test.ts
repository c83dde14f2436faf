import { test as base, type Dialog, expect, type Request } from 'playwright/test'

/**
 * A test that fails on any console error, CSP violation, unexpected dialog, failed request or request to another host.
 */
export const test = base.extend<{ quiet: undefined; meetsOutages: boolean }>({
  // Whether the test expects responses with status 503, and requests that fail.
  meetsOutages: [false, { option: true }],
  quiet: [
    async ({ page, javaScriptEnabled, meetsOutages }, use) => {
      const errors: string[] = []
      page.on('pageerror', ({ message }) => {
        if (!isSkippedTransition(message)) errors.push(message)
      })
      page.on('console', (message) => {
        const isExpected = isMissingDocument(message.text()) || (meetsOutages && isOutage(message.text()))
        if (message.type() === 'error' && !isExpected) errors.push(message.text())
      })
      page.on('dialog', (dialog) => {
        if (!isFromAdmin(dialog)) errors.push(dialog.message())
      })
      page.on('request', (request) => {
        if (!isLocal(request)) errors.push(request.url())
      })
      page.on('requestfailed', (request) => {
        const isExpected = meetsOutages || isAborted(request) || (!javaScriptEnabled && isScript(request))
        if (!isExpected) errors.push(describe(request))
      })
      await use(undefined)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

// The admin uses confirm() and beforeunload; any other dialog is an injected script.
function isFromAdmin(dialog: Dialog): boolean {
  return dialog.type() === 'confirm' || dialog.type() === 'beforeunload'
}

// On a busy machine Chromium skips the view transition between two pages; the page is shown all the same.
function isSkippedTransition(message: string): boolean {
  return message.startsWith('Transition was aborted because of invalid state.')
}

// Chromium logs the expected status of an error page as an error.
function isMissingDocument(text: string): boolean {
  return /the server responded with a status of (401|404|409|410|422)/.test(text)
}

function isOutage(text: string): boolean {
  return /the server responded with a status of 503|net::ERR_/.test(text)
}

// A test may start a second publication on this machine.
function isLocal(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url())
  return protocol === 'data:' || hostname === 'localhost'
}

// With JavaScript disabled, the browser blocks scripts.
function isScript(request: Request): boolean {
  return request.resourceType() === 'script'
}

// Navigation aborts pending requests, and the admin closes a response once it has read what it needs.
function isAborted(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED'
}

function describe(request: Request): string {
  return `${request.url()} ${request.failure()?.errorText}`
}
