/** Raise it when the same text comes out differently: stored articles are then rendered again. */
export const RENDERER_VERSION = 3
