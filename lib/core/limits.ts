/** Maximum size of an uploaded picture in bytes. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024
