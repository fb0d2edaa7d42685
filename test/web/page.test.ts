import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../web/index.ts'
import { FIRST } from '../../web/page/src/lib/first.ts'
import type { View } from '../../web/page/src/lib/route.svelte.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { HOSTILE, storePageSamples } from './page-samples.ts'

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!BROWSER && process.env.CI) throw new Error('CI needs Chromium: run scripts/install-test-tools.sh')
if (!BROWSER)
  console.warn('no Chromium: the tests of the page are skipped; scripts/install-test-tools.sh installs it')

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const KEY = 'a-key-for-the-tests'
const LANGUAGES = ['fa', 'kk', 'ru', 'en']

describe.runIf(BROWSER)('the page', { timeout: 60_000 }, () => {
  let db: TestDatabase
  let server: RunningServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const errors: string[] = []
  const outside: string[] = []
  const event: Record<string, string> = {}
  let official = ''

  beforeAll(async () => {
    await build({ root: 'web/page', configFile: 'web/page/vite.config.ts', logLevel: 'error' })
    db = await testDatabase()
    await storePageSamples(db.pool)
    const { rows } = await db.pool.query(
      'SELECT id, type, status, url, official_id FROM events e JOIN (SELECT id AS d, url FROM documents) d ON d.d = e.document_id WHERE is_shown',
    )
    for (const row of rows) event[`${row.type} ${row.status}`] = row.id
    official = rows.find((row) => row.official_id)?.official_id
    server = await startServer({ pool: db.pool, port: 0, apiKey: KEY })
    browser = await chromium.launch({
      executablePath: BROWSER as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    context = await browser.newContext({
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('dialog', (dialog) => dialog.accept())
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url())
    })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await db?.close()
  })

  /** Every view, with something on it. */
  const views = (): Record<string, string> => ({
    search: '',
    event: `event?id=${event['jobs_created planned']}`,
    map: 'map',
    districts: 'map?level=admin2&measure=people',
    compare: 'compare?a=IR-06&b=KZ-15',
    place: 'place?id=IR-06',
    official: `official?id=${official}`,
    promises: 'promises',
    saved: 'saved?type=vacancies',
    quality: 'quality',
  })
  const open = async (path: string) => {
    await page.goto(server.url + path)
    await settled()
  }
  const settled = async () => {
    await page.locator('main h1').waitFor()
    await page.waitForFunction(() => !document.querySelector('main :is([aria-busy="true"], .loading)'))
  }
  /** Words of drawings that reach beyond them, but for the hook of a letter. */
  const cutOff = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('svg.chart text')]
        .filter((text) => {
          const [word, room] = [text, text.closest('svg') as Element].map((one) =>
            one.getBoundingClientRect(),
          )
          return word && room && (word.left < room.left - 3 || word.right > room.right + 3)
        })
        .map((text) => text.textContent),
    )
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

  it('shows the first view with less than 100 KB of script', async () => {
    const scripts: string[] = []
    const listen = (response: { url(): string }) => {
      if (/\.js$/.test(response.url())) scripts.push(response.url())
    }
    page.on('response', listen)
    await open('')
    await page.locator('.event').first().waitFor()
    page.off('response', listen)
    const sizes = await Promise.all(
      scripts.map(
        async (url) => gzipSync(await readFile(`web/page/dist/${url.slice(server.url.length)}`)).length,
      ),
    )
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
  })

  it('asks while a view is on its way for what the view calls for, and for nothing twice', async () => {
    let asked: string[] = []
    const listen = (request: { url(): string }) => {
      const path = request.url().slice(server.url.length)
      if (path.startsWith('api/') && path !== 'api/statistics') asked.push(path)
    }
    page.on('request', listen)
    for (const [view, path] of Object.entries(views())) {
      const name = (path.split('?')[0] || 'search') as View
      const first = FIRST[name](new URLSearchParams(path.split('?')[1])).sort()
      asked = []
      await open(path)
      const loaded = [...asked].sort()
      // Reached by a link nothing is asked ahead: what the view itself calls for.
      await open(view === 'quality' ? 'saved' : 'quality')
      asked = []
      await page.evaluate((address) => {
        const link = document.createElement('a')
        link.href = `./${address}`
        document.querySelector('main')?.append(link)
        link.click()
      }, path)
      await page.waitForURL((url) => url.href === server.url + path)
      await settled()
      expect(asked.sort(), view).toEqual(loaded)
      expect(
        loaded.filter((one) => first.includes(one)),
        view,
      ).toEqual(first)
    }
    page.off('request', listen)
  })

  it('marks the evidence field by field, named for those who do not see colours', async () => {
    await open('?type=jobs_created&status=planned')
    const kazakh = page.locator('.event blockquote[lang=kk]')
    expect(await kazakh.locator('mark.quantity').textContent()).toContain('3 154')
    expect(await kazakh.locator('mark.quantity').getAttribute('data-field')).toBe('figure')
    expect(await kazakh.locator('mark.place').textContent()).toContain('Ақтөбе')
    const lines = await page
      .locator('.legend .mark')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).textDecoration))
    expect(lines.length).toBeGreaterThan(3)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('searches as typed; the address holds the search, and the way back works', async () => {
    await open('')
    const all = await page.locator('.event').count()
    await page.getByRole('searchbox').first().fill('كارخانه')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByText('1 event', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('كارخانه')
    await page.getByRole('checkbox', { name: /Jobs lost/ }).check()
    await page.waitForURL(/type=jobs_lost/)
    await page.reload()
    await page.getByText('1 event', { exact: true }).waitFor()
    await page.goBack()
    await page.goBack()
    await page.waitForFunction((n) => document.querySelectorAll('.event').length === n, all)
    expect(page.url()).toBe(server.url)
  })

  it('says where a query cannot be understood', async () => {
    await open(`?${new URLSearchParams({ q: 'type:nonsense завод' })}`)
    await page.getByText('The query cannot be understood here:').waitFor()
    expect(await page.locator('.wrong').textContent()).toContain('nonsense')
    expect(await page.locator('#q').getAttribute('aria-invalid')).toBe('true')
    for (const [language, said] of Object.entries({
      ru: 'Такого значения нет',
      kk: 'Ондай мән жоқ',
      fa: 'چنین مقداری نیست',
    })) {
      await open(`?${new URLSearchParams({ q: 'type:nonsense', ui: language })}`)
      await page.locator('#q-bad').getByText(said).waitFor()
    }
    await page.evaluate(() => localStorage.clear())
    // The browser tells refused requests as errors; this one was asked for.
    errors.splice(0)
  })

  it('takes days of either calendar, and says so where there is no such day', async () => {
    await open('')
    await page.locator('#from').fill('۱۴۰۴/۵/۳۰')
    await page.locator('#from').press('Enter')
    await page.waitForURL(/from=2025-08-21/)
    expect(await page.locator('#from').inputValue()).toBe('2025-08-21')
    await page.locator('#to').fill('2025')
    await page.locator('#to').press('Enter')
    await page.waitForURL(/to=2025-12-31/)
    await page.getByRole('button', { name: 'Remove: Published to 31 Dec 2025' }).waitFor()
    await page.locator('#to').fill('30 February')
    await page.locator('#to').press('Enter')
    await page.getByText(/This is not a date/).waitFor()
    await page.getByRole('button', { name: /^Remove: Published from/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('from'))
  })

  it('finds a place by keyboard and narrows to what lies below it', async () => {
    await open('')
    const field = page.getByRole('combobox', { name: /everything below/ })
    await field.fill('khuz')
    await page.locator('[role=listbox] [role=option]').first().waitFor()
    await field.press('ArrowDown')
    await field.press('ArrowUp')
    await field.press('Enter')
    await page.waitForURL(/place=IR-06/)
    expect(await field.inputValue()).toBe('Khuzestan')
    await page.getByRole('checkbox', { name: /Abadan/ }).click()
    await page.waitForURL(/place=IR-0601/)
  })

  it('lets the keyboard pass the filters by', async () => {
    await open('')
    await page.getByRole('button', { name: 'How to search' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('results')
  })

  it('says so when nothing fits', async () => {
    await open('?min=99999999')
    await page.getByText('Nothing fits this search.').waitFor()
  })

  it('says so when there is no such event, place or official', async () => {
    for (const path of ['event?id=0', 'place?id=IR-9999', 'official?id=0000000000000000']) {
      await page.goto(server.url + path)
      await page.getByText('There is nothing at this address.').waitFor()
      expect(await page.locator('main h1').count(), path).toBe(1)
    }
    errors.splice(0)
  })

  it('says so when the server is gone, and goes on when it is back', async () => {
    await open('quality')
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Search', exact: true }).click()
    await page.getByText('The server does not answer').first().waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.locator('.event').first().waitFor()
    errors.splice(0)
  })

  it('opens an event with its article, hostile markup as text, and comes back to the same list', async () => {
    await open('?language=kk')
    const link = page.getByRole('link', { name: 'Jobs created' }).first()
    await link.scrollIntoViewIfNeeded()
    await page.evaluate(() => scrollBy(0, 40))
    const scrolled = await page.evaluate(() => scrollY)
    await link.click()
    await page.locator('.text').waitFor()
    expect(await page.locator('.text').textContent()).toContain(HOSTILE)
    expect(await page.locator('.text img, .text script').count()).toBe(0)
    expect(await page.locator('.text mark.quantity').first().textContent()).toContain('3 154')
    expect(await page.title()).toContain('Jobs created')
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await page.goBack()
    await page.locator('.event').first().waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(scrolled)
    // The keyboard goes on from the event that was looked at.
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
  })

  it('makes no link of an address that is no web address', async () => {
    await open(`event?id=${event['vacancies done'] ?? event['vacancies ongoing']}`)
    await page.getByText('is not a web address').waitFor()
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  })

  it('gives citations to copy', async () => {
    await open(views().event as string)
    await page.getByRole('button', { name: 'Cite' }).click()
    await page.getByRole('button', { name: 'Copy: BibTeX' }).click()
    await page.getByText('Copied').waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toMatch(/^@misc\{karenbek-[\da-f]+,\n/)
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  it('shows the promise and what came of it', async () => {
    await open(views().promises as string)
    await page.locator('.verdict').first().waitFor()
    await page.getByLabel('What came of it').selectOption('partly')
    await page.waitForURL(/verdict=partly/)
    // The list before the choice may hold a kept-in-part one too: the choice has come when there is no other.
    await page.waitForFunction(
      () => document.querySelector('.verdict.partly') && !document.querySelector('.verdict:not(.partly)'),
    )
    expect(await page.locator('.outcome').first().textContent()).toContain('48% of what was promised')
  })

  it('draws the map: by keys, as a table, as files', async () => {
    await open('map')
    const unit = page.locator('.map a[aria-label^="Khuzestan:"]')
    await unit.focus()
    expect(await page.locator('.told').first().textContent()).toMatch(/^Khuzestan: \d/)
    expect(await page.locator('.map .unit').count()).toBe(51)
    const figure = page.locator('figure').first()
    const save = async (kind: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: kind }).click(),
      ])
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
    }
    const svg = await save('SVG')
    expect(svg.name).toBe('map-ir.svg')
    expect(svg.bytes.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg.bytes.toString()).toContain('geokz')
    expect(svg.bytes.toString()).not.toMatch(/<a |<script|class=/)
    const png = await save('PNG')
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    const csv = await save('CSV')
    expect(csv.bytes.toString()).toMatch(
      /^\uFEFF?id,Place,number of events\r\n.*IR-06,Khuzestan,\d+\r\n.*IR-01,Gilan,0\r\n/s,
    )
    await figure.getByRole('button', { name: 'As a table' }).click()
    await figure.getByRole('link', { name: 'Khuzestan' }).click()
    await page.waitForURL(/place\?id=IR-06/)
    await page.getByRole('heading', { level: 1, name: 'Khuzestan' }).waitFor()
  })

  it('compares two places on one scale', async () => {
    await open(views().compare as string)
    const bars = await page
      .locator('dl.bars')
      .evaluateAll((lists) =>
        lists.map((list) => [...list.querySelectorAll('dd')].map((dd) => dd.textContent)),
      )
    expect(bars[0]?.[0]).toBe('2,500')
    expect(bars[1]?.[0]).toBe('3,154')
    await page.getByRole('button', { name: 'Swap' }).click()
    await page.waitForURL(/a=KZ-15&b=IR-06/)
    // A search narrows both sides, and stays when they change.
    await page.getByRole('searchbox').fill('type:jobs_lost')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.waitForURL(/a=KZ-15&b=IR-06&q=type/)
    await page.getByText('Nothing fits this search.').waitFor()
    const lost = page.locator('dl.bars').nth(1).locator('dd').last()
    expect(await lost.textContent()).toBe('150')
    await page.getByRole('button', { name: 'Swap' }).click()
    await page.waitForURL(/a=IR-06&b=KZ-15&q=type/)
  })

  it('saves a search for who has the key, and gives its feed', async () => {
    await open('saved?type=vacancies&place=KZ-15')
    await page.getByLabel('Name').fill(`Fairs ${HOSTILE}`)
    await page.getByLabel('Key').fill('not the key at all')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('This is not the key of this server.').waitFor()
    await page.getByLabel('Key').fill(KEY)
    await page.getByLabel(/webhook/).fill('https://hooks.example.org/x')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/whsec_/).waitFor()
    const heading = page.getByRole('heading', { name: /^Fairs/ })
    expect(await heading.textContent()).toContain(HOSTILE)
    const feed = await page.locator('.list a[type="application/atom+xml"]').getAttribute('href')
    const answer = await fetch(server.url + feed)
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    expect(await answer.text()).toContain('450 бос жұмыс орны')
    await page.getByRole('button', { name: /^Delete/ }).click()
    await heading.waitFor({ state: 'detached' })
    // The key that was refused.
    errors.splice(0)
  })

  it.each([
    ['light', 1360],
    ['dark', 1360],
    ['light', 390],
  ] as const)('has nothing for axe to find: %s, %i wide', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    const narrow = ['search', 'map', 'compare', 'quality']
    let i = 0
    for (const [name, path] of Object.entries(views())) {
      const language = LANGUAGES[i++ % LANGUAGES.length]
      // What a narrow screen lays out anew.
      if (width === 390 && !narrow.includes(name)) continue
      await open(`${path}${path.includes('?') ? '&' : '?'}ui=${language}`)
      if (name === 'search' && width === 390) await page.locator('.toggle').last().click()
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'))
      const found = await page.evaluate(async () => {
        const { axe } = window as never as {
          axe: {
            run(
              options: object,
            ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
          }
        }
        const { violations } = await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
        )
      })
      expect(found, `${name} ${language}`).toEqual([])
    }
  })

  it.each(LANGUAGES)(
    'fits every view in %s on a phone and on a wide screen, and leaves no word out',
    async (language) => {
      await page.emulateMedia({ colorScheme: 'light' })
      await open(`?ui=${language}`)
      const html = page.locator('html')
      expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([
        language,
        language === 'fa' ? 'rtl' : 'ltr',
      ])
      for (const [name, path] of Object.entries(views())) {
        await open(path)
        for (const width of [360, 1360]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await fits(), `${name} at ${width}`).toBeLessThanOrEqual(0)
          await expect.poll(cutOff, { message: `${name} at ${width}` }).toEqual([])
        }
        const directions = await page
          .locator('svg.chart text')
          .evaluateAll((texts) => [...new Set(texts.map((text) => getComputedStyle(text).direction))])
        if (directions.length > 0) expect(directions, name).toEqual([await html.getAttribute('dir')])
        const field = page.locator('input[placeholder]').first()
        if (await field.count())
          expect(await field.evaluate((one) => getComputedStyle(one).textOverflow), name).toBe('ellipsis')
        const text = await page.locator('body').allInnerTexts()
        expect(text.join(''), name).not.toMatch(/undefined|\bNaN\b|\{\w+\}|\[object|people_placed|jobs_lost/)
      }
    },
  )

  it('asked nothing of the outside, ran nothing that a page wrote and raised no error', async () => {
    expect(outside).toEqual([])
    expect(errors).toEqual([])
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
  })
})
