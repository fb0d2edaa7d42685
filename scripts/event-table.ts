import type { EventItem } from '../db/index.ts'
import type { Bound, Quantity } from '../models/contract.ts'
import { table } from './table.ts'

const SIGN: Record<Bound, string> = { exact: '', approx: '≈', at_least: '≥', at_most: '≤', range: '' }

/** A figure with its unit, such as «≥1,600 people», «40–50 jobs»; for money the currency. */
export function figure({ quantity, money }: Pick<EventItem, 'quantity' | 'money'>): string {
  if (quantity) return `${SIGN[quantity.bound]}${count(quantity)} ${quantity.unit.replaceAll('_', ' ')}`
  if (money) return `${SIGN[money.bound]}${short(money.value)} ${money.currency}`
  return '–'
}

function count({ value, min, max }: Quantity): string {
  const one = (n: number | undefined | null) => (n === undefined || n === null ? '' : n.toLocaleString('en'))
  return value === null ? `${one(min)}–${one(max)}` : one(value)
}

function short(value: number): string {
  return value.toLocaleString('en', { notation: 'compact', maximumFractionDigits: 1 })
}

function period({ period }: EventItem): string {
  if (!period) return '–'
  const { start, end, grain } = period
  if (start === end) return start
  if (grain === 'year' && start.endsWith('-01-01') && end.endsWith('-12-31')) return start.slice(0, 4)
  return `${start} … ${end}`
}

/** Events as a table for the terminal. */
export function eventTable(items: EventItem[], options: { color?: boolean } = {}): string {
  return table(
    [
      { title: 'Type' },
      { title: 'Status' },
      { title: 'Figure', right: true },
      { title: 'Place', max: 22 },
      { title: 'Period' },
      { title: 'Who says so', max: 24 },
      { title: 'Source', max: 24 },
      { title: 'Published' },
    ],
    items.map((item) => [
      item.type.replaceAll('_', ' '),
      item.status,
      figure(item),
      item.place?.name ?? '–',
      period(item),
      item.official?.name ?? item.official?.title ?? '–',
      item.document.source.id,
      item.document.publishedAt?.slice(0, 10) ?? '–',
    ]),
    options,
  )
}
