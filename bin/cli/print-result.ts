/** Prints a command's result on stdout: as one JSON document with `--json`, else as the text from `describe`. */
export function printResult<T>(
  result: T,
  options: { json?: boolean },
  describe: (result: T) => string,
): void {
  console.log(options.json ? JSON.stringify(result, null, 2) : describe(result))
}
