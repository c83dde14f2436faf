import sharp, { type Metadata, type Sharp } from 'sharp'
import { MAX_IMAGE_PIXELS } from '#lib/media/limits.ts'

// One thread per image and no cache between images: the CPU and memory belong to page requests.
sharp.concurrency(1)
sharp.cache(false)
// Allow-list of decoders: libvips reads many formats, and a file with a fake extension must not reach the others.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})

const SECONDS_AT_MOST = 30

/** Opens an image with our limits. With `animated`, all its frames. */
export function openImage(bytes: Buffer, animated: boolean): Sharp {
  return sharp(bytes, { animated, failOn: 'error', limitInputPixels: MAX_IMAGE_PIXELS }).timeout({
    seconds: SECONDS_AT_MOST,
  })
}

/** Reads the header only, whatever size it claims. */
export function readHeader(bytes: Buffer): Promise<Metadata> {
  return sharp(bytes, { animated: true, limitInputPixels: false }).metadata()
}
