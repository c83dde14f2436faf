import { mapPlain, type PlainValues } from '#lib/fields/choosing.ts'

/** The plain fields of a post that nothing has been written into. */
export const emptyFields: PlainValues = mapPlain({ text: () => '', flag: () => false })

/** A value other than the default for every plain field, each text another one. */
export const fullFields: PlainValues = mapPlain({ text: (name) => `The ${name}`, flag: () => true })
