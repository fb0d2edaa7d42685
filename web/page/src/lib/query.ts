/** What a search asks for, as the page's address and the API's parameters say it: one name for one thing. */

const LISTS = ['type', 'status', 'unit', 'source', 'language'] as const
const VALUES = [
  'q',
  'place',
  'from',
  'to',
  'periodFrom',
  'periodTo',
  'min',
  'max',
  'moneyMin',
  'moneyMax',
  'currency',
  'official',
  'officialId',
  'confidence',
  'duplicates',
  'sort',
] as const

export type ListName = (typeof LISTS)[number]
export type ValueName = (typeof VALUES)[number]
export type Filters = Record<ListName, string[]> & Record<ValueName, string>

/** A search without any condition. */
export function noFilters(): Filters {
  const lists = Object.fromEntries(LISTS.map((name) => [name, [] as string[]]))
  const values = Object.fromEntries(VALUES.map((name) => [name, '']))
  return { ...lists, ...values } as Filters
}

/** Reads the conditions of an address; what is no condition is left aside. */
export function filtersOf(params: URLSearchParams): Filters {
  const filters = noFilters()
  for (const name of LISTS) filters[name] = (params.get(name) ?? '').split(',').filter(Boolean)
  for (const name of VALUES) filters[name] = params.get(name) ?? ''
  return filters
}

/** The conditions as parameters, empty ones left out, in a fixed order. */
export function paramsOf(filters: Filters): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of VALUES) {
    if (filters[name] !== '' && !(name === 'sort' && filters.sort === 'date')) params.set(name, filters[name])
  }
  for (const name of LISTS) if (filters[name].length > 0) params.set(name, filters[name].join(','))
  return params
}

/** The conditions without the order of the results. */
export function conditionsOf(filters: Filters): URLSearchParams {
  const params = paramsOf(filters)
  params.delete('sort')
  return params
}

/** A list with a value added or taken away. */
export function toggled(list: string[], value: string): string[] {
  return list.includes(value) ? list.filter((entry) => entry !== value) : [...list, value]
}
