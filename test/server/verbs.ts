import { glob, readFile } from 'node:fs/promises'

/** The verbs of `lib` that may change public pages and are not among those tested. */
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

/** Verbs that change nothing public. */
const UNSEEN = new Set([
  'submitPost',
  'requestChanges',
  'retryJob',
  'emptyTrash',
  'checkMedia',
  'noteUnsureText',
  'createBackup',
  'examineEnvironment',
  'examineDatabase',
  'createByline',
  'findOrCreateByline',
  'findOrCreateSeries',
  'findOrCreateTag',
  'prepareRelations',
  'storeImage',
  'storeRemoteImage',
  'moveMedia',
  'fillLinkCard',
  'deleteImage',
  'removeOrphans',
  'previewPost',
  'previewAddress',
  'previewUnsaved',
  'previewSharedImage',
  'readUnsavedDraft',
  'createSeriesChoice',
  'createSnippet',
  'createTemplate',
  'saveSnippet',
  'deleteSnippet',
  'startFromTemplate',
  'createUser',
  'resetPassword',
  'inviteUser',
  'withdrawInvitation',
  'changeRole',
  'suspendUser',
  'reinstateUser',
  'transferOwnership',
  'endOwnSession',
  'changeOwnPassword',
  'requestEmailChange',
  'withdrawEmailChange',
  'handOverPublication',
  'renameOwnAccount',
  'saveNotices',
  'retryMail',
  'discardMail',
  'dismissMail',
  'reassignPosts',
])
/** These invalidate everything; they are tested beside their code. */
const EVERYTHING = new Set(['restoreBackup'])
/** Verbs composed of others, or steps of one. */
const COMPOSED = new Set([
  'saveOwnByline',
  'createWithIdentity',
  'setImportedState',
  'importArticles',
  'importFile',
  'writeArticle',
  'createImported',
  'saveImported',
  'publishImported',
  'publishVersion',
])
