/** Whether an image is on another site; the policy of the desk does not load it, nor will readers. */
export function isOnOtherSite(src: string): boolean {
  return /^(https?:)?\/\//i.test(src.trim())
}

/** Shows an image of this site. One of another site is not requested. */
export function showSource(picture: HTMLImageElement, src: string): void {
  picture.hidden = isOnOtherSite(src)
  if (picture.hidden) picture.removeAttribute('src')
  else if (picture.getAttribute('src') !== src) picture.src = src
}
