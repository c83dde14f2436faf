import { glob, readFile } from 'node:fs/promises'

/** The verbs of `lib` that may change what readers see and are not among those tried. */
export async function listUntried(tried: Set<string>): Promise<string[]> {
  const known = [tried, UNSEEN, COMPOSED, EVERYTHING]
  return (await listWriting()).filter((name) => !known.some((names) => names.has(name)))
}

async function listWriting(): Promise<string[]> {
  const verbs: string[] = []
  for await (const file of glob('lib/*/*.ts')) {
    const source = await readFile(file, 'utf8')
    for (const [, name = ''] of source.matchAll(/^export async function (\w+)\(\s*viewer: Viewer/gm))
      verbs.push(name)
  }
  return verbs.filter(
    (name) => !/^(get|list|require|find[A-Z](?!rCreate))/.test(name) || /OrCreate/.test(name),
  )
}

/** Verbs that change nothing readers can see. */
const UNSEEN = new Set([
  'submitPost',
  'requestChanges',
  'checkMedia',
  'createBackup',
  'examineEnvironment',
  'examineDatabase',
  'createByline',
  'findOrCreateByline',
  'findOrCreateSeries',
  'findOrCreateTag',
  'prepareRelations',
  'storePicture',
  'deletePicture',
  'removeOrphans',
  'previewPost',
  'createPerson',
  'resetPassword',
  'invitePerson',
  'withdrawInvitation',
  'changeRole',
  'suspendPerson',
  'reinstatePerson',
  'transferOwnership',
  'endOwnSession',
  'changeOwnPassword',
])
/** After these nothing that is remembered counts; they are tried beside their code. */
const EVERYTHING = new Set(['restoreBackup'])
/** Verbs made of others, or steps of one that is. */
const COMPOSED = new Set([
  'placePost',
  'standPost',
  'importArticles',
  'settleFile',
  'writeArticle',
  'createImported',
  'saveImported',
  'publishImported',
  'publishVersion',
])
