/** The file that a data: address holds; null when it is broken. */
export function fileFromData(address: string, name: string): File | null {
  const [, type = '', options = '', data = ''] = /^data:(image\/[\w.+-]+)([^,]*),(.*)$/is.exec(address) ?? []
  if (!type) return null
  const ending = type.toLowerCase().replace('image/', '').replace('jpeg', 'jpg').replace('svg+xml', 'svg')
  try {
    const letters = /;base64$/i.test(options) ? atob(decodeURIComponent(data)) : decodeURIComponent(data)
    const content = /;base64$/i.test(options)
      ? Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
      : letters
    return new File([content], `${name}.${ending}`, { type: type.toLowerCase() })
  } catch {
    return null
  }
}
