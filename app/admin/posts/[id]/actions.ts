'use server'

import { publishChecked } from '#lib/admin/checks/publishing.ts'
import { getDraft } from '#lib/admin/drafts.ts'
import { getKeptText, listKeptVersions } from '#lib/admin/kept-versions.ts'
import { getLiveText } from '#lib/admin/live-text.ts'
import { createSeriesChoice } from '#lib/admin/series.ts'
import type { DraftView, KeptVersion, PostText, Result } from '#lib/admin/views.ts'
import type { Listing } from '#lib/core/views.ts'
import { listMedia } from '#lib/media/library.ts'
import type { LibraryItem } from '#lib/media/views.ts'
import type { PublishInput } from '#lib/posts/input.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import type { TemplateInput } from '#lib/snippets/input.ts'
import { createTemplate } from '#lib/snippets/saving.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

export async function publishAction(input: PublishInput): Promise<Result<DraftView>> {
  return action(async (viewer, given: PublishInput) => {
    await publishChecked(viewer, given)
    return getDraft(viewer, given.postId)
  })(input)
}

/** The draft as it is stored now, after another user saved it. */
export async function reloadAction(postId: string): Promise<Result<DraftView>> {
  return action(getDraft)(asText(postId))
}

/** The live version that readers see. */
export async function liveTextAction(postId: string): Promise<Result<PostText>> {
  return action(getLiveText)(asText(postId))
}

/** The texts of this post that lost an edit conflict. */
export async function keptVersionsAction(postId: string): Promise<Result<KeptVersion[]>> {
  return action(listKeptVersions)(asText(postId))
}

export async function keptTextAction(id: string): Promise<Result<PostText>> {
  return action(getKeptText)(asText(id))
}

export async function submitAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(submitPost, postId)
}

export async function requestChangesAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(requestChanges, postId)
}

/** Saves the draft as it is stored as a template. */
export async function saveTemplateAction(input: TemplateInput): Promise<Result<string>> {
  return action(createTemplate)(input)
}

export async function createSeriesAction(title: string): Promise<Result<{ id: string; title: string }>> {
  return action(createSeriesChoice)(asText(title))
}

const LAST_PAGE = 999_999

/** The images of the library. */
export async function listImagesAction(query: {
  search: string
  page: number
}): Promise<Result<Listing<LibraryItem>>> {
  const page = Number.isSafeInteger(query?.page) ? Math.min(Math.max(query.page, 1), LAST_PAGE) : 1
  return action(listMedia)({ search: asText(query?.search), page })
}

export async function unpublishAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(unpublishPost, postId)
}

export async function trashAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(trashPost, postId)
}

export async function restoreAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(restorePost, postId)
}

export async function withdrawAction(postId: string): Promise<Result<DraftView>> {
  return withDraft(withdrawPost, postId)
}

type Change = Parameters<typeof action<string, void>>[0]

function withDraft(change: Change, postId: string): Promise<Result<DraftView>> {
  return action(async (viewer, id: string) => {
    await change(viewer, id)
    return getDraft(viewer, id)
  })(asText(postId))
}
