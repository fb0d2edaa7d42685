/** What the reader chose: language, calendar, colours; and the words of the language. Kept in the browser. */
import type { Words } from '../words/en.ts'
import type { CalendarName } from './dates.ts'
import { directionOf, LANGUAGES, type Language } from './numbers.ts'

export type Theme = 'auto' | 'light' | 'dark'

// Each language is a file of its own: a reader loads one.
const LOAD: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('../words/en.ts'),
  fa: () => import('../words/fa.ts'),
  kk: () => import('../words/kk.ts'),
  ru: () => import('../words/ru.ts'),
}

/** Storage may be switched off: then choices last as long as the page. */
const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(`karenbek.${name}`)
  } catch {
    return null
  }
}
const store = (name: string, value: string) => {
  try {
    localStorage.setItem(`karenbek.${name}`, value)
  } catch {
    // See above.
  }
}

const isLanguage = (code: string | null | undefined): code is Language => Boolean(code && code in LANGUAGES)

/** An address may ask for a language (`?ui=kk`); else the last choice, else the browser's. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('ui')
  const known = [asked, stored('language'), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return known.find(isLanguage) ?? 'en'
}

const language = firstLanguage()
export const settings = $state({
  language,
  calendar: (stored('calendar') ?? (language === 'fa' ? 'jalali' : 'gregorian')) as CalendarName,
  theme: (stored('theme') ?? 'auto') as Theme,
})

/** The words of the chosen language. Filled by `useLanguage` before the page is shown. */
export const t = $state({} as Words)

/** Loads a language and turns the page to it. */
export async function useLanguage(code: Language): Promise<void> {
  const { words } = await LOAD[code]()
  Object.assign(t, words)
  // A reader who never chose a calendar gets the one that goes with the language.
  if (!stored('calendar')) settings.calendar = code === 'fa' ? 'jalali' : 'gregorian'
  settings.language = code
  document.documentElement.lang = code
  document.documentElement.dir = directionOf(code)
}

export function chooseLanguage(code: Language): Promise<void> {
  store('language', code)
  return useLanguage(code)
}

export function chooseCalendar(calendar: CalendarName): void {
  settings.calendar = calendar
  store('calendar', calendar)
}

export function chooseTheme(theme: Theme): void {
  settings.theme = theme
  store('theme', theme)
  applyTheme()
}

/** Puts the colours on; `auto` follows the device. */
export function applyTheme(): void {
  if (settings.theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = settings.theme
}
