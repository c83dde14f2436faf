import { type ComponentType, createElement } from 'react'
import { Button } from '#components/mdx/button.tsx'
import { Callout } from '#components/mdx/callout.tsx'
import { CodeBlock } from '#components/mdx/code-block.tsx'
import { Details } from '#components/mdx/details.tsx'
import { Figure } from '#components/mdx/figure.tsx'
import { Image } from '#components/mdx/image.tsx'
import { LinkCard, type LinkCardProps } from '#components/mdx/link-card.tsx'
import { Quote } from '#components/mdx/quote.tsx'
import { ScrollTable } from '#components/mdx/scroll-table.tsx'
import { SectionHeading, type SectionHeadingProps } from '#components/mdx/section-heading.tsx'
import { TextLink } from '#components/mdx/text-link.tsx'
import type { MediaFacts, RenderInput } from '#lib/content/views.ts'

/** The MDX component map: a React component per MDX component and per Markdown element that needs more than its tag. */
export function componentMap(media: RenderInput['media']) {
  const isFirst = once()
  return {
    Button,
    Callout,
    Details,
    Quote,
    Figure: withMediaFacts(media, isFirst, Figure),
    LinkCard: withPicture(media),
    a: TextLink,
    img: withMediaFacts(media, isFirst, Image),
    pre: CodeBlock,
    table: ScrollTable,
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    h6: heading(6),
  }
}

function withMediaFacts<Props extends { src?: string; facts?: MediaFacts; isFirst?: boolean }>(
  media: RenderInput['media'],
  isFirst: () => boolean,
  component: ComponentType<Props>,
) {
  return (props: Props) => {
    return createElement(component, { ...props, facts: factsAt(media, props.src), isFirst: isFirst() })
  }
}

function withPicture(media: RenderInput['media']) {
  return (props: LinkCardProps) => createElement(LinkCard, { ...props, facts: factsAt(media, props.image) })
}

function factsAt(media: RenderInput['media'], src = ''): MediaFacts | undefined {
  return Object.hasOwn(media, src) ? media[src] : undefined
}

/** True on the first call only. An article is rendered once, from top to bottom. */
function once(): () => boolean {
  let isAsked = false
  return () => {
    const isFirst = !isAsked
    isAsked = true
    return isFirst
  }
}

function heading(level: SectionHeadingProps['level']) {
  return (props: Omit<SectionHeadingProps, 'level'>) => createElement(SectionHeading, { ...props, level })
}
