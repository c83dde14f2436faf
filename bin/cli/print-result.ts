/** Prints a command's result: as one JSON document on stdout with `--json`, else as the text that `describe` makes. */
export function printResult<T>(result: T, options: { json?: boolean }, describe: (result: T) => string): void {
  console.log(options.json ? JSON.stringify(result, null, 2) : describe(result))
}
