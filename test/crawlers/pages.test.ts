import { describe, expect, it } from 'vitest'
import { extractArticle, isArticle } from '../../crawlers/article/index.ts'
import { ENGLISH, KAZAKH, PERSIAN, type Story } from './pages/content.ts'
import { FRESH_ENGLISH, FRESH_KAZAKH, FRESH_PERSIAN } from './pages/fresh.ts'
import { MESSY_ENGLISH, MESSY_KAZAKH, MESSY_PERSIAN } from './pages/messy.ts'
import { MORE_EN, MORE_FA, MORE_KK } from './pages/more.ts'
import { PORTALS_FA, PORTALS_KK } from './pages/portals.ts'
import { ENGLISH_TEMPLATES, KAZAKH_TEMPLATES, PERSIAN_TEMPLATES, type Template } from './pages/templates.ts'
import { WILD } from './pages/wild.ts'

const NOW = Date.parse('2026-11-25T00:00:00Z')

/** Runs of four words with their counts: the measure of the usual extraction benchmark. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}\u200c]+/gu) ?? []
  const out = new Map<string, number>()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(' ')
    out.set(key, (out.get(key) ?? 0) + 1)
  }
  return out
}

function f1(found: string, gold: string): number {
  const [a, b] = [shingles(found), shingles(gold)]
  let shared = 0
  for (const [key, count] of a) shared += Math.min(count, b.get(key) ?? 0)
  const sum = (map: Map<string, number>) => [...map.values()].reduce((x, y) => x + y, 0)
  const [precision, recall] = [shared / sum(a), shared / sum(b)]
  return shared === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

interface Result {
  name: string
  f1: number
  title: boolean
  date: boolean
  authors: boolean
  body: string
  gold: string
}

/** The same page with nothing left to go by but its words and its nesting: names, roles and telling elements gone. */
function nameless(page: string): string {
  const names = new Map<string, string>()
  const hidden = (name: string) => {
    if (!names.has(name)) names.set(name, `x${names.size}`)
    return names.get(name)
  }
  return page
    .replace(/\b(class|id)="([^"]*)"/g, (_, attribute, name) => `${attribute}="${hidden(name)}"`)
    .replace(/\b(itemprop|role|data-component|data-testid)="[^"]*"/g, '')
    .replace(/<(\/?)(aside|nav|footer|figcaption|article|main|header|section)\b/g, '<$1div')
}

function run(
  templates: Template[],
  stories: Story[],
  host: string,
  change: (page: string) => string = (page) => page,
  among: Story[] = stories,
): Result[] {
  return templates.flatMap((template) =>
    stories.map((story, i) => {
      const others = among.filter((other) => other !== story).slice(0, 6)
      const url =
        template.url?.(story) ??
        (template.name === 'dourtal'
          ? `https://${host}/index.aspx?siteid=1&newsview=12`
          : `https://${host}/a/${i}`)
      const page = extractArticle(
        { bytes: Buffer.from(change(template.render(story, others))), url },
        { now: NOW },
      )
      const text =
        template.gold?.(story) ??
        [...story.lines.map((line) => line.text), template.extra ?? ''].join('\n').trim()
      const golds =
        template.lead === 'body'
          ? [`${story.lead}\n${text}`]
          : template.lead === 'apart'
            ? [text, `${story.lead}\n${text}`]
            : [text]
      const body = isArticle(page) ? page.body : ''
      const scores = golds.map((gold) => f1(body, gold))
      const best = Math.max(...scores)
      const date = isArticle(page) && page.publishedAt !== null && sameDay(page.publishedAt, story.published)
      return {
        name: `${template.name}: ${story.title.slice(0, 40)}`,
        f1: best,
        title: isArticle(page) && page.title === story.title,
        date,
        authors:
          !template.authors ||
          (isArticle(page) && page.authors.join('|') === template.authors(story).join('|')),
        body,
        gold: golds[scores.indexOf(best)] as string,
      }
    }),
  )
}

const sameDay = (found: string, wanted: string) => found.slice(0, 10) === wanted.slice(0, 10)
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
const share = (values: boolean[]) => values.filter(Boolean).length / values.length

describe.each([
  ['English', run(ENGLISH_TEMPLATES, ENGLISH, 'courier.example'), 0.97],
  ['Persian', run(PERSIAN_TEMPLATES, PERSIAN.slice(0, 8), 'www.example.ir'), 0.98],
  ['Kazakh', run(KAZAKH_TEMPLATES, KAZAKH.slice(0, 8), 'example.kz'), 0.98],
  ['Messy English', run(MESSY_ENGLISH, ENGLISH, 'courier.example'), 0.97],
  ['Messy Persian', run(MESSY_PERSIAN, PERSIAN.slice(0, 8), 'www.example.ir'), 0.98],
  ['Messy Kazakh', run(MESSY_KAZAKH, KAZAKH.slice(0, 8), 'example.kz'), 0.98],
  ['Fresh English', run(FRESH_ENGLISH, ENGLISH, 'courier.example'), 0.97],
  ['Wild English', run(WILD, ENGLISH.slice(1, 3), 'courier.example', undefined, ENGLISH), 0.97],
  ['Portals Persian', run(PORTALS_FA, PERSIAN.slice(0, 3), 'www.example.ir', undefined, PERSIAN), 0.98],
  ['Portals Kazakh', run(PORTALS_KK, KAZAKH.slice(0, 3), 'example.kz', undefined, KAZAKH), 0.98],
  ['More English', run(MORE_EN, ENGLISH.slice(0, 3), 'courier.example', undefined, ENGLISH), 0.97],
  ['More Persian', run(MORE_FA, PERSIAN.slice(0, 3), 'www.example.ir', undefined, PERSIAN), 0.98],
  ['More Kazakh', run(MORE_KK, KAZAKH.slice(0, 3), 'example.kz', undefined, KAZAKH), 0.98],
  ['Fresh Persian', run(FRESH_PERSIAN, PERSIAN.slice(0, 8), 'www.example.ir'), 0.98],
  ['Fresh Kazakh', run(FRESH_KAZAKH, KAZAKH.slice(0, 8), 'example.kz'), 0.98],
])('%s pages', (language, results, goal) => {
  const worst = () =>
    [...results]
      .sort((a, b) => a.f1 - b.f1)
      .slice(0, 8)
      .map((r) => `${r.f1.toFixed(3)} ${r.name}`)
      .join('\n')
  it(`give their text (F1 at least ${goal} on average)`, () => {
    if (process.env.KARENBEK_SHOW)
      console.log(
        language,
        mean(results.map((r) => r.f1)).toFixed(4),
        share(results.map((r) => r.title)),
        share(results.map((r) => r.date)),
        `\n${worst()}`,
      )
    expect(mean(results.map((r) => r.f1)), worst()).toBeGreaterThanOrEqual(goal)
  })
  it('lose none altogether', () => {
    expect(Math.min(...results.map((r) => r.f1)), worst()).toBeGreaterThan(0.8)
  })
  it('give title and date', () => {
    expect(
      share(results.map((r) => r.title)),
      results
        .filter((r) => !r.title)
        .map((r) => r.name)
        .join('\n'),
    ).toBeGreaterThanOrEqual(0.97)
    expect(
      share(results.map((r) => r.date)),
      results
        .filter((r) => !r.date)
        .map((r) => r.name)
        .join('\n'),
    ).toBeGreaterThanOrEqual(0.97)
  })
  it('give their authors', () => {
    expect(results.filter((r) => !r.authors).map((r) => r.name)).toEqual([])
  })
  it('change no character of a line', () => {
    for (const result of results) {
      const gold = new Set(result.gold.split('\n'))
      const known = result.body.split('\n').filter((line) => [...gold].some((g) => f1(line, g) > 0.9))
      for (const line of known)
        expect(
          [...gold].some((g) => line === g || line.endsWith(g) || line.startsWith(g)),
          line,
        ).toBe(true)
    }
  })
})

describe('pages without names', () => {
  it.each([
    ['English', ENGLISH_TEMPLATES, ENGLISH, 'courier.example', 0.95],
    ['Persian', PERSIAN_TEMPLATES, PERSIAN.slice(0, 6), 'www.example.ir', 0.98],
    ['Kazakh', KAZAKH_TEMPLATES, KAZAKH.slice(0, 6), 'example.kz', 0.98],
  ] as const)('%s: nesting and words tell nearly as much', (language, templates, stories, host, floor) => {
    const results = run(templates, [...stories], host, nameless)
    const average = mean(results.map((r) => r.f1))
    if (process.env.KARENBEK_SHOW) console.log(language, 'without names', average.toFixed(4))
    expect(average).toBeGreaterThanOrEqual(floor)
  })
})
