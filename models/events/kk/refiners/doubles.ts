import type { Range } from '../../../text/index.ts'
import { STOCKS } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import type { View } from '../../view.ts'
import { WINDOW } from './frames.ts'

const CHANGED = words(
  '(азай*|төмен(де|деп)*|өс(ті|кен*|іп)|арт(ты|қан*|ып)|көтеріл*|кемі*|ұлғай*|қысқар*|түс(ті|кен*|іп))',
)

const STAFF =
  /(?:мұғалім|педагог|дәрігер|оқытушы|тәрбиеші|медбике|мейіргер|оқушы|полиц|медициналық қызмет|логопед|актер|кітапханашы|өртсөндіруші)/

/** A dative before a verb of more or less. */
const BY_SO_MANY =
  /(?:ға|ге|қа|ке)[ \n](?:азай|көбей|артты|артқан|артып|өсті|өскен|төменде|кеміді|кеміген|қысқар)/u

/** Where a staff works that is told of for its own sake. */
const SCHOOL = plain(
  /(?:мектеб|мектеп|балабақша|медресе|кітапхана|театр|аурухана|емхана)\p{L}{0,4}(?:да|де|та|те)(?!\p{L})/u,
)

/** «Бұл көрсеткішті 85 пайызға жеткізу»: the share told before, at another time. */
const SAME_MEASURE = words('(бұл|осы|аталған) (көрсеткіш|үлес|деңгей)\\p{L}{0,6}')

const BY_BRANCH = 'kk/working-share'

/** What a sum alone can tell. */
const PAID = new Set(['employment_support', 'labour_dispute'])

/**
 * Claims that only repeat another: a share beside the count it makes, a rounded sum of the headline, a lay-off denied
 * beside the jobs kept, a difference of rates that is no change.
 */
export function dropDoubles(claims: Claim[], view: View): Claim[] {
  return claims.filter((claim, i) => {
    const { best } = claim
    const others = claims.slice(Math.max(0, i - WINDOW), i + WINDOW).filter((other) => other !== claim)
    const unit = best.quantity?.unit
    const sentence = view.sentences[best.sentence]!
    if (
      unit === 'percent' &&
      best.inherited &&
      best.type !== 'unemployment' &&
      !occurs(SAME_MEASURE, view.folded, [best.clause[0], best.at[0]])
    )
      return false
    if (best.money && !best.quantity && !PAID.has(best.type)) return false
    // «Жобаға 2 100 жас қатысты … 2 100 жасты жұмыспен қамтыдық»: the same people.
    if (
      best.rule === 'kk/joined' &&
      others.some(
        ({ best: o }) =>
          (o.type === 'people_placed' || o.type === 'training') &&
          o.quantity?.unit === 'people' &&
          o.quantity.value === best.quantity?.value,
      )
    )
      return false
    // Teachers and doctors of schools and clinics are a staff, not an employment figure.
    if (best.type === 'employment_level' && SCHOOL.test(view.folded.slice(sentence.range[0], best.at[0])))
      return false
    if (
      best.type === 'employment_level' &&
      STAFF.test(view.folded.slice(best.part ? sentence.range[0] : best.at[0], best.at[1]))
    )
      return false
    // «Саны 1,8%-ға қысқарды», «деңгей 2,3% төмендеді»: a change, no level.
    if (unit === 'percent' && STOCKS.has(best.type) && changeAlone(view, best.at, sentence.range))
      return false
    // «0,3 мың адамға азайды»: how many more or fewer, beside the level itself.
    if (
      unit === 'people' &&
      BY_SO_MANY.test(view.folded.slice(best.at[1] - 4, best.at[1] + 24)) &&
      others.some(({ best: o }) => o.type === best.type && Math.abs(o.sentence - best.sentence) <= 1)
    )
      return false
    if (
      unit === 'percent' &&
      best.type === 'vacancies' &&
      BY_SO_MANY.test(view.folded.slice(best.at[1] - 4, best.at[1] + 24))
    )
      return false
    if (unit === 'percentage_points') {
      if (!occurs(CHANGED, view.folded, best.clause)) return false
      return !others.some(
        ({ best: o }) => o.type === best.type && o.quantity?.unit === 'percent' && o.place === best.place,
      )
    }
    // «Жұмыспен қамту деңгейі 64,4%»: a rate beside the count of the employed.
    if (
      unit === 'percent' &&
      best.type === 'employment_level' &&
      /деңгейі/.test(view.folded.slice(Math.max(sentence.range[0], best.at[0] - 50), best.at[0]))
    )
      return true
    // «16,6 пайызы – саудада, 12,2 пайызы – білім саласында»: branch by branch, the shares are told for their own sake.
    if (
      best.rule === BY_BRANCH &&
      others.filter(({ best: o }) => o.rule === BY_BRANCH && Math.abs(o.sentence - best.sentence) <= 1)
        .length > 1
    )
      return true
    if (unit === 'percent' && best.type !== 'unemployment' && best.type !== 'vacancies')
      return !others.some(
        ({ best: o }) =>
          o.type === best.type &&
          o.quantity?.unit === 'people' &&
          o.status === best.status &&
          Math.abs(o.sentence - best.sentence) <= 1,
      )
    if (unit === 'percent' && best.type === 'unemployment' && !rate(view, best.at, sentence.range))
      return !others.some(
        ({ best: o }) =>
          o.type === best.type && o.quantity?.unit === 'people' && Math.abs(o.sentence - best.sentence) <= 1,
      )
    if (best.type === 'jobs_lost' && best.status === 'negated' && best.quantity)
      return !others.some(
        ({ best: o }) => o.type === 'jobs_retained' && o.quantity?.value === best.quantity?.value,
      )
    if (best.money && !best.quantity && (best.heading || best.sentence === 0)) {
      const { value } = best.money
      return !others.some(
        ({ best: o }) =>
          o.type === best.type &&
          o.money &&
          (o.money.value !== value || o.quantity !== null) &&
          Math.abs(o.money.value - value) / value < 0.03,
      )
    }
    return true
  })
}

/** Is the percentage a rate («жұмыссыздық деңгейі 4,8 пайыз»), not a share of the unemployed? */
function rate({ folded }: View, at: readonly [number, number], [from, to]: Range): boolean {
  return /жұмыссызды[қғ]|деңгей|көрсеткіш/.test(
    folded.slice(Math.max(from, at[0] - 120), Math.min(to, at[1] + 40)),
  )
}

/**
 * «Фабриканың 160 қызметкері айлығын алды. Кәсіпорын 41,2 млн теңге жалақы қарызын өтеді»: the workers who were paid and
 * the sum that the next sentence tells are one claim.
 */
export function joinOwed(claims: Claim[], view: View): Claim[] {
  const owed = claims.filter(({ best }) => best.type === 'labour_dispute')
  const gone = new Set<Claim>()
  const joined = new Map<Claim, Claim>()
  for (let i = 0; i + 1 < owed.length; i++) {
    const [count, sum] = [owed[i]!, owed[i + 1]!]
    if (!gone.has(count) && exactly(view, count, sum)) {
      gone.add(sum)
      joined.set(count, {
        best: {
          ...count.best,
          quantity: sum.best.quantity,
          fields: [...count.best.fields, ...sum.best.fields.filter(({ field }) => field === 'quantity')],
          trace: [...count.best.trace, 'with the count of the sentence behind it'],
        },
        all: [...count.all, ...sum.all],
      })
      continue
    }
    if (gone.has(count) || !count.best.quantity || count.best.money || sum.best.quantity) continue
    if (!sum.best.money || count.best.quantity.unit !== 'people') continue
    const { best } = count
    if (sum.best.sentence - best.sentence !== 1 || best.status !== 'done' || sum.best.status !== 'done')
      continue
    if (view.sentences[best.sentence]!.paragraph !== view.sentences[sum.best.sentence]!.paragraph) continue
    // Each sentence tells of nothing else.
    const others = claims.some(
      (c) =>
        c !== count &&
        c !== sum &&
        (c.best.sentence === best.sentence || c.best.sentence === sum.best.sentence),
    )
    if (others) continue
    gone.add(sum)
    joined.set(count, {
      best: {
        ...best,
        money: sum.best.money,
        period: best.period ?? sum.best.period,
        fields: [...best.fields, ...sum.best.fields.filter(({ field }) => field === 'money')],
        trace: [...best.trace, 'with the sum of the sentence beside it'],
      },
      all: [...count.all, ...sum.all],
    })
  }
  return claims.flatMap((claim) => (gone.has(claim) ? [] : [joined.get(claim) ?? claim]))
}

const EXACTLY = plain(
  /^[-–«"“ ]*(?:дәл|дәлірек|нақты|нақтырақ|нақтылап) айт(?:қанда|сақ|ар болсақ)(?!\p{L})/u,
)

/** «… 84 млн теңге берешек. Дәлірек айтқанда, 320 адам еңбекақысын ала алмай жүр»: a sum, then whose it is. */
function exactly({ folded, sentences }: View, { best: sum }: Claim, { best: count }: Claim): boolean {
  const told = sentences[count.sentence]!
  return (
    sum.money !== null &&
    sum.quantity === null &&
    count.money === null &&
    count.quantity?.unit === 'people' &&
    count.sentence - sum.sentence === 1 &&
    count.status === sum.status &&
    EXACTLY.test(folded.slice(told.range[0], told.range[0] + 40))
  )
}

const MORE_OR_LESS =
  /^(?:-?(?:ға|ге))? (?:(?:көп|аз|артық|кем|жоғары)(?=[ .,;:])|(?:арту|өсу|көбею|ұлғаю|азаю|төмендеу|қысқару)[ыі]?(?:мен|на|не|нан|нен|ның|нің)(?= ))/u
const BY_PERCENT = /^ (?:азай|көбей|артты|артқан|артып|өсті|өскен|өсіп|төменде|кеміді|кеміп|кеміген|қысқар)/u
const COUNT_BY =
  /^-?(?:ға|ге)(?:,| дейін)? ?(?:\d[\d ,]{0,8}(?: мың)?-?[а-яғқ]{0,4} дейін )?(?:азай|көбей|артты|артқан|артып|өсті|өскен|өсіп|төменде|кемі|қысқар)/u

/** Is a percentage only by how much a count or a level has changed? */
function changeAlone({ folded }: View, at: Range, [from, to]: Range): boolean {
  const behind = folded.slice(at[1], Math.min(to, at[1] + 50))
  // «4,7 пайызға төмендеді» is what it came to.
  if (MORE_OR_LESS.test(behind)) return true
  if (!/(?:ға|ге)$/u.test(folded.slice(...at)) && BY_PERCENT.test(behind)) return true
  const told = folded.slice(Math.max(from, at[0] - 40), at[0])
  return /(?:саны|қатары)[ \n](?:\p{L}{2,10}[ \n]){0,2}$/u.test(told) && COUNT_BY.test(behind)
}
