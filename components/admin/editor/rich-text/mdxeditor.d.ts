import type { ExportMarkdownFromLexicalOptions, NodeRef } from '@mdxeditor/editor'

// The package gives these away, but its types keep quiet about them.
declare module '@mdxeditor/editor' {
  export const toMarkdownExtensions$: NodeRef<ExportMarkdownFromLexicalOptions['toMarkdownExtensions']>
  export const toMarkdownOptions$: NodeRef<ExportMarkdownFromLexicalOptions['toMarkdownOptions']>
  export function exportMarkdownFromLexical(options: ExportMarkdownFromLexicalOptions): string
}
