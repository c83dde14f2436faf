/** Maximum pixels of an image, all frames of an animation together. */
export const MAX_IMAGE_PIXELS = 50_000_000

/** Maximum pixels per side: the limit of WebP. */
export const MAX_IMAGE_SIDE = 16_383

export const MAX_ALT_LENGTH = 1_000
