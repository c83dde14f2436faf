import { fetchOnce } from './fetching.ts'
import { median, percentile } from './load.ts'
import type { Measurement } from './measurement.ts'
import { seedArticles } from './posts.ts'
import type { Site } from './site.ts'

const ARTICLES = 10_000

const WORDS = [
  'model',
  'attention',
  'memory',
  'token',
  'benchmark',
  'licence',
  'gradients',
  'serving',
  'prompt',
  'weights',
]
const OTHERS = [
  'measured',
  'cheap',
  'patient',
  'honest',
  'sparse',
  'hidden',
  'brittle',
  'narrow',
  'useful',
  'uneven',
]
const SPECIAL = [
  '"held-out benchmark"',
  'atention',
  'tokeniser or retrieval',
  'memory -cache',
  'Alma Aronsen',
  'zyzzyva',
]

/** Prefixes as readers type them; the shortest match thousands of titles. */
const BEGINNINGS = ['th', 'in', 'wh', 'mo', 'me', 'to'].flatMap((start) => [
  start,
  ...['m', 's', 'c', 't'].map((next) => `${start} ${next}`),
])

/** Warm-up searches, which are not measured. */
const WARMING = OTHERS.flatMap((one) => OTHERS.map((other) => `${one} ${other}`))

/** Uncached searches among 10,000 articles, page included; and suggestions. */
export async function measureSearch(site: Site): Promise<Measurement[]> {
  await seedArticles(site, ARTICLES)
  const questions = [
    ...WORDS,
    ...WORDS.flatMap((word) => OTHERS.map((other) => `${word} ${other}`)),
    ...SPECIAL,
  ]
  return [
    ...(await measureQuestions(`${site.url}/search`, 'search', questions)),
    ...(await measureQuestions(`${site.url}/search/suggestions`, 'suggestions', BEGINNINGS)),
  ]
}

// Spellings that are not cached and all mean the same.
const SPELLINGS = [
  (question: string) => question,
  (question: string) => question.toUpperCase(),
  (question: string) => `${question.slice(0, 1).toUpperCase()}${question.slice(1)}`,
]

async function measureQuestions(url: string, name: string, questions: string[]): Promise<Measurement[]> {
  for (const question of WARMING) await timeOf(url, question)
  const rounds: number[][] = []
  for (const spell of SPELLINGS) {
    const times = []
    for (const question of questions) times.push(await timeOf(url, spell(question)))
    rounds.push(times)
  }
  return [
    { name: `${name} p50`, value: median(rounds.map((times) => percentile(times, 0.5))), unit: 'ms' },
    { name: `${name} p95`, value: median(rounds.map((times) => percentile(times, 0.95))), unit: 'ms' },
  ]
}

async function timeOf(url: string, question: string): Promise<number> {
  return (await fetchOnce(`${url}?q=${encodeURIComponent(question)}`)).milliseconds
}
