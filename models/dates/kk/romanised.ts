import { fold } from '../../text/index.ts'

/**
 * Names of the months in the romanisations and in the Arabic script of Kazakh pages, and the words of the year beside
 * them. Only for date lines of pages: running text comes transliterated from `models/text`.
 */
const NAMES: Array<[string, string[]]> = [
  ['қаңтар', ['qańtar', 'qaŋtar', 'qantar', 'kantar', 'qañtar', 'قاڭتار', 'قاثتار']],
  ['ақпан', ['aqpan', 'akpan', 'اقپان']],
  ['наурыз', ['naýryz', 'nauryz', 'nawrız', 'nauryz', 'ناۋرىز']],
  ['сәуір', ['sáýir', 'säuır', 'sauir', 'säwir', 'səuir', 'ساۋىر', 'ءساۋىر', 'سءاۋىر']],
  ['мамыр', ['mamyr', 'mamır', 'مامىر']],
  ['маусым', ['maýsym', 'mausym', 'mawsım', 'ماۋسىم']],
  ['шілде', ['shilde', 'şilde', 'şılde', 'šilde', 'شىلدە', 'ءشىلدە', 'شءىلدە']],
  ['тамыз', ['tamyz', 'tamız', 'تامىز']],
  [
    'қыркүйек',
    [
      'qyrkúıek',
      'qyrkúiek',
      'qyrküiek',
      'qırküyek',
      'qyrkuiek',
      'qyrkuyek',
      'qyrküyek',
      'قىركۇيەك',
      'قىركۇيەك',
    ],
  ],
  ['қазан', ['qazan', 'kazan', 'قازان']],
  ['қараша', ['qarasha', 'qaraşa', 'karasha', 'qaraša', 'قاراشا']],
  ['желтоқсан', ['jeltoqsan', 'želtoqsan', 'zheltoksan', 'جەلتوقسان']],
  ['жылы', ['jyly', 'jılı', 'جىلى']],
  ['жылғы', ['jylǵy', 'jylgy', 'jylğy', 'jılğı', 'جىلعى']],
  ['жыл', ['jyl', 'jıl', 'جىل']],
]

/** Latin letters without their marks, Arabic ones folded. */
function plain(word: string): string {
  return fold(word).folded.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ء', '')
}

const CYRILLIC = new Map<string, string>()
for (const [name, spellings] of NAMES) for (const spelling of spellings) CYRILLIC.set(plain(spelling), name)

/** A folded date line with its Latin and Arabic-script month names in Cyrillic; the same string where there are none. */
export function cyrillicMonths(folded: string): string {
  return folded.replace(/[\p{L}\p{M}]+/gu, (word) => CYRILLIC.get(plain(word)) ?? word)
}
