import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../web/index.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { storeSamples } from './samples.ts'

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!BROWSER && process.env.CI) throw new Error('CI needs Chromium: run scripts/install-test-tools.sh')
if (!BROWSER)
  console.warn('no Chromium: the tests of the page are skipped; scripts/install-test-tools.sh installs it')

describe.runIf(BROWSER)('the page', () => {
  let db: TestDatabase
  let server: RunningServer
  let browser: Browser
  let page: Page
  const errors: string[] = []
  const outside: string[] = []

  beforeAll(async () => {
    await build({ root: 'web/page', configFile: 'web/page/vite.config.ts', logLevel: 'error' })
    db = await testDatabase()
    await storeSamples(db.pool)
    server = await startServer({ pool: db.pool, port: 0 })
    browser = await chromium.launch({
      executablePath: BROWSER as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    page = await browser.newPage({ locale: 'en-GB' })
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        outside.push(request.url())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await db?.close()
  })

  it('lists the events with their evidence marked', async () => {
    await page.goto(server.url)
    await page.locator('.card').first().waitFor()
    expect(await page.locator('.card').count()).toBe(2)
    expect(await page.locator('mark.quantity').allTextContents()).toEqual(
      expect.arrayContaining(['۶۹۰', '3 154']),
    )
  })

  it('searches as typed, keeps the search in the address and finds it again', async () => {
    await page.getByRole('searchbox').first().fill('شغلي')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.locator('.card').nth(1).waitFor({ state: 'detached' })
    expect(await page.locator('.card').count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('q')).toBe('شغلي')
    await page.reload()
    await page.locator('.card').first().waitFor()
    expect(await page.locator('.card').count()).toBe(1)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.locator('.card').nth(1).waitFor()
  })

  it('says so when nothing fits', async () => {
    await page.goto(`${server.url}?min=99999999`)
    await page.getByText('No event fits this search').waitFor()
  })

  it('opens an article with the evidence in it, hostile markup as text', async () => {
    await page.goto(`${server.url}?language=kk`)
    await page.getByRole('button', { name: /^The article/ }).click()
    await page.locator('.view .text').waitFor()
    expect(await page.locator('.view .text').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('.view .text img').count()).toBe(0)
    expect(await page.locator('.view .text mark.quantity').textContent()).toBe('3 154')
    await page.goBack()
    await page.locator('.card').first().waitFor()
  })

  it.each([
    ['فارسی', 'fa', 'rtl'],
    ['Қазақша', 'kk', 'ltr'],
    ['Русский', 'ru', 'ltr'],
    ['English', 'en', 'ltr'],
  ])('speaks %s and turns round with it', async (name, code, direction) => {
    await page.getByRole('button', { name, exact: true }).click()
    const html = page.locator('html')
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([code, direction])
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    expect(fits).toBe(true)
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  it('asked nothing of the outside and raised no error', () => {
    expect(outside).toEqual([])
    expect(errors).toEqual([])
  })
})
