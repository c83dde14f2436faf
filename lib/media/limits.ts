/** Pixels of a picture, the frames of an animation counted together. */
export const MAX_PICTURE_PIXELS = 50_000_000

/** Pixels of one side: more cannot be written as WebP. */
export const MAX_PICTURE_SIDE = 16_383

export const MAX_ALT_LENGTH = 1_000
