import { expect, test } from 'vitest'
import { contractionsIn } from '#lib/db/contracting.ts'
import { readMigrations } from '#lib/db/migrations.ts'

test.each([
  ['DROP TABLE "notes";', ['drops table notes']],
  ['ALTER TABLE posts DROP COLUMN IF EXISTS heading;', ['drops column heading']],
  ['ALTER TABLE posts RENAME COLUMN heading TO title;', ['renames heading']],
  ['ALTER TABLE posts RENAME TO texts;', ['renames TO']],
  ["ALTER TYPE role RENAME VALUE 'a' TO 'b';", ['renames a']],
  ['ALTER TABLE posts ALTER COLUMN words SET DATA TYPE bigint;', ['changes the type of words']],
  ['ALTER TABLE posts ALTER words TYPE bigint;', ['changes the type of words']],
  ['ALTER TABLE posts ALTER COLUMN words SET NOT NULL;', ['requires words']],
  ['ALTER TABLE posts ADD COLUMN words integer NOT NULL, ADD COLUMN x int;', ['requires words']],
  ['DO $$ BEGIN DROP TABLE notes; END $$;', ['drops table notes']],
  ['DROP FUNCTION search_cased(text);', ['drops search_cased']],
])('%s contracts', (sql, found) => {
  expect(contractionsIn(sql)).toEqual(found)
})

test.each([
  'CREATE TABLE notes (id text NOT NULL);',
  'ALTER TABLE posts ADD COLUMN words integer;',
  'ALTER TABLE posts ADD COLUMN words integer NOT NULL DEFAULT 0;',
  'ALTER TABLE posts ADD COLUMN a integer, ADD COLUMN "b" text NOT NULL DEFAULT \'\';',
  "ALTER TYPE role ADD VALUE 'guest';",
  'CREATE INDEX posts_words ON posts (words); DROP INDEX posts_old;',
  'CREATE FUNCTION forget(name text) RETURNS void AS $$ BEGIN DROP TABLE notes; END $$ LANGUAGE plpgsql;',
  '-- DROP TABLE notes;\n/* DROP COLUMN x */ SELECT 1;',
])('%s only expands', (sql) => {
  expect(contractionsIn(sql)).toEqual([])
})

test('every migration after the first only expands, so that the previous version goes on beside it', async () => {
  const [, ...later] = await readMigrations()
  for (const { name, sql } of later) expect(contractionsIn(sql), name).toEqual([])
})
