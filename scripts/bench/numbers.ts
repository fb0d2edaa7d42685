/**
 * `npx tsx scripts/bench/numbers.ts [COUNT] [SEED]`: reads COUNT (default a million) generated forms of numbers in
 * both languages and prints how many were right, flagged and silently wrong, and the speed on running text.
 * Ends with exit status 1 where one was silently wrong.
 */
import { parseArgs } from 'node:util'
import { findNumbers } from '../../models/numbers/index.ts'
import { fold } from '../../models/text/index.ts'
import { kazakhForms, persianForms, values } from './number-forms.ts'

const [wanted = 1_000_000, seed = 1] = parseArgs({ allowPositionals: true }).positionals.map(Number)
if (!(wanted > 0) || !Number.isInteger(seed)) {
  process.stderr.write('error: COUNT and SEED are whole numbers\n')
  process.exit(2)
}

console.log('| language | forms | right | flagged | silently wrong | forms/s |')
console.log('|---|---|---|---|---|---|')
let failed = false
for (const [language, forms] of [
  ['fa', persianForms],
  ['kk', kazakhForms],
] as const) {
  let count = 0
  let flagged = 0
  const wrong: string[] = []
  const begin = performance.now()
  for (const value of values(Number.MAX_SAFE_INTEGER, seed)) {
    if (count * 2 >= wanted) break
    for (const { form, before, after } of forms(value)) {
      count++
      const found = findNumbers(before + form + after, language)
      if (found.length === 1 && found[0]?.value === value && found[0].text === form) continue
      if (found.some((mention) => mention.ambiguous)) flagged++
      else wrong.push(`${value} «${form}» → ${found.map((m) => `${m.text} = ${m.value}`).join(', ')}`)
    }
  }
  const rate = Math.round((count / (performance.now() - begin)) * 1000)
  console.log(
    `| ${language} | ${count} | ${count - flagged - wrong.length} | ${flagged} | ${wrong.length} | ${rate} |`,
  )
  for (const line of wrong.slice(0, 20)) console.error(line)
  failed ||= wrong.length > 0
}

const PARAGRAPHS = {
  fa: 'مدیرکل تعاون استان گفت: از ابتدای سال ۱۴۰۲ تاکنون بیش از ۱۴ هزار و ۳۲۰ فرصت شغلی در شهرستان‌های استان ایجاد شده و نرخ بیکاری به ۷/۲ درصد رسیده است. وی با بیان اینکه برنامه‌ریزی‌ها ادامه دارد، افزود: بانک‌ها نیز در پرداخت تسهیلات همکاری خوبی داشته‌اند. ',
  kk: 'Облыс әкімінің орынбасары биыл өңірде 54 234 адамды жұмыспен қамту жоспарланғанын айтты. Оның сөзінше, бұл мақсатқа республикалық бюджеттен 3,4 млрд теңге бөлініп, аудандарда жаңа кәсіпорындар ашылып жатыр. ',
}
console.log('\n| language | MB/s of UTF-8, folded text |\n|---|---|')
for (const [language, paragraph] of Object.entries(PARAGRAPHS)) {
  const text = fold(paragraph.repeat(4000))
  const size = Buffer.byteLength(text.original) / 1e6
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    const begin = performance.now()
    findNumbers(text, language)
    best = Math.min(best, performance.now() - begin)
  }
  console.log(`| ${language} | ${((size / best) * 1000).toFixed(1)} |`)
}
process.exitCode = failed ? 1 : 0
