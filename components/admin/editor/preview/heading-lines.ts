import { FenceScanner } from '#components/admin/editor/fence-scanner.ts'

const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/

/** The lines (from 1) on which headings with # begin, those in code left out. */
export function headingLines(body: string): number[] {
  const code = new FenceScanner()
  return body.split('\n').flatMap((line, index) => (!code.take(line) && HEADING.test(line) ? index + 1 : []))
}
