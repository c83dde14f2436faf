/** Bytes of a picture as it is uploaded. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024
