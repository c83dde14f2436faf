/** Follows fenced code through a Markdown text, line by line (CommonMark 0.31, 4.5). Sees fences at the margin only. */
export class FenceScanner {
  private fence = ''

  /** Whether the lines so far end within fenced code. */
  get isOpen(): boolean {
    return this.fence !== ''
  }

  /** Whether the next line belongs to fenced code, or is one of its fences. */
  take(line: string): boolean {
    if (this.isOpen) {
      const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1]
      if (closing?.startsWith(this.fence)) this.fence = ''
      return true
    }
    this.fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? ''
    return this.isOpen
  }
}
