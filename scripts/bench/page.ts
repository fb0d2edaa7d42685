#!/usr/bin/env node
/**
 * How long a reader waits: from asking for an address until the view can be used, in Chromium, cold (nothing kept by
 * the browser) and warm. The server runs in a process of its own.
 *
 * `npm run -s bench -- page [--events 1000000] [--seed 1] [--rounds 5]`.
 */
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { startBenchServer } from './_server.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
  },
})
const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!BROWSER) {
  process.stderr.write('error: there is no Chromium; scripts/install-test-tools.sh installs it\n')
  process.exit(2)
}

/** Addresses, and what is there when the view can be used. The first is no view: Chromium alone and one small answer. */
const VIEWS: [name: string, path: string, ready: string][] = [
  ['nothing (Chromium’s own share)', 'healthz', 'body'],
  ['search, everything', '', '.event'],
  ['search, a common word', '?q=%D8%B4%D8%BA%D9%84', '.event'],
  ['map', 'map', '.map .unit'],
  ['comparison', 'compare?a=IR-06&b=KZ-15', 'figure svg'],
  ['a place', 'place?id=IR-06', '.event'],
  ['promises', 'promises', '.verdict'],
]

const server = await startBenchServer(values)
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] })
try {
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  console.log('| view | cold, ms | warm, ms: middle of the rounds |\n|---|---|---|')
  for (const [name, path, ready] of VIEWS) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const cold = await usable(page, server.url + path, ready)
    const warm: number[] = []
    for (let round = 0; round < Number(values.rounds); round++)
      warm.push(await usable(page, server.url + path, ready))
    warm.sort((a, b) => a - b)
    console.log(`| ${name} | ${cold.toFixed(0)} | ${warm[warm.length >> 1]?.toFixed(0)} |`)
    await context.close()
  }
} finally {
  await browser.close()
  await server.stop()
}

/** Milliseconds from asking for the address until `ready` is there and nothing is being loaded. */
async function usable(page: Page, url: string, ready: string): Promise<number> {
  const begin = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(ready).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main :is([aria-busy="true"], .loading)'))
  return performance.now() - begin
}
