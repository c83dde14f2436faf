import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticlePage } from '#components/site/article-page'
import { RefusedText } from '#components/site/refused-text'
import { StandingPage } from '#components/site/standing-page'
import { absolute } from '#lib/addresses/origin'
import { Invalid } from '#lib/errors'
import { previewPost } from '#lib/posts/previewing'
import { hiddenMetadata } from '#lib/web/metadata'
import { orNotFound } from '#lib/web/or-not-found'
import { readSettings } from '#lib/web/reads'
import { getSignedIn } from '#lib/web/session'

type Props = PageProps<'/preview/[postId]'>

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Preview')
}

export default async function PreviewPage({ params }: Props) {
  const { postId } = await params
  const signedIn = await getSignedIn()
  if (!signedIn) notFound()
  const [settings, preview] = await Promise.all([
    readSettings(),
    orNotFound(() => orRefused(previewPost(signedIn.viewer, postId))),
  ])
  if (preview instanceof Invalid) return <RefusedText settings={settings} problems={preview.problems} />
  const { kind, article } = preview
  if (kind === 'page') return <StandingPage page={article} settings={settings} />
  return <ArticlePage article={article} settings={settings} address={absolute(article.href)} />
}

async function orRefused<T>(preview: Promise<T>): Promise<T | Invalid> {
  return preview.catch((error) => {
    if (error instanceof Invalid) return error
    throw error
  })
}
