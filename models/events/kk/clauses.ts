import type { Range } from '../../text/index.ts'
import { all } from '../pattern.ts'

/**
 * A pause ends a clause where a verb stands before it (converb, past, present, participle), a colon or semicolon
 * always; «оның ішінде» begins one.
 */
const BREAK =
  /(?<=[\p{L}](?:ып|іп|ды|ді|ты|ті|ған|ген|қан|кен|мақ|мек|пақ|пек|ады|еді|йды|йді|уда|уде|лса|лсе|са|се|бар|жоқ|тиіс|керек|[ғг][аеі]нын|[ғг]енін|қанын|кенін|тынын|тінін))(?=[,،](?!\d))|(?<=пайыз|%)(?=,(?!\d))|[:;](?!\d)|[,(][ \n]?(?=(?:оның|соның|олардың|мұның|бұлардың) (?:ішінде|арасында|ішінен))|(?<=[,]) (?=(?:ал|бұл|бірақ|алайда|сондай-ақ|сонымен)(?!\p{L}))/gu

/** Offsets where the clauses of a Kazakh sentence end. */
export function breaks(folded: string, sentence: Range): number[] {
  return all(BREAK, folded, sentence)
    .filter(([at]) => at > sentence[0])
    .map(([at, end]) => Math.max(at + 1, end))
}

/** «10 мың тұрғынға 100 жұмыс орны» бастамасы: figures of a programme's name count nothing here. */
export function inProgrammeName(folded: string, [start, end]: Range): boolean {
  const open = folded.lastIndexOf('«', start)
  if (open < 0 || start - open > 60) return false
  const close = folded.indexOf('»', open)
  if (close < end || close - end > 80 || folded.slice(open + 1, close).includes('«')) return false
  return /^» ?(?:\p{L}{2,15} ){0,2}(?:бастама|бағдарлама|жоба|қағидат|тұжырымдама|ұстаным|жөнінде|аясында|шеңберінде)/u.test(
    folded.slice(close, close + 60),
  )
}
