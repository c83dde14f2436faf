/** Allow-list of image formats and their file extensions. */
const EXTENSION_OF = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
} as const

export type ImageMime = keyof typeof EXTENSION_OF

export const IMAGE_EXTENSIONS: readonly string[] = Object.values(EXTENSION_OF)

const MIME_OF = new Map<string, string>(
  Object.entries(EXTENSION_OF).map(([mime, extension]) => [extension, mime]),
)

export function extensionOfMime(mime: string): string {
  return EXTENSION_OF[mime as ImageMime] ?? 'bin'
}

export function mimeOfExtension(extension: string): string | null {
  return MIME_OF.get(extension) ?? null
}

/** Detects the format by magic bytes: neither the file name nor the declared MIME type is trusted. */
export function mimeOfBytes(bytes: Buffer): ImageMime | null {
  const start = bytes.toString('latin1', 0, 12)
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  return start.endsWith('ftypavif') ? 'image/avif' : null
}

/** Why bytes of no accepted format are rejected. */
export function rejectionOf(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 1024)
  if (/^.{4}ftypavis/s.test(start)) return 'Animated AVIF is not supported. Save it as animated WebP.'
  if (/^.{4}ftyp(hei|hev|mif|msf)/s.test(start)) return 'Browsers cannot show HEIC. Save it as JPEG.'
  if (/<svg|<!doctype svg/i.test(start)) {
    return 'SVG can contain scripts and is not supported. Save it as PNG or WebP.'
  }
  return 'This is not an image. Choose a JPEG, PNG, WebP, AVIF or GIF file.'
}
