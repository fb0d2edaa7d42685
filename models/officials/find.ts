import type { OfficialMention } from './index.ts'

/** A name, a title, or both found at one place of the text, not yet linked to a person. */
export interface Found {
  /** Word range of the name, or null. */
  name: [from: number, to: number] | null
  /** Word range of the title, or null. */
  title: [from: number, to: number] | null
  /** First and last word (exclusive) of the whole mention. */
  words: [from: number, to: number]
  kind: OfficialMention['kind']
  /** How the mention stands in its sentence. */
  place: 'subject' | 'speaker' | 'governed'
  /** The name is a surname alone. */
  surnameOnly: boolean
  /** Gazetteer id inside the title, or null. */
  jurisdiction: string | null
  /** «سرپرست» alone, «عضو», «کارشناس»: an entry only when the person is named. */
  weak: boolean
}
