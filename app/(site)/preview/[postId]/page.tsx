import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticlePage } from '#components/site/article/article-page.tsx'
import { StandingPage } from '#components/site/article/standing-page.tsx'
import { PreviewError } from '#components/site/errors/preview-error.tsx'
import { previewPost } from '#lib/admin/previewing.ts'
import { Invalid } from '#lib/core/errors.ts'
import { absolute } from '#lib/urls/origin.ts'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { readSettings } from '#lib/web/reads.ts'
import { getSignedIn } from '#lib/web/session.ts'

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
    orNotFound(() => orInvalid(previewPost(signedIn.viewer, postId))),
  ])
  if (preview instanceof Invalid) return <PreviewError settings={settings} problems={preview.problems} />
  const { kind, article } = preview
  if (kind === 'page') return <StandingPage page={article} settings={settings} />
  return <ArticlePage article={article} settings={settings} address={absolute(article.href)} />
}

async function orInvalid<T>(preview: Promise<T>): Promise<T | Invalid> {
  return preview.catch((error) => {
    if (error instanceof Invalid) return error
    throw error
  })
}
