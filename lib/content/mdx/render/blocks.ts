import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/** Labels each table with its number and its caption or column headings, and turns alignment into classes. */
export function nameTables(tree: Root) {
  let number = 0
  visit(tree, 'element', (node) => {
    if (node.tagName === 'table') node.properties.label = tableLabel(node, ++number)
    if (node.properties.align) {
      node.properties.className = [`align-${node.properties.align}`]
      node.properties.align = undefined
    }
  })
}

function tableLabel(table: Element, number: number) {
  const captions: string[] = []
  const headings: string[] = []
  visit(table, 'element', (node) => {
    if (node.tagName === 'caption') captions.push(textOf(node).trim())
    if (node.tagName === 'th') headings.push(textOf(node).trim())
  })
  const names = (captions[0] || headings.filter(Boolean).slice(0, 6).join(', ')).slice(0, 120)
  return names ? `Table ${number}: ${names}` : `Table ${number}`
}

/**
 * Adds classes to footnote references and back-links. The id with the writer's note name moves to an element of its
 * own.
 */
export function nameFootnotes(tree: Root) {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'li' && node.properties.id) moveId(node)
    if (node.properties.dataFootnoteRef !== undefined) moveId(node)
    const { dataFootnoteRef, dataFootnoteBackref, ...properties } = node.properties
    if (dataFootnoteRef !== undefined) node.properties = { ...properties, className: ['footnote-ref'] }
    if (dataFootnoteBackref !== undefined) node.properties = { ...properties, className: ['footnote-back'] }
    if (node.properties.dataFootnotes) node.properties.dataFootnotes = undefined
  })
}

/** Reader modes hide elements whose id looks like `note-fn-share`. */
function moveId(item: Element) {
  const target = element('span', [])
  target.properties = { className: ['target'], id: item.properties.id }
  item.properties.id = undefined
  const first = item.children.find((child) => child.type === 'element')
  const words = first?.tagName === 'p' ? first : item
  words.children.unshift(target)
}

/** Replaces task list checkboxes with labelled text. */
export function renderTasks(tree: Root) {
  visit(tree, 'element', (node) => {
    if (hasClass(node, 'contains-task-list')) node.properties.className = ['task-list']
    if (hasClass(node, 'task-list-item')) node.properties.className = ['task-item']
    if (node.tagName !== 'input') return
    const done = Boolean(node.properties.checked)
    node.tagName = 'span'
    node.properties = { className: ['task-mark'], role: 'img', ariaLabel: done ? 'Done' : 'To do' }
    node.children = [{ type: 'text', value: done ? '☑' : '☐' }]
  })
}

/** An image that is alone in its paragraph and has a title becomes a figure with that caption. */
export function renderFigures(tree: Root) {
  visit(tree, 'element', (node) => {
    const image = node.tagName === 'p' ? onlyChild(node) : undefined
    if (image?.tagName !== 'img' || !image.properties.title) return
    const caption = String(image.properties.title)
    image.properties.title = undefined
    node.tagName = 'figure'
    node.properties = { className: ['figure', 'figure-normal'] }
    const words = element('span', [{ type: 'text', value: caption }])
    words.properties = { className: ['figure-caption'] }
    node.children = [image, element('figcaption', [words])]
  })
}

function onlyChild(node: Element): Element | undefined {
  const telling = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only, ...others] = telling
  return only?.type === 'element' && others.length === 0 ? only : undefined
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}

function hasClass(node: Element, name: string) {
  const { className } = node.properties
  return Array.isArray(className) && className.includes(name)
}
