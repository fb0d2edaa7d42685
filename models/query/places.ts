import { allPlaces, findPlaces, lineage, type Place } from '../places/index.ts'
import { fold, foldKazakh } from '../text/index.ts'

const LEVELS = ['country', 'admin1', 'admin2', 'city', 'admin3', 'admin4']

let byName: Map<string, Place[]> | undefined

/** Every unit by its folded names: its own, Russian, English, and others that it goes by. */
function names(): Map<string, Place[]> {
  if (byName) return byName
  byName = new Map()
  for (const place of allPlaces()) {
    const all = [place.id, place.name, place.nameRu, place.nameEn, ...place.aliases]
    for (const key of new Set(all.filter((name) => name !== null).map((name) => fold(name).folded))) {
      const known = byName.get(key)
      if (known) known.push(place)
      else byName.set(key, [place])
    }
  }
  return byName
}

/**
 * The units that a user may mean by an id or a name in any language or script; of several levels the highest alone.
 * More than one is a name that needs its id.
 */
export function placesNamed(typed: string): Place[] {
  const trimmed = typed.trim()
  const plain = fold(trimmed).folded
  const cyrillic = (['Latn', 'Arab'] as const).map((script) => foldKazakh(trimmed, script).folded)
  // «Актюбинская» is short for its full name.
  for (const key of [plain, ...cyrillic, `${plain} область`, `${plain} район`]) {
    const found = names().get(key)
    if (!found) continue
    const level = Math.min(...found.map((place) => LEVELS.indexOf(place.level)))
    return found.filter((place) => LEVELS.indexOf(place.level) === level)
  }
  return described(trimmed)
}

/** A name together with its unit word, as articles write it: «استان خوزستان», «Түркістан облысы». */
function described(typed: string): Place[] {
  for (const language of ['fa', 'kk'] as const) {
    const [mention] = findPlaces(typed, { language })
    if (!mention) continue
    const unit = `${typed.slice(0, mention.span[0])}${typed.slice(mention.span[1])}`.trim()
    // One word beside the name at most, and the name settled by it: «بازار خرمشهر» is no unit.
    if (!/^\S*$/u.test(unit) || mention.confidence < 0.95) continue
    return lineage(mention.id).slice(0, 1)
  }
  return []
}
