import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dateEntries, findDates } from '../../models/dates/index.ts'
import { findNumbers, numberEntries } from '../../models/numbers/index.ts'
import { findOfficials } from '../../models/officials/index.ts'
import { findPlaces } from '../../models/places/index.ts'

interface Line {
  text: string
  language?: string
  reference?: string
}

/** Each fourth sentence of a gold file, in the language asked for. */
function sample(file: string, language: string): Line[] {
  const lines = readFileSync(new URL(`../gold/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines
    .map((line) => JSON.parse(line) as Line)
    .filter((line, i) => i % 4 === 0 && (line.language ?? language) === language)
    .filter(({ text }) => language === 'fa' || /[а-я]/.test(text))
}

const shifted = (text: string, zero: number) =>
  text.replace(/[۰-۹]/g, (digit) => String.fromCharCode(zero + digit.charCodeAt(0) - 0x6f0))

/** Ways to write one and the same, as pages do. */
const SPELLINGS: Record<string, Record<string, (text: string) => string>> = {
  fa: {
    'joiners lost': (text) => text.replaceAll('\u200c', ''),
    'joiners as blanks': (text) => text.replaceAll('\u200c', ' '),
    'Arabic letters': (text) => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
    'Latin digits': (text) => shifted(text, 0x30),
    'Arabic digits': (text) => shifted(text, 0x660),
    'hard blanks': (text) => text.replaceAll(' ', '\u00a0'),
    'double blanks': (text) => text.replaceAll(' ', '  '),
    'digits glued': (text) => text.replace(/([۰-۹]) (?=(?:نفر|درصد|شغل|هزار|میلیون|طرح|واحد))/g, '$1'),
  },
  kk: {
    capitals: (text) => text.toUpperCase(),
    'Latin look-alikes': (text) => text.replaceAll('і', 'i'),
    'hard blanks': (text) => text.replaceAll(' ', '\u00a0'),
    'soft hyphens': (text) => text.replace(/([аеоұүі][бвгдкқлмнрст])(?=[аеоұүі])/g, '$1\u00ad'),
  },
}

const PARTS: Record<
  string,
  { file: (language: string) => string; read: (line: Line, language: string) => unknown }
> = {
  numbers: {
    file: () => 'numbers.jsonl',
    read: ({ text }, language) =>
      numberEntries(findNumbers(text, language)).map(({ value, min, max }) => value ?? `${min}…${max}`),
  },
  dates: {
    file: (language) => `dates.${language}.jsonl`,
    read: ({ text, reference }, language) =>
      dateEntries(findDates(text, { reference, language })).map(({ start, end }) => `${start}…${end}`),
  },
  places: {
    file: () => 'places.jsonl',
    read: ({ text }, language) => findPlaces(text, { language }).map(({ id }) => id),
  },
  officials: {
    file: () => 'officials.jsonl',
    read: ({ text }, language) =>
      findOfficials(text, { language }).map(
        ({ name, title }) => `${name?.replace(/[\u200c ]/g, '').toLowerCase()} ${title !== null}`,
      ),
  },
}

/** Capitals tell names, joiners the ends of surnames: of the officials so many in a hundred may be read otherwise. */
const LOSSES: Record<string, number> = {
  'kk capitals officials': 5,
  'kk capitals places': 2,
  'fa joiners as blanks officials': 5,
  'fa joiners as blanks dates': 1,
}

describe('one text in many spellings gives one reading', () => {
  for (const [language, spellings] of Object.entries(SPELLINGS)) {
    for (const [name, respell] of Object.entries(spellings)) {
      it.each(Object.entries(PARTS))(`${language} ${name}: %s`, (part, { file, read }) => {
        const lines = sample(file(language), language)
        const differ = lines.filter(
          (line) =>
            JSON.stringify(read(line, language)) !==
            JSON.stringify(read({ ...line, text: respell(line.text) }, language)),
        )
        const most = ((LOSSES[`${language} ${name} ${part}`] ?? 0) / 100) * lines.length
        expect(differ.length, differ.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(Math.ceil(most))
      })
    }
  }
})
