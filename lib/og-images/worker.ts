import { Resvg } from '@resvg/resvg-js'
import sharp from 'sharp'
import { answerJobs } from '#lib/core/worker-jobs.ts'
import { drawOgImage } from '#lib/og-images/composing.ts'
import type { OgImageText } from '#lib/og-images/views.ts'

// The worker's entry point: see render-pool.ts.
answerJobs(render)

async function render(text: OgImageText): Promise<Buffer> {
  const drawing = new Resvg(drawOgImage(text), { font: { loadSystemFonts: false } })
  const { pixels, width, height } = drawing.render()
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, colours: 256, dither: 0, effort: 4 })
    .toBuffer()
}
