import { globSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { bylineSaveInput, ownBylineInput } from '#lib/bylines/editing.ts'
import { noticesInput } from '#lib/notices/preferences.ts'
import { altTextInput } from '#lib/posts/alt-text.ts'
import { publishInput, saveInput } from '#lib/posts/input.ts'
import { reassignInput } from '#lib/posts/reassigning.ts'
import { settingsInput } from '#lib/settings/input.ts'
import { snippetChange, snippetInput, templateInput } from '#lib/snippets/input.ts'
import { mergeInput, tagSaveInput } from '#lib/tags/editing.ts'
import { handOverInput } from '#lib/users/handing-over.ts'

/** The schemas of the types that actions declare as input. */
const SCHEMAS: Record<string, z.ZodObject> = {
  SaveInput: saveInput,
  PublishInput: publishInput,
  SettingsInput: settingsInput,
  AltTextInput: altTextInput,
  TagInput: tagSaveInput,
  MergeInput: mergeInput,
  SnippetChange: snippetChange,
  TemplateInput: templateInput,
  OwnBylineInput: ownBylineInput,
  BylineSaveInput: bylineSaveInput,
  NoticesInput: noticesInput,
  ReassignInput: reassignInput,
  HandOverInput: handOverInput,
}

/** The fields of each action and each route with a body, as declared in `app`. */
export function readDeclaredFields(): Record<string, string[]> {
  return Object.fromEntries([...readActions(), ...readRoutes()])
}

function readActions(): [string, string[]][] {
  return filesNamed('actions.ts').flatMap(({ folder, text }) =>
    [...text.matchAll(/^export async function (\w+)\(([\s\S]*?)\): Promise[\s\S]*?^}/gm)].map(
      ([body, name, parameters = '']): [string, string[]] => [
        `${folder} ${name}`,
        [...parameters.matchAll(PARAMETER)].flatMap(([, name = '', type = '']) => fieldsOf(name, type, body)),
      ],
    ),
  )
}

const PARAMETER = /(\w+)\??:\s*(\{[^}]*\}|[^,]+)/g

function fieldsOf(name: string, type: string, body: string): string[] {
  if (name.startsWith('_')) return []
  if (type === 'FormData') return matches(body, /\btext\(form, '(\w+)'\)/g)
  if (type.startsWith('{')) return matches(type, /(\w+)\??:/g)
  if (!/^[A-Z]/.test(type)) return [name]
  const schema = SCHEMAS[type]
  if (!schema) throw new Error(`Say in SCHEMAS which schema ${type} belongs to.`)
  return Object.keys(schema.shape)
}

function readRoutes(): [string, string[]][] {
  return filesNamed('route.ts').flatMap(({ folder, text }) =>
    matches(text, /^export (?:const|(?:async )?function|\{.*\bas) (POST|PUT|PATCH|DELETE)\b/gm).map(
      (method): [string, string[]] => [`${folder} ${method}`, routeFields(text)],
    ),
  )
}

/** The fields of a next-auth sign-in are declared with its provider. */
function routeFields(text: string): string[] {
  if (text.includes('NextAuth(')) {
    const [, provider = ''] = /credentials: (\{.*\}),/.exec(readFileSync('lib/web/auth.ts', 'utf8')) ?? []
    return matches(provider, /(\w+): \{/g)
  }
  if (text.includes('createSnippet(')) return Object.keys(snippetInput.shape)
  if (text.includes('saveDraft(')) return Object.keys(saveInput.shape)
  return [
    ...(text.includes('request.arrayBuffer()') ? ['body'] : []),
    ...matches(text, /searchParams\.get\('(\w+)'\)/g),
  ]
}

function filesNamed(name: string) {
  return globSync(`app/**/${name}`).map((file) => ({
    folder: file
      .split('/')
      .slice(1, -1)
      .filter((folder) => !folder.startsWith('('))
      .join('/'),
    text: readFileSync(file, 'utf8'),
  }))
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])
}
