import type { Range } from '../../text/index.ts'

/**
 * A pause ends a clause where a verb stands before it (converb, past, present, participle), a colon or semicolon
 * always; «оның ішінде» begins one.
 */
const BREAK =
  /(?<=[\p{L}](?:ып|іп|ды|ді|ты|ті|ған|ген|қан|кен|мақ|мек|пақ|пек|ады|еді|йды|йді|уда|уде|лса|лсе|са|се|бар|жоқ|тиіс|керек|[ғг][аеі]нын|[ғг]енін|қанын|кенін|тынын|тінін))(?=[,،](?!\d))|(?<=пайыз|%)(?=,(?!\d))|[:;](?!\d)|[,(][ \n]?(?=(?:оның|соның|олардың|мұның|бұлардың) (?:ішінде|арасында|ішінен))|(?<=[,]) (?=(?:ал|бұл|бірақ|алайда|сондай-ақ|сонымен)(?!\p{L}))/gu

/** Offsets where the clauses of a Kazakh sentence end. */
export function breaks(folded: string, [start, end]: Range): number[] {
  const found: number[] = []
  BREAK.lastIndex = start
  for (let match = BREAK.exec(folded); match && match.index < end; match = BREAK.exec(folded)) {
    if (match.index > start) found.push(match.index + Math.max(1, match[0].length))
    if (match[0].length === 0) BREAK.lastIndex++
  }
  return found
}
