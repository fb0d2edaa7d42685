import { fold } from '../text/index.ts'

/** The kinds of office that titles map to. */
export const ROLES = [
  'minister',
  'deputy_minister',
  'governor',
  'deputy_governor',
  'county_governor',
  'mayor',
  'district_governor',
  'department_head',
  'deputy_head',
  'director',
  'spokesperson',
  'other',
] as const
export type Role = (typeof ROLES)[number]

/** Patterns of folded titles in order; the first that matches gives the role. */
const RULES: Array<[RegExp, Role]> = [
  [/سخنگو|баспасөз хатшысы|ресми өкілі/, 'spokesperson'],
  [
    /^معاون (اول )?(رییس ?جمهور|وزیر|[^ ]+ وزیر)|^معاون .*وزارت|^قایم مقام وزیر|вице-министр|министр\S* .*орынбасар/,
    'deputy_minister',
  ],
  [/^وزیر|министр\S*$/, 'minister'],
  [/^معاون استاندار و فرماندار|^فرماندار|^سرپرست فرمانداری/, 'county_governor'],
  [/^معاون .*استاندار|облыс\S* әкім\S* .*орынбасар|өңір басшысының .*орынбасар/, 'deputy_governor'],
  [/^استاندار|^سرپرست استانداری|облыс\S* әкімі|өңір басшысы|аймақ басшысы/, 'governor'],
  [/^شهردار|^سرپرست شهرداری|қала\S* әкімі|шаһар басшысы|^(астана|алматы|шымкент) әкімі/, 'mayor'],
  [/^بخشدار|аудан\S* әкімі|округ\S* әкімі|ауыл\S* әкімі|кент\S* әкімі/, 'district_governor'],
  [/^(معاون|جانشین|قایم مقام|نایب)|орынбасар/, 'deputy_head'],
  [
    /^(مدیر ?کل|رییس کل|رییس (سازمان|اداره|بنیاد)|سرپرست (اداره کل|سازمان|اداره))|басқарма\S* .*басшы|басқарма басшы|департамент\S* .*(басшы|директор)|бөлім\S* .*(басшы|меңгеруші)|комитет\S* .*төраға/,
    'department_head',
  ],
  [/^(مدیر|رییس|سرپرست|دبیر)|директор|басшы|төраға|жетекші|меңгеруші|бастығы|ректор/, 'director'],
]

/** The role that a title as written maps to. */
export function roleOf(title: string | null): Role {
  if (!title) return 'other'
  const folded = fold(title).folded
  for (const [pattern, role] of RULES) if (pattern.test(folded)) return role
  return 'other'
}
