/** Increment when the same text renders differently: stored articles are then rendered again. */
export const RENDERER_VERSION = 3
