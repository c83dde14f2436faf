import type { WriteStream } from 'node:tty'

const WIDTH = 30

/** How far long work has come: a bar on a terminal, a line for every tenth of the work elsewhere. */
export class ProgressBar {
  readonly #began = performance.now()
  #tenths = 0

  constructor(
    readonly stream: WriteStream,
    readonly all: number,
  ) {}

  show(done: number): void {
    if (this.stream.isTTY) return void this.stream.write(`\r\x1b[K${this.#bar(done)} ${this.#words(done)}`)
    const tenths = Math.floor((done / this.all) * 10)
    if (tenths > this.#tenths) this.stream.write(`${this.#words(done)}\n`)
    this.#tenths = tenths
  }

  /** Takes the bar off the terminal. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K')
  }

  #bar(done: number): string {
    const full = Math.round((done / this.all) * WIDTH)
    return '█'.repeat(full) + '░'.repeat(WIDTH - full)
  }

  #words(done: number): string {
    const seconds = Math.round((performance.now() - this.#began) / 1_000)
    return `${done.toLocaleString('en')} of ${this.all.toLocaleString('en')} in ${seconds} s`
  }
}
