import { describe, expect, test } from 'vitest'
import { blocksOf } from '#components/admin/editor/conflict/blocks.ts'
import { type Choice, regionsOf, textOf } from '#components/admin/editor/conflict/regions.ts'

const choicesOf = (regions: ReturnType<typeof regionsOf>) =>
  regions.flatMap((region) => (region.kind === 'different' ? [region.choice] : []))

describe('the blocks of a text', () => {
  test('are separated by blank lines and joined give the text', () => {
    const text = '\n# One\n\ntwo\nlines\n\n\n\n- a\n- b'
    expect(blocksOf(text)).toEqual(['\n', '# One\n\n', 'two\nlines\n\n\n\n', '- a\n- b'])
  })

  test('keep code and components whole', () => {
    const code = '```js\nlet a\n\nlet b\n```\n\n'
    const callout = '<Callout title="x">\n  One.\n\n  Two.\n</Callout>\n\n'
    const line = '<Figure src="/a" />\n\n'
    expect(blocksOf([code, callout, line, 'End.'].join(''))).toEqual([code, callout, line, 'End.'])
  })

  test('of an unfinished code block end with the text', () => {
    expect(blocksOf('a\n\n```\nb\n\nc')).toEqual(['a\n\n', '```\nb\n\nc'])
  })
})

describe('two texts', () => {
  const base = 'One.\n\nTwo.\n\nThree.\n'

  test('changed in different blocks start from what each changed', () => {
    const regions = regionsOf(base, 'One, mine.\n\nTwo.\n\nThree.\n', 'One.\n\nTwo.\n\nThree, theirs.\n')
    expect(choicesOf(regions)).toEqual(['mine', 'theirs'])
    expect(textOf(regions, choicesOf(regions))).toBe('One, mine.\n\nTwo.\n\nThree, theirs.\n')
  })

  test('changed in the same block start from both', () => {
    const regions = regionsOf(base, 'One.\n\nMine.\n\nThree.\n', 'One.\n\nTheirs.\n\nThree.\n')
    expect(choicesOf(regions)).toEqual(['both'])
    expect(textOf(regions, ['both'])).toBe('One.\n\nMine.\n\nTheirs.\n\nThree.\n')
    expect(textOf(regions, ['mine'])).toBe('One.\n\nMine.\n\nThree.\n')
    expect(textOf(regions, ['theirs'])).toBe('One.\n\nTheirs.\n\nThree.\n')
  })

  test('of which one removed a block and the other added one keep to both', () => {
    const regions = regionsOf(base, 'One.\n\nThree.\n', 'One.\n\nTwo.\n\nThree.\n\nFour.\n')
    expect(textOf(regions, choicesOf(regions))).toBe('One.\n\nThree.\n\nFour.\n')
  })

  test('that are very long are compared all the same', () => {
    const blocks = Array.from({ length: 20_000 }, (_, number) => `Block ${number}.\n\n`)
    const regions = regionsOf(blocks.join(''), blocks.join(''), blocks.with(9_000, 'New.\n\n').join(''))
    expect(regions.map(({ kind }) => kind)).toEqual(['same', 'different', 'same'])
    const other = regionsOf('', blocks.join(''), blocks.toReversed().join(''))
    expect(textOf(other, ['mine'])).toBe(blocks.join(''))
  })

  test('get a blank line between blocks that were last', () => {
    const regions = regionsOf('One.', 'One.\n\nMine.', 'One.\n\nTheirs.')
    expect(textOf(regions, ['both'])).toBe('One.\n\nMine.\n\nTheirs.')
    const ends = regionsOf('One.', 'Mine.', 'Theirs.\n')
    expect(textOf(ends, ['both'])).toBe('Mine.\n\nTheirs.\n')
  })

  test.each(['mine', 'theirs'] as Choice[])(
    'taken as %s everywhere are that text, to the blank line at the end',
    (side) => {
      const [mine, theirs] = ['A.\n\nb\n\n\nC.\n\nD', 'A.\n\nB\n\nC.\n\nD\n\nE\n']
      const regions = regionsOf(base, mine, theirs)
      const text = textOf(
        regions,
        choicesOf(regions).map(() => side),
      )
      expect(text.replace(/\s+/g, ' ').trim()).toBe(
        { mine, theirs, both: '' }[side].replace(/\s+/g, ' ').trim(),
      )
    },
  )
})
