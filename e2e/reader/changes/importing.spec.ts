import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cli } from '../../support/command.ts'
import { expect, test } from '../../support/test.ts'

test('an imported file is public at once, and updated by the next import', async ({ page }, info) => {
  await mkdir(info.outputDir, { recursive: true })
  const file = join(info.outputDir, 'imported-while-running.md')
  await writeFile(file, '---\ntitle: Imported while running\n---\n\nFirst version.\n')
  await cli('import', file)
  await page.goto('/blog/imported-while-running')
  await expect(page.getByText('First version.')).toBeVisible()
  await page.goto('/blog')
  await expect(page.getByRole('link', { name: 'Imported while running' })).toBeVisible()

  await writeFile(file, '---\ntitle: Imported while running\n---\n\nSecond version.\n')
  await cli('import', file)
  await page.goto('/blog/imported-while-running')
  await expect(page.getByText('Second version.')).toBeVisible()
})
