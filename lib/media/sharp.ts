import sharp, { type Metadata, type Sharp } from 'sharp'
import { MAX_PICTURE_PIXELS } from '#lib/media/limits.ts'

// One thread per picture and nothing kept between pictures: the machine belongs to the readers.
sharp.concurrency(1)
sharp.cache(false)
// libvips reads many formats; a picture that claims to be one of ours must not reach the readers of the others.
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

/** A picture opened with the house's limits. With `animated`, every frame of it. */
export function openPicture(bytes: Buffer, animated: boolean): Sharp {
  return sharp(bytes, { animated, failOn: 'error', limitInputPixels: MAX_PICTURE_PIXELS }).timeout({
    seconds: SECONDS_AT_MOST,
  })
}

/** What the header of a picture says, without unpacking it; however large it claims to be. */
export function readHeader(bytes: Buffer): Promise<Metadata> {
  return sharp(bytes, { animated: true, limitInputPixels: false }).metadata()
}
