import { describe, expect, it } from 'vitest'
import { articleId, loadSources, parseSources, privateHosts, RegistryError } from '../../crawlers/registry.ts'
import { allPlaces } from '../../models/places/index.ts'

const entry = (change: string[] = []) =>
  [
    'sources:',
    '  - id: x',
    '    name: X',
    '    country: IR',
    '    places: [IR-15]',
    '    languages: [fa]',
    '    scripts: [Arab]',
    '    kind: local_outlet',
    '    family: wordpress',
    '    homepage: https://x.ir',
    '    hosts: [x.ir]',
    '    timeZone: Asia/Tehran',
    '    feeds: [/feed/]',
    '    sitemaps: []',
    '    listings: []',
    '    cadence: "13 * * * *"',
    '    minIntervalSeconds: 4',
    '    enabled: true',
    '    evidence: seen',
    ...change.map((line) => `    ${line}`),
  ].join('\n')

const problems = (text: string) => {
  try {
    parseSources(text)
    return []
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    return error.problems.map(({ entry: id, field }) => `${id} ${field}`)
  }
}

describe('the bundled registry', () => {
  it('is valid, and names places of the gazetteer', async () => {
    const sources = await loadSources()
    const known = new Set(allPlaces().map((place) => place.id))
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.flatMap((source) => source.places).filter((place) => !known.has(place))).toEqual([])
  })
  it('covers all first-level units of both countries', async () => {
    const covered = new Set(
      (await loadSources()).filter((s) => s.enabled && !s.sample).flatMap((s) => s.places),
    )
    const units = allPlaces()
      .filter((place) => place.level === 'admin1')
      .map((place) => place.id)
    expect(units).toHaveLength(51)
    expect(units.filter((id) => !covered.has(id))).toEqual([])
  })
  it('lets only samples live on private addresses', async () => {
    for (const source of await loadSources()) {
      expect(privateHosts(source).size > 0).toBe(source.sample === true)
      expect(
        source.hosts.some((host) => host.startsWith('127.')),
        source.id,
      ).toBe(source.sample === true)
    }
  })
  it('finds the id of each example', async () => {
    for (const source of await loadSources())
      for (const example of source.examples ?? []) expect(articleId(source, example), example).not.toBeNull()
  })
})

describe('checking', () => {
  it('accepts a good entry', () => {
    expect(problems(entry())).toEqual([])
  })
  it.each([
    [entry(['articleUrl: "("']), 'x articleUrl'],
    [entry().replace('hosts: [x.ir]', 'hosts: [y.ir]'), 'x hosts'],
    [entry().replace('Asia/Tehran', 'Asia/Nowhere'), 'x timeZone'],
    [entry().replace('13 * * * *', 'hourly now'), 'x cadence'],
    [entry().replace('feeds: [/feed/]', 'feeds: []'), 'x feeds'],
    [entry(['allowPrivate: true']), 'x allowPrivate'],
    [entry(['articleUrl: ^/n/(?<id>\\d+)', 'examples: [https://x.ir/m/1]']), 'x examples'],
    [entry().replace('kind: local_outlet', 'kind: blog'), 'x kind'],
    [entry().replace('places: [IR-15]', 'places: [Lorestan]'), 'x places.0'],
    [entry(['colour: red']), 'x'],
    ['sources: 5', 'file sources'],
    ['sources: [', 'line 1 YAML'],
    [`${entry()}\n${entry().split('\n').slice(1).join('\n')}`, 'x id'],
  ])('names entry and field (%#)', (text, expected) => {
    expect(
      problems(text).some((problem) => problem.startsWith(expected)),
      problems(text).join('; '),
    ).toBe(true)
  })
})
