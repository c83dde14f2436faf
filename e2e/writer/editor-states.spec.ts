import type { Page } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import { violationsInBothThemes } from '../support/axe.ts'
import '../support/editing.ts'
import { SOURCE } from '../support/places.ts'
import { cutOff, textOf } from '../support/saving.ts'
import { expectStatus, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

// Each looks at several states in both themes, which takes minutes on a busy machine.
test.describe.configure({ timeout: 400_000 })
test.use({ meetsOutages: true })

/** How to bring the editor into a state, and where it shows. */
const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  'the text': async (page) => textOf(page).getByText('Plain words').click(),
  'the menu of blocks': async (page) => {
    await page.keyboard.press('End')
    await page.keyboard.type(' /')
    await page.getByRole('listbox', { name: 'Blocks' }).waitFor()
  },
  'the menu of a block': async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Alt+F10')
    await page.getByRole('menu', { name: 'Paragraph' }).waitFor()
  },
  'the bar over selected words, with an address': async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Link' }).click()
    await page.getByLabel('Address').fill('/about')
  },
  'find and replace': async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+Alt+f')
    await page.getByRole('search', { name: 'Find and replace' }).getByLabel('Find').fill('words')
  },
  // Without the focus mode, which dims all blocks but one on purpose.
  'the outline': async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Outline' }).click()
  },
  'the list of keys': async (page) => {
    await textOf(page).focus()
    await page.keyboard.press('ControlOrMeta+/')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  },
  'the preview': async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.frameLocator('iframe').getByText('Plain words').waitFor()
  },
}

test('axe finds no violations in the editor with its menus, bars, outline, keys and preview, in either theme', async ({
  page,
}) => {
  // A short one: blocks.spec.ts looks at every kind of block.
  await open(page, 'Plain words.\n\n## A heading\n\n- An entry')
  for (const [state, reach] of Object.entries(STATES)) {
    await reach(page)
    expect((await violationsInBothThemes(page)).filter(isMeant), state).toEqual([])
  }
})

test('axe finds no violations where a text has problems or no connection, in either theme', async ({
  page,
}) => {
  await open(page, 'Plain words.')
  await page.getByRole('tab', { name: 'Source' }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('A <b tag.\n\n')
  await page.locator('.cm-lint-marker').first().waitFor()
  expect(await violationsInBothThemes(page), 'a problem in the source').toEqual([])
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await page.locator('.rich .problem').first().waitFor()
  expect(await violationsInBothThemes(page), 'a problem in the rich text').toEqual([])
  await cutOff(page)
  await textOf(page).getByText('Plain words').click()
  await page.keyboard.type('x')
  await expectStatus(page, 'Offline – kept on this device')
  expect(await violationsInBothThemes(page), 'no connection').toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('axe finds no violations, every control can be hit with a thumb, and nothing sticks out', async ({
    page,
  }) => {
    await open(page)
    await textOf(page).getByText('Plain words').tap()
    expect(await violationsInBothThemes(page), 'every kind of block').toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    const menu = page.getByRole('listbox', { name: 'Blocks' })
    await expect(menu).toBeInViewport()
    expect(await smallTargets(page)).toEqual([])
    await menu.getByRole('option', { name: /Callout/ }).tap()
    await page.keyboard.type('Tapped')
    await expect(textOf(page).getByText('Tapped')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expect(page.getByRole('toolbar', { name: 'Format' })).toBeInViewport()
  })
})

/**
 * Without what is not meant: the arrow keys in the text scroll the list of choices, which therefore needs no stop of its
 * own; the preview is a page in a frame, with a banner of its own.
 */
function isMeant({ id, at }: { id: string; at: string[] }): boolean {
  if (id === 'landmark-unique') return !at.every((html) => html.includes('class="status-line"'))
  return !(id === 'scrollable-region-focusable' && at.every((html) => html.includes('role="listbox"')))
}

async function open(page: Page, body = SOURCE) {
  const { postId } = await createPost(editor, { title: `States ${crypto.randomUUID()}`, body })
  await signIn(page, `/admin/posts/${postId}`)
  await textOf(page).getByText('Plain words').waitFor()
}

/** The visible controls that are smaller than a fingertip (WCAG 2.5.5), with their sizes. Links in text are not meant. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, textarea, summary, [role="option"]')].flatMap(
      (control) => {
        const hit = control.closest('label') ?? control
        const { width, height } = hit.getBoundingClientRect()
        const isShown =
          control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1
        return isShown && (width < 43.5 || height < 43.5)
          ? [`${control.getAttribute('aria-label') ?? control.textContent} ${width}×${height}`]
          : []
      },
    ),
  )
}
