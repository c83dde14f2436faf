import { type Import, importsOf, type Source } from '#test/sources.ts'

/** An architecture rule, with a file that breaks it, so that the rule itself is tested. */
export type Rule = { says: string; breach: Source; breaches(source: Source): string[] }

type Arrow = {
  /** The files that the rule applies to. */
  from: RegExp
  except?: RegExp
  /** Forbidden imports: paths of the project, or packages. */
  never: RegExp
  /** Exceptions, in general or for types. */
  but?: RegExp
  butTypes?: RegExp
  breach: [file: string, text: string]
}

const TESTS = /\.test\.tsx?$|^test\/|^e2e\//

/** A rule about imports. Tests are exempt. */
export function arrow(says: string, { breach: [file, text], ...to }: Arrow): Rule {
  return {
    says,
    breach: { file, text },
    breaches: (source) =>
      isAbout(source.file, to)
        ? importsOf(source)
            .filter((found) => isForbidden(found, to))
            .map(({ names }) => `${source.file} imports ${names}`)
        : [],
  }
}

/** A rule about text that may not appear in some files. */
export function absence(
  says: string,
  { from, except, never, breach: [file, text] }: Pick<Arrow, 'from' | 'except' | 'never' | 'breach'>,
): Rule {
  return {
    says,
    breach: { file, text },
    breaches: (source) =>
      isAbout(source.file, { from, except }) && never.test(source.text) ? [source.file] : [],
  }
}

export function maximumLines(says: string, lines: number): Rule {
  return {
    says,
    breach: { file: 'lib/long.ts', text: '\n'.repeat(lines + 1) },
    breaches({ file, text }) {
      const count = text.split('\n').length - 1
      return count > lines ? [`${file} has ${count} lines`] : []
    },
  }
}

function isAbout(file: string, { from, except }: Pick<Arrow, 'from'> & { except?: RegExp | undefined }) {
  return from.test(file) && !except?.test(file) && !TESTS.test(file)
}

function isForbidden({ names, isType }: Import, { never, but, butTypes }: Omit<Arrow, 'breach'>) {
  return never.test(names) && !but?.test(names) && !(isType && butTypes?.test(names))
}
