import { HtmlValidate } from 'html-validate'
import { expect, test } from 'playwright/test'
import { fetchDocument } from '../support/document.ts'
import { kinds } from '../support/kinds.ts'

const validator = new HtmlValidate({ extends: ['html-validate:standard'] })

for (const { name, path } of kinds) {
  test(`the HTML of ${name} is valid`, async ({ request }) => {
    const { html } = await fetchDocument(request, path)
    const { results } = await validator.validateString(html)
    const messages = results.flatMap(({ messages }) => messages)
    expect(
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
    ).toEqual([])
  })
}
