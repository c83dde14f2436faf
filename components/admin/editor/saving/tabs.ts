import type { DraftFields } from '#components/admin/editor/draft-fields.ts'

type News = { version: number; fields: DraftFields; savedAt: string }

/** Tells the other tabs in which this user has the post open what was saved, and hears it from them. */
export function openTabs(userId: string, postId: string, onNews: (news: News) => void) {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} }
  const channel = new BroadcastChannel(`draft/${userId}/${postId}`)
  channel.onmessage = ({ data }: MessageEvent<News>) => onNews(data)
  return { tell: (news: News) => channel.postMessage(news), close: () => channel.close() }
}
