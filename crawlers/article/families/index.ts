import { asam } from './asam.ts'
import { aspnet } from './aspnet.ts'
import { dourtal } from './dourtal.ts'
import { egemen } from './egemen.ts'
import type { Family, FamilyPage } from './family.ts'
import { iransamaneh } from './iransamaneh.ts'
import { joomla } from './joomla.ts'
import { kazinform } from './kazinform.ts'
import { nastooh } from './nastooh.ts'
import { singleNews } from './single-news.ts'
import { studiokhabar } from './studiokhabar.ts'
import { tasnim } from './tasnim.ts'
import { wordpress } from './wordpress.ts'

export { type Family, type FamilyPage, mayMatch } from './family.ts'

/** All families, the surest marks first. */
const FAMILIES: readonly Family[] = [
  nastooh,
  asam,
  kazinform,
  egemen,
  tasnim,
  studiokhabar,
  singleNews,
  aspnet,
  iransamaneh,
  dourtal,
  joomla,
  wordpress,
]

/** The family of a page by its markup; null where it is of none. */
export function familyOf(page: FamilyPage): Family | null {
  const { names } = page.metadata
  return (
    FAMILIES.find((family) => family.marks.some((mark) => names.has(mark)) && family.detect(page)) ?? null
  )
}
