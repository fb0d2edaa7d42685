import { describe, expect, it } from 'vitest'
import { terms } from '../../models/text/index.ts'
import { articleText, loadSites } from '../../scripts/sites/data.ts'
import { fingerprint } from '../../workers/near-duplicates.ts'

const ARTICLE =
  'Облыс әкімдігінің баспасөз қызметінің хабарлауынша, биыл өңірде бірнеше жаңа кәсіпорын іске қосылып, жүздеген тұрғын ' +
  'тұрақты жұмыс орнымен қамтылады. Жобалардың басым бөлігі ауылдық аудандарда жүзеге асырылуда, ал құрылыс жұмыстары жыл ' +
  'соңына дейін аяқталады деп жоспарланған. Бұл туралы кеңейтілген алқа отырысында айтылды.'
const OTHER =
  'Қалада мектеп оқушылары арасында кітап оқу байқауы өтті. Оған алты мектептің командалары қатысып, қазақ әдебиетінің ' +
  'классик жазушыларының шығармаларын талдады. Жеңімпаздарға кітаптар жинағы мен дипломдар тапсырылды, ал ұстаздарға алғыс ' +
  'хаттар берілді. Ұйымдастырушылар байқауды жыл сайын өткізуді көздеп отыр.'

function likeness(a: string, b: string): { similarity: number; shared: number } {
  const [x, y] = [fingerprint(terms(a)), fingerprint(terms(b))]
  if (!x || !y) throw new Error('too short')
  return {
    similarity: x.signature.filter((value, i) => value === y.signature[i]).length / x.signature.length,
    shared: x.bands.filter((band) => y.bands.includes(band)).length,
  }
}

describe('fingerprint', () => {
  it('is the same for the same words, whatever their spelling and layout', () => {
    expect(fingerprint(terms(ARTICLE))).toEqual(
      fingerprint(terms(`  ${ARTICLE.toUpperCase().replaceAll(' ', '\n')}`)),
    )
  })

  it('finds a reprint with a line before and after it', () => {
    const reprint = `Тілшіміз хабарлайды. ${ARTICLE} Толығырақ сайттан оқыңыз.`
    const { similarity, shared } = likeness(ARTICLE, reprint)
    expect(similarity).toBeGreaterThan(0.6)
    expect(shared).toBeGreaterThan(0)
  })

  it('keeps different articles apart', () => {
    const { similarity, shared } = likeness(ARTICLE, OTHER)
    expect(similarity).toBeLessThan(0.1)
    expect(shared).toBe(0)
  })

  it('says nothing of a short text', () => {
    expect(fingerprint(terms('Жұмыс орындары жәрмеңкесі өтті'))).toBeNull()
  })

  it('finds the edited reprints among the sample articles, and nothing else', async () => {
    const articles = (await loadSites()).flatMap((site) =>
      site.articles.map((article) => ({ name: `${site.id}/${article.id}`, article })),
    )
    const prints = articles.map(({ article }) => fingerprint(terms(articleText(article))))
    const found: string[] = []
    for (const [i, a] of prints.entries()) {
      for (const [j, b] of prints.entries()) {
        if (i >= j || !a || !b || !a.bands.some((band) => b.bands.includes(band))) continue
        const same = a.signature.filter((value, k) => value === b.signature[k]).length / a.signature.length
        if (same >= 0.3) found.push([articles[i]!.name, articles[j]!.name].sort().join(' = '))
      }
    }
    const told = articles
      .filter(({ article }) => article.sameAs)
      .map(({ name, article }) => [name, article.sameAs].sort().join(' = '))
    expect(found.sort()).toEqual([...new Set(told)].sort())
  })
})
