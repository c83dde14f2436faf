import { type DraftFields, isSame } from '#components/admin/editor/draft-fields.ts'

export type FieldName = keyof DraftFields

/**
 * Two changes to one version of a draft: `base` is that version. `collisions` names the fields that both changed in
 * different ways; there, `merged` has mine.
 */
export function mergeFields(
  base: DraftFields,
  mine: DraftFields,
  theirs: DraftFields,
): { merged: DraftFields; collisions: FieldName[] } {
  const isMine = (name: FieldName) => !isEqual(mine[name], base[name])
  const isTheirs = (name: FieldName) => !isEqual(theirs[name], base[name])
  const names = fieldNames(mine)
  return {
    merged: { ...theirs, ...pick(mine, names.filter(isMine)) },
    collisions: names.filter((name) => isMine(name) && isTheirs(name) && !isEqual(mine[name], theirs[name])),
  }
}

export function fieldNames(fields: DraftFields): FieldName[] {
  return Object.keys(fields) as FieldName[]
}

/** The fields that differ. */
export function differing(one: DraftFields, other: DraftFields): FieldName[] {
  return fieldNames(one).filter((name) => !isEqual(one[name], other[name]))
}

/** Texts are compared as they are: writing a long one as JSON for every key would be slow. */
export function isEqual(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && isSame(one, other))
}

export function pick(fields: DraftFields, names: FieldName[]): Partial<DraftFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}
