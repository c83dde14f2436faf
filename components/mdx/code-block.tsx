import type { ReactNode } from 'react'

export type CodeBlockProps = { language?: string; label?: string; title?: string; children?: ReactNode }

/** A code block. `language`: the identifier; `label`: the name that readers see. */
export function CodeBlock({ language, label, title, children }: CodeBlockProps) {
  return (
    <figure className="code-block" data-language={language}>
      {(title || label) && (
        <figcaption>
          {title && <span className="code-block-title">{title}</span>}
          {title && label && ' '}
          {label && <span className="code-block-language">{label}</span>}
        </figcaption>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form. */}
      <pre tabIndex={0} role="group" aria-label={title ?? (label ? `${label} code` : 'Code')}>
        {children}
      </pre>
    </figure>
  )
}
