'use client'

import {
  $applyNodeReplacement,
  DecoratorNode,
  ElementNode,
  type NodeKey,
  type SerializedElementNode,
  type SerializedLexicalNode,
} from 'lexical'
import type { JSX } from 'react'

/** A footnote reference: the small number in the text. */
export class FootnoteMarkNode extends DecoratorNode<JSX.Element> {
  __name: string

  static override getType(): string {
    return 'footnote-mark'
  }

  static override clone(node: FootnoteMarkNode): FootnoteMarkNode {
    return new FootnoteMarkNode(node.__name, node.__key)
  }

  static override importJSON({ name }: SerializedLexicalNode & { name?: string }): FootnoteMarkNode {
    return $applyNodeReplacement(new FootnoteMarkNode(name ?? '1'))
  }

  constructor(name = '1', key?: NodeKey) {
    super(key)
    this.__name = name
  }

  getName(): string {
    return this.getLatest().__name
  }

  override exportJSON() {
    return { ...super.exportJSON(), name: this.getName() }
  }

  override getTextContent(): string {
    return `[^${this.getName()}]`
  }

  override createDOM(): HTMLElement {
    return document.createElement('sup')
  }

  override updateDOM(): boolean {
    return false
  }

  override isInline(): boolean {
    return true
  }

  override decorate(): JSX.Element {
    return <span className="footnote-mark">{this.getName()}</span>
  }
}

/** A footnote definition: its label and its paragraphs. */
export class FootnoteTextNode extends ElementNode {
  __name: string

  static override getType(): string {
    return 'footnote-text'
  }

  static override clone(node: FootnoteTextNode): FootnoteTextNode {
    return new FootnoteTextNode(node.__name, node.__key)
  }

  static override importJSON({ name }: SerializedElementNode & { name?: string }): FootnoteTextNode {
    return $applyNodeReplacement(new FootnoteTextNode(name ?? '1'))
  }

  constructor(name = '1', key?: NodeKey) {
    super(key)
    this.__name = name
  }

  getName(): string {
    return this.getLatest().__name
  }

  override exportJSON() {
    return { ...super.exportJSON(), name: this.getName() }
  }

  override createDOM(): HTMLElement {
    const box = document.createElement('div')
    box.className = 'footnote-text'
    box.dataset.name = this.getName()
    return box
  }

  override updateDOM(): boolean {
    return false
  }

  override isShadowRoot(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }
}
