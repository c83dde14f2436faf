import { PAPER, parseColour, toHex } from '#lib/core/colour.ts'
import type { Settings } from '#lib/settings/views.ts'

/** The web app manifest (https://www.w3.org/TR/appmanifest/). */
export function writeManifest({ name, description, language }: Settings): string {
  return JSON.stringify({
    name,
    short_name: name,
    description: description || undefined,
    lang: language,
    start_url: '/',
    display: 'browser',
    background_color: toHex(parseColour(PAPER)),
    theme_color: toHex(parseColour(PAPER)),
    icons: [192, 512].map((size) => ({
      src: `/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
    })),
  })
}
