import { expect, it } from 'vitest'
import { fuzz, PLAIN_SEEDS } from '../../scripts/bench/fuzz.ts'
import { ENGLISH, KAZAKH, PERSIAN } from './pages/content.ts'
import { ENGLISH_TEMPLATES, KAZAKH_TEMPLATES, PERSIAN_TEMPLATES } from './pages/templates.ts'

it('mutated pages, feeds, sitemaps and robots files break nothing', () => {
  const pages = [
    ...ENGLISH_TEMPLATES.map((template) => template.render(ENGLISH[1]!, ENGLISH)),
    ...PERSIAN_TEMPLATES.map((template) => template.render(PERSIAN[1]!, PERSIAN.slice(2, 7))),
    ...KAZAKH_TEMPLATES.map((template) => template.render(KAZAKH[1]!, KAZAKH.slice(2, 7))),
  ]
  const result = fuzz([...pages, ...PLAIN_SEEDS], 600, 42)
  expect(result.failures.map((failure) => failure.error)).toEqual([])
  expect(result.slowestMs).toBeLessThan(2_000)
})
