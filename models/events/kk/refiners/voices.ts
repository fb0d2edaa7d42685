import type { Official } from '../../../officials/index.ts'
import type { Claim } from '../../merge.ts'
import { occurs } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import { inTitle, type View, within } from '../../view.ts'
import { SPEECH } from '../constants.ts'

/** A paragraph of direct speech: it begins with a dash or a quotation mark, or ends «…», – деді …». */
const QUOTED = /^[-–«"“]|[»"”,] ?,? ?[-–] ?(?:деді|дейді|деп)/

/** «Алғашқы жұмыс орны» бағдарламасы …: a name, no speech. */
const NAME = plain(/^[«"“][^»"”]{2,60}[»"”][ -]?[а-яәғқңөұүһі]/u)

/** «Олардың айлығы …», «Сондай-ақ …», «Өңірлер бойынша …»: a paragraph that goes on with the one before. */
const GOES_ON = plain(
  /^(?:олар|оның|оған|оны|соның|соған|бұл|осы|мұнда|мұндай|осындай|сондай-ақ|сонымен|бұдан|бұған|одан|тағы|атап айтқанда|(?:өңірлер|аудандар|аймақтар|салалар) (?:бойынша|арасында|ішінде))/u,
)

/** «Асқар Әлиев, … басқармасының басшысы:» as a line of its own: the next paragraph is what he says. */
const LABEL = 240

/** «… төмендегідей мәлімдеме жасады.»: all that follows is the statement. */
const STATEMENT = plain(
  /(?:төмендегідей|мынадай|келесідей) мәлімдеме\p{L}{0,3} (?:жаса|тарат)\p{L}{1,4}\.?$/u,
)

/** The body whose head spoke goes on telling: «Басқарманың дерегі бойынша». */
const BODY = plain(
  /(?:басқарма|ведомство|департамент|орталық|бөлім|министрлік)(?:ның|нің|тың|тің) (?:дерег|мәлімет|ақпарат)\p{L}{1,8} (?:бойынша|сүйенсек)/u,
)

const HE_SAYS = plain(
  /^(?:оның|спикердің|министрдің|әкімнің|басшының|маманның) (?:сөзінше|айтуынша|мәліметінше|баяндауынша|түсіндіруінше)/u,
)

/** The same before a verb of saying. */
const HE = plain(
  /^(?:министр|спикер|әкім|басшы|директор|ол|(?:аймақ|өңір|облыс|аудан|қала) (?:басшысы|әкімі))(?= )/u,
)

/** How a paragraph is told: in somebody's words, in a report of them, or by the paper itself. */
type Voice = 'quoted' | 'reported' | 'own'

/**
 * What somebody says ends with its paragraph: what the paper tells after it without a word of saying is told by nobody
 * in particular, unless it goes on with what a report («…мәліметінше») told.
 */
export function endOfQuotes(claims: Claim[], view: View): Claim[] {
  if (!claims.some(({ best }) => best.official)) return claims
  const { ended, between } = endings(view)
  return claims.map((claim) => {
    const { best } = claim
    const { paragraph } = view.sentences[best.sentence]!
    if (!best.official || !ended[paragraph]) return claim
    if (between.has(paragraph) && best.office && speaksIn(view, best.office, paragraph + 1)) return claim
    return {
      ...claim,
      best: {
        ...best,
        official: null,
        office: null,
        trace: [...best.trace, 'official none: the report has ended'],
      },
    }
  })
}

/** Is it the one who is named in the paragraph? */
function speaksIn({ sentences, titles }: View, office: Official, paragraph: number): boolean {
  const told = sentences.filter((s) => s.paragraph === paragraph)
  const [from, to] = [told[0]?.range[0] ?? 0, told.at(-1)?.range[1] ?? 0]
  return within(titles, [from, to]).some(({ official }) => official === office)
}

/** Of every paragraph: has what was said before it ended, so that the paper itself speaks? */
function endings(view: View): { ended: boolean[]; between: Set<number> } {
  const { folded, sentences } = view
  const found: boolean[] = []
  const heard: Voice[] = []
  const between = new Set<number>()
  /** Paragraphs that begin with the same speaker: «Оның сөзінше». */
  const again = new Set<number>()
  let last: Voice = 'own'
  let labelled = false
  let stated = false
  for (let i = 0; i < sentences.length; ) {
    const { paragraph } = sentences[i]!
    const from = sentences[i]!.range[0]
    let reported = false
    let to = from
    for (; i < sentences.length && sentences[i]!.paragraph === paragraph; i++) {
      const { range } = sentences[i]!
      to = range[1]
      reported ||= occurs(SPEECH, folded, range) || inTitle(view, range)
    }
    const told = folded.slice(from, to)
    const voice: Voice =
      labelled || (QUOTED.test(told) && !NAME.test(told)) ? 'quoted' : reported ? 'reported' : 'own'
    if (HE_SAYS.test(told) || (voice === 'reported' && HE.test(told))) again.add(paragraph)
    const same = last !== 'own' && BODY.test(told)
    stated ||= STATEMENT.test(told)
    labelled = stated || (to - from < LABEL && /: ?$/.test(told) && inTitle(view, [from, to]))
    heard[paragraph] = voice
    found[paragraph] =
      voice === 'own' && (last === 'quoted' || (last === 'reported' && !GOES_ON.test(told) && !same))
    if (voice !== 'own') last = voice
  }
  // «… баяндады. ¶ Есепті кезеңде … ¶ – …, – деді ол»: what stands between two paragraphs of one speaker's is his.
  for (const [i, ended] of found.entries())
    if (ended && heard[i - 1] === 'reported' && (heard[i + 1] === 'quoted' || again.has(i + 1)))
      between.add(i)
  return { ended: found, between }
}
