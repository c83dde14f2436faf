import type { ExportMarkdownFromLexicalOptions, NodeRef } from '@mdxeditor/editor'

// Exported by the package but missing from its types.
declare module '@mdxeditor/editor' {
  export const toMarkdownExtensions$: NodeRef<ExportMarkdownFromLexicalOptions['toMarkdownExtensions']>
  export const toMarkdownOptions$: NodeRef<ExportMarkdownFromLexicalOptions['toMarkdownOptions']>
  export function exportMarkdownFromLexical(options: ExportMarkdownFromLexicalOptions): string
}
