/** Words, figures and days as the reader chose to see them. All of it follows the settings when they change. */
import type { EventItem, PlaceName } from '../../../types.ts'
import type { Words } from '../words/en.ts'
import * as dates from './dates.ts'
import * as numbers from './numbers.ts'
import { settings, t } from './settings.svelte.ts'

export const number = (value: number, decimals?: number) =>
  numbers.formatNumber(value, settings.language, decimals)
export const share = (value: number, decimals?: number) =>
  numbers.formatShare(value, settings.language, decimals)
export const short = (value: number) => numbers.formatShort(value, settings.language)
export const range = (from: number, to: number) =>
  numbers.formatRange(number(from), number(to), settings.language)
export const axis = (value: number) => numbers.formatAxis(value, settings.language)
export const day = (iso: string) => dates.formatDay(iso, settings.language, settings.calendar)
export const period = (start: string, end: string) =>
  dates.formatPeriod(start, end, settings.language, settings.calendar)
/** The month that a day lies in. */
export const monthOf = (iso: string) => dates.formatMonth(iso, settings.language, settings.calendar)
/** A month of the API (`2025-08`): always a Gregorian one, so it is named as such. */
export const month = (value: string) => dates.formatMonth(`${value}-01`, settings.language, 'gregorian')

const plurals = new Map<string, Intl.PluralRules>()
function pluralOf(value: number): Intl.LDMLPluralRule {
  const rules = plurals.get(settings.language) ?? new Intl.PluralRules(settings.language)
  plurals.set(settings.language, rules)
  return rules.select(value)
}

/** The plural form for a figure: forms are parted by `|`, in the order of CLDR's categories. */
function form(forms: string, value: number): string {
  const list = forms.split('|')
  if (list.length === 1) return forms
  const category = pluralOf(value)
  const index = list.length === 2 ? (category === 'one' ? 0 : 1) : { one: 0, few: 1 }[category as string]
  return list[index ?? list.length - 1] as string
}

/** A sentence with its gaps filled: `fill(t.mapOf, { country })`. */
export function fill(text: string, gaps: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole)
}

/** «12 events»: a phrase with `{n}` in the right plural form. */
export function count(value: number, key: keyof Words): string {
  return fill(form(t[key], value), { n: number(value) })
}

/** The noun of a unit beside a figure: «person», «people». */
export function unit(key: string, value: number): string {
  return form(word(key), value)
}

/** A word by a key that comes from data; the key itself where there is no word. */
export function word(key: string): string {
  return (t as Record<string, string>)[key] ?? key
}

/** The name of an evidence field. */
export function fieldName(field: string): string {
  return (t as Record<string, string>)[`field_${field}`] ?? word(field)
}

/** A place's name in the page's language where there is one, else its own. */
export function placeName(place: Omit<PlaceName, 'id'> & { id?: string }): string {
  if (place.id === 'IR' || place.id === 'KZ') return t[place.id]
  if (settings.language === 'en') return place.nameEn ?? place.name
  if (settings.language === 'ru') return place.nameRu ?? place.nameEn ?? place.name
  // Names of the other country are read sooner in Latin letters than in its own.
  const arabic = /[\u0600-\u06ff]/.test(place.name)
  if (settings.language === 'kk' && arabic) return place.nameRu ?? place.nameEn ?? place.name
  if (settings.language === 'fa' && !arabic) return place.nameEn ?? place.name
  return place.name
}

const LEVELS: Record<string, keyof Words> = {
  country: 'level_country',
  admin1: 'level_1',
  admin2: 'level_2',
  admin3: 'level_3',
  admin4: 'level_4',
  city: 'level_city',
}
/** What kind of unit a level of the gazetteer is. */
export const levelName = (level: string) => word(LEVELS[level] ?? level)

/** A quantity in words: «about 3,154 jobs», «10–20 people». Null where the event has none. */
export function quantityText({ quantity }: Pick<EventItem, 'quantity'>): {
  bound: string
  figure: string
  unit: string
} | null {
  if (!quantity) return null
  const { value, min, max, unit: name, bound } = quantity
  const figure = value === null ? range(min ?? 0, max ?? 0) : number(value)
  return {
    bound: bound === 'exact' || bound === 'range' ? '' : word(bound),
    figure,
    unit: unit(name, value ?? max ?? 0),
  }
}

/** A sum of money in words: «3.5 billion rials». */
export function moneyText({ money }: Pick<EventItem, 'money'>): string | null {
  if (!money) return null
  const bound = money.bound === 'exact' || money.bound === 'range' ? '' : `${word(money.bound)} `
  return `${bound}${short(money.value)} ${word(money.currency)}`
}
