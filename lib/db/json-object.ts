import { Prisma } from '#prisma/client.ts'

type Nested<Select> = { [Field in keyof Select as Select[Field] extends true ? never : Field]: Prisma.Sql }

/**
 * A json_build_object with the shape of a Prisma select: its plain fields are read as columns of the SQL alias (in snake
 * case, as the schema maps them), and each relation needs its SQL in `nested`. One select thus defines a shape for both
 * kinds of query. Field names are written into the SQL: they must come from code, never from input.
 */
export function jsonObject<Select extends object>(
  alias: string,
  select: Select,
  nested: Nested<Select>,
): Prisma.Sql {
  const columns = Object.entries(select)
    .filter(([, value]) => value === true)
    .map(([field]) => Prisma.raw(`'${field}', ${alias}.${snakeCase(field)}`))
  const relations = Object.entries<Prisma.Sql>(nested).map(
    ([field, value]) => Prisma.sql`${Prisma.raw(`'${field}'`)}, ${value}`,
  )
  return Prisma.sql`json_build_object(${Prisma.join([...columns, ...relations])})`
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
