import type { EmploymentEvent } from '../contract.ts'
import type { DateMention } from '../dates/index.ts'
import type { NumberMention } from '../numbers/index.ts'
import type { Official } from '../officials/index.ts'
import type { PlaceMention } from '../places/index.ts'
import type { Text } from '../text/index.ts'

/** What the event rules read: the text and what the other parts found in it. */
export interface EventContext {
  text: Text
  /** Only `fa` and `kk` give events. */
  language: string
  numbers: NumberMention[]
  dates: DateMention[]
  places: PlaceMention[]
  officials: Official[]
  /** ISO day that the article's relative dates were resolved against, if any. */
  reference?: string
  sourcePlace?: string
}

/** The employment claims of a text, merged so that one claim is one event. */
export function findEvents(context: EventContext): EmploymentEvent[] {
  void context
  return []
}
