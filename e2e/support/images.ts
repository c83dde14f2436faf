import type { Locator, Page } from 'playwright/test'
import { plainImage } from '#test/images.ts'

export type FileOf = { name: string; mimeType: string; buffer: Buffer }

/** An image file. Use a different colour in every test: equal files are stored once. */
export async function imageFile(name: string, colour: string): Promise<FileOf> {
  return { name, mimeType: 'image/png', buffer: await plainImage('png', 320, 200, colour) }
}

export const svgFile: FileOf = {
  name: 'drawing.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
}

/** Pastes files, as after “Copy image”. */
export async function pasteFiles(at: Locator, files: FileOf[]) {
  const clipboardData = await transfer(at.page(), files)
  await at.evaluate((element, given) => {
    const event = new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true })
    element.dispatchEvent(event)
  }, clipboardData)
}

/** Drops files at the bottom of an element. */
export async function dropFiles(at: Locator, files: FileOf[]) {
  const dataTransfer = await transfer(at.page(), files)
  const box = await at.boundingBox()
  const place = { clientX: (box?.x ?? 0) + 5, clientY: (box?.y ?? 0) + (box?.height ?? 0) - 2 }
  for (const type of ['dragenter', 'dragover', 'drop'])
    await at.dispatchEvent(type, { dataTransfer, ...place })
}

function transfer(page: Page, files: FileOf[]) {
  const given = files.map(({ buffer, ...file }) => ({ ...file, bytes: buffer.toString('base64') }))
  return page.evaluateHandle((all) => {
    const data = new DataTransfer()
    for (const { name, mimeType, bytes } of all) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      data.items.add(new File([content], name, { type: mimeType }))
    }
    return data
  }, given)
}
