import type { Locator } from 'playwright/test'

/** What a program puts on the clipboard: a text for each type. */
export type Copied = Record<string, string>

/** Pastes what another program copied. */
export async function pasteText(at: Locator, copied: Copied) {
  await at.evaluate((element, texts) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, copied)
}

/** Copies the selection, and gives back what is on the clipboard then. */
export async function copied(at: Locator): Promise<Copied> {
  return at.evaluate((element) => {
    const clipboardData = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]))
  })
}

/** Drops what was dragged from another program at the end of an element. */
export async function dropText(at: Locator, texts: Copied) {
  const dataTransfer = await at.page().evaluateHandle((all) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(all)) data.setData(type, text)
    return data
  }, texts)
  const box = await at.boundingBox()
  const place = {
    clientX: (box?.x ?? 0) + (box?.width ?? 0) - 2,
    clientY: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  }
  for (const type of ['dragenter', 'dragover', 'drop'])
    await at.dispatchEvent(type, { dataTransfer, ...place })
}
