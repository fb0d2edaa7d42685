import type { Range } from '../../text/index.ts'
import { all } from '../pattern.ts'
import { plain } from '../twins.ts'

/**
 * A pause ends a clause where a verb stands before it (converb, past, present, participle), a colon or semicolon
 * always; «оның ішінде» begins one.
 */
const BREAK =
  /(?<=[\p{L}](?:ып|іп|(?<!тал|себ|мект|сап)(?:ап|еп)|(?<!тұрақ|бағыт|уақыт|мық|қуат)(?:ды|ді|ты|ті)|ған|ген|қан|кен|мақ|мек|пақ|пек|ады|еді|йды|йді|уда|уде|лса|лсе|са|се|[ғг][аеі]нын|[ғг]енін|қанын|кенін|тынын|тінін)(?<!(?:%|%-ға|пайыз|пайызға)[ \n](?:өсіп|артып|азайып|төмендеп|кеміп|қысқарып|көбейіп))|[ \n](?:бар|жоқ|тиіс|керек|қажет|отыр|жатыр|тұр|жүр))(?=[,،])|(?<=пайыз|%)(?=,(?!\d))|[:;](?!\d)|[,(][ \n]?(?=(?:оның|соның|олардың|мұның|бұлардың) (?:ішінде|арасында|ішінен))|(?<=[,]) (?=(?:ал|бұл|бірақ|алайда|сондай-ақ|сонымен)(?!\p{L}))/gu

/** Offsets where the clauses of a Kazakh sentence end. */
export function breaks(folded: string, sentence: Range): number[] {
  return all(BREAK, folded, sentence)
    .filter(([at]) => at > sentence[0])
    .map(([at, end]) => Math.max(at + 1, end))
}

/** «10 мың тұрғынға 100 жұмыс орны» бастамасы: figures of a programme's name count nothing here. */
export function inProgrammeName(folded: string, [start, end]: Range): boolean {
  const from = Math.max(0, start - 60)
  const open = from + folded.slice(from, start).lastIndexOf('«')
  if (open < from) return false
  const close = end + folded.slice(end, end + 80).indexOf('»')
  if (close < end || folded.slice(open + 1, close).includes('«')) return false
  return plain(
    /^» ?(?:\p{L}{2,15} ){0,2}(?:бастама|бағдарлама|жоба|қағидат|тұжырымдама|ұстаным|жөнінде|аясында|шеңберінде)/u,
  ).test(folded.slice(close, close + 60))
}
