/**
 * Short texts in many languages from packages whose licences let the letter statistics be shipped:
 * - `node_modules/cldr-annotations-full` (Unicode-3.0): names and keywords of signs;
 * - `node_modules/@openstreetmap/id-tagging-schema` (ISC): names of things on maps;
 * - `django/` (BSD-3-Clause): messages of a web framework, as unpacked from its wheel.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Our label of each language of the packages; the ones that they write in two ways apart. */
const LABELS: Record<string, string> = {
  ...{
    ar: 'ar-Arab',
    ckb: 'ckb-Arab',
    fa: 'fa-Arab',
    ps: 'ps-Arab',
    sd: 'sd-Arab',
    ug: 'ug-Arab',
    ur: 'ur-Arab',
  },
  ...{
    'kk-Arab': 'kk-Arab',
    ba: 'ba-Cyrl',
    be: 'be-Cyrl',
    bg: 'bg-Cyrl',
    kk: 'kk-Cyrl',
    ky: 'ky-Cyrl',
    mn: 'mn-Cyrl',
  },
  ...{
    ru: 'ru-Cyrl',
    tg: 'tg-Cyrl',
    tt: 'tt-Cyrl',
    uk: 'uk-Cyrl',
    az: 'az-Latn',
    de: 'de-Latn',
    en: 'en-Latn',
  },
  ...{ fr: 'fr-Latn', ku: 'ku-Latn', tk: 'tk-Latn', tr: 'tr-Latn', uz: 'uz-Latn' },
}

/** What stands in messages for values, and their marks. */
const PLACEHOLDER = /%\([^)]*\)[a-z]?|%[a-z]|\{[^}]*\}|<[^>]*>|\\n|\\"|&[a-z]+;|https?:\S+/g

/** Lines by label from the packages under a folder; those that are not there are left out. */
export function corporaLines(folder: string): Map<string, string[]> {
  const lines = new Map<string, Set<string>>()
  for (const [code, label] of Object.entries(LABELS)) {
    const found = new Set<string>()
    for (const line of [...annotations(folder, code), ...tags(folder, code), ...messages(folder, code)]) {
      const clean = line.replace(PLACEHOLDER, ' ').trim()
      if (clean.length > 2) found.add(clean)
    }
    lines.set(label, found)
  }
  return new Map([...lines].map(([label, found]) => [label, [...found]]))
}

function annotations(folder: string, code: string): string[] {
  const path = join(folder, 'node_modules/cldr-annotations-full/annotations', code, 'annotations.json')
  if (!existsSync(path)) return []
  const { annotations } = JSON.parse(readFileSync(path, 'utf8')) as {
    annotations: { annotations?: Record<string, { default?: string[]; tts?: string[] }> }
  }
  return Object.values(annotations.annotations ?? {}).flatMap((entry) => [
    ...(entry.tts ?? []),
    (entry.default ?? []).join(', '),
  ])
}

function tags(folder: string, code: string): string[] {
  const path = join(folder, 'node_modules/@openstreetmap/id-tagging-schema/dist/translations', `${code}.json`)
  return existsSync(path) ? strings(JSON.parse(readFileSync(path, 'utf8'))) : []
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

function messages(folder: string, code: string): string[] {
  const root = join(folder, 'django')
  if (!existsSync(root)) return []
  const contrib = join(root, 'contrib')
  const files = [
    join(root, 'conf/locale', code, 'LC_MESSAGES/django.po'),
    ...readdirSync(contrib).flatMap((app) =>
      ['django.po', 'djangojs.po'].map((file) => join(contrib, app, 'locale', code, 'LC_MESSAGES', file)),
    ),
  ]
  return files.filter((file) => existsSync(file)).flatMap((file) => translations(readFileSync(file, 'utf8')))
}

/** The translated sides of a gettext catalogue. */
function translations(catalogue: string): string[] {
  const out: string[] = []
  for (const block of catalogue.split('\n\n').slice(1)) {
    const translated = block.slice(Math.max(0, block.indexOf('msgstr')))
    for (const part of translated.split(/^msgstr/m)) {
      const text = [...part.matchAll(/"(.*)"$/gm)].map((match) => match[1]).join('')
      if (text) out.push(text)
    }
  }
  return out
}
