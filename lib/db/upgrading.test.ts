import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '#lib/db/migrating.ts'
import { MIGRATIONS, readMigrations } from '#lib/db/migrations.ts'
import { emptyDatabase, rows } from '#test/empty-database.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'

const id = (digit: number) => String(digit).repeat(24)

/** A live article with everything around it, as the first migration lets it be written. */
const PUBLICATION = `
  INSERT INTO users (id, email, name, role) VALUES ('${id(1)}', 'o@example.org', 'The owner', 'owner');
  INSERT INTO media (id, hash, name, mime, bytes, width, height, colour)
    VALUES ('${id(2)}', repeat('a', 64), 'a.png', 'image/png', 1, 1, 1, '#ffffff');
  INSERT INTO bylines (id, slug, name) VALUES ('${id(3)}', 'ada', 'Ada Quill');
  INSERT INTO tags (id, slug, name) VALUES ('${id(4)}', 'models', 'Models');
  INSERT INTO posts (id, owner_id) VALUES ('${id(5)}', '${id(1)}');
  INSERT INTO drafts (post_id, title, body) VALUES ('${id(5)}', 'A head', 'Words');
  INSERT INTO revisions (id, post_id, number, draft_version, title, dek, body, slug, seo_title, description,
      cover_id, cover_alt, cover_caption, featured, byline_ids, tag_ids)
    VALUES ('${id(6)}', '${id(5)}', 1, 1, 'A head', 'A dek', '![](/media/' || repeat('a', 64) || '.png)', 'a-head', '', '',
      '${id(2)}', '', '', false, ARRAY['${id(3)}'], ARRAY['${id(4)}']);
  INSERT INTO renderings (revision_id, renderer_version, html, headings, text, words, minutes, media)
    VALUES ('${id(6)}', 1, '<p>Words</p>', '[{"depth":2,"id":"a","text":"Part"}]', 'Words', 1, 1, '{}');
  UPDATE posts SET live_revision_id = '${id(6)}', slug = 'a-head', published_at = now();
  INSERT INTO post_bylines (post_id, byline_id, position) VALUES ('${id(5)}', '${id(3)}', 0);
  INSERT INTO post_tags (post_id, tag_id, position) VALUES ('${id(5)}', '${id(4)}', 0);
  INSERT INTO settings (key, value) VALUES ('language', '"en"');`

const later = '20990101000000_later'

/** Adds a column, fills it from what is there and changes a function: what migrations usually do. */
const LATER = `
  ALTER TABLE posts ADD COLUMN heading text NOT NULL DEFAULT '';
  UPDATE posts SET heading = revisions.title FROM revisions WHERE revisions.id = live_revision_id;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE posts ALTER COLUMN heading DROP DEFAULT, ADD CONSTRAINT posts_heading CHECK (heading <> '');
  CREATE OR REPLACE FUNCTION search_cased(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT words; $$;`

test('a publication with articles takes every later migration', async () => {
  const url = await emptyDatabase()
  const names = (await readMigrations()).map(({ name }) => name)
  const [oldest = ''] = names
  const first = temporaryFolder()
  cpSync(join(MIGRATIONS, oldest), join(first, oldest), { recursive: true })
  expect(await migrate(url, first)).toEqual([oldest])
  await rows(url, PUBLICATION)

  const all = temporaryFolder()
  cpSync(MIGRATIONS, all, { recursive: true })
  writeInto(all, `${later}/migration.sql`, LATER)
  expect(await migrate(url, all)).toEqual([...names.slice(1), later])
  expect(await rows(url, 'SELECT slug, heading FROM posts')).toEqual([{ slug: 'a-head', heading: 'A head' }])
  expect(await rows(url, "SELECT search_cased('someWord') AS words")).toEqual([{ words: 'someWord' }])
})
