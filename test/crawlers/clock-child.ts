/** One of several processes that ask the same host: takes turns and notes when each began and ended. */
import { appendFileSync } from 'node:fs'
import { fileClocks } from '../../crawlers/fetch/clocks.ts'
import { createPoliteness } from '../../crawlers/fetch/politeness.ts'

const [dir, log, times] = process.argv.slice(2) as [string, string, string]
const politeness = createPoliteness({ store: fileClocks(dir) })
for (let i = 0; i < Number(times); i++) {
  const turn = await politeness.turn('host:80', 40)
  const began = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  appendFileSync(log, `${began} ${Date.now()}\n`)
  await turn.end({ status: 200 })
}
