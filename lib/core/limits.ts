/** Maximum size of an uploaded image in bytes. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024
