const PAUSE_MS = 1_000
/** A slice of work where the browser does not say how long it may take. */
const SLICE_MS = 8

/** Work in small slices, a moment after the last key and while the browser has nothing else to do. */
export class WhenIdle {
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  private readonly work: (isOver: () => boolean) => boolean

  /** `work`: does a slice until the time is over; returns whether all is done. */
  constructor(work: (isOver: () => boolean) => boolean) {
    this.work = work
  }

  later(): void {
    this.stop()
    this.timer = setTimeout(() => this.ask(), PAUSE_MS)
  }

  stop(): void {
    clearTimeout(this.timer)
    if (this.asked !== 0) cancelIdleCallback(this.asked)
    this.asked = 0
  }

  private ask() {
    // Not in every browser.
    if ('requestIdleCallback' in globalThis)
      this.asked = requestIdleCallback((deadline) => {
        this.asked = 0
        // One slice in any case, so that it ends on a busy page too.
        this.slice(() => deadline.timeRemaining() < 1)
      })
    else {
      const end = performance.now() + SLICE_MS
      this.slice(() => performance.now() > end)
    }
  }

  private slice(isOver: () => boolean) {
    let isFirst = true
    const isDone = this.work(() => {
      const mayGoOn = isFirst || !isOver()
      isFirst = false
      return !mayGoOn
    })
    if (!isDone) this.timer = setTimeout(() => this.ask(), 0)
  }
}
