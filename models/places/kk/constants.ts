/** Kazakh words around place names (folded: lower case, Cyrillic). */

import type { Kind } from '../gazetteer.ts'

const REGION: Kind[] = ['oblys']
const DISTRICT: Kind[] = ['audan']
const CITY: Kind[] = ['capital', 'qala-akimdigi', 'qala']
const RURAL: Kind[] = ['okrug', 'kent-akimdigi']
const SETTLEMENT: Kind[] = ['kent', 'kent-akimdigi']

/** Unit words by stem; the possessive («облысы»), the adjective («облыстық») and the plural («облыстары») follow. */
export const UNIT_STEMS: ReadonlyArray<{
  stem: string
  possessive: string
  adjective: string
  plural: string[]
  kinds: Kind[]
}> = [
  {
    stem: 'облыс',
    possessive: 'облысы',
    adjective: 'облыстық',
    plural: ['облыстары', 'облыстар'],
    kinds: REGION,
  },
  {
    stem: 'аудан',
    possessive: 'ауданы',
    adjective: 'аудандық',
    plural: ['аудандары', 'аудандар'],
    kinds: DISTRICT,
  },
  { stem: 'қала', possessive: 'қаласы', adjective: 'қалалық', plural: ['қалалары', 'қалалар'], kinds: CITY },
  {
    stem: 'кент',
    possessive: 'кенті',
    adjective: 'кенттік',
    plural: ['кенттері', 'кенттер'],
    kinds: SETTLEMENT,
  },
  {
    stem: 'округ',
    possessive: 'округі',
    adjective: 'округтік',
    plural: ['округтері', 'округтер'],
    kinds: RURAL,
  },
  { stem: 'ауыл', possessive: 'ауылы', adjective: 'ауылдық', plural: ['ауылдары', 'ауылдар'], kinds: RURAL },
  { stem: 'село', possessive: 'селосы', adjective: 'селолық', plural: ['селолары'], kinds: RURAL },
]

/** Abbreviated unit words, with their full stop. */
export const UNIT_ABBREVIATIONS: Record<string, Kind[]> = {
  'обл.': REGION,
  'ауд.': DISTRICT,
  'қ.': CITY,
  'а.о.': RURAL,
  'к.': SETTLEMENT,
}

/** Abbreviated names of regions → id. */
export const ABBREVIATIONS: Record<string, string> = {
  шқо: 'KZ-63',
  бқо: 'KZ-27',
  сқо: 'KZ-59',
  оқо: 'KZ-61',
  қр: 'KZ',
  вко: 'KZ-63',
  зко: 'KZ-27',
  ско: 'KZ-59',
  юко: 'KZ-61',
}

/** Words after a name that make it something else than a unit. */
export const NOT_BEFORE = [
  'көше',
  'даңғыл',
  'шағын',
  'мөлтек',
  'өзен',
  'көлі',
  'көлін',
  'тауы',
  'таулар',
  'су қойма',
  'атындағы',
  'атынд',
  'кенорн',
  'станция',
  'стансы',
  'мешіт',
  'даласы',
  'теңіз',
  'саяжай',
  'қонақ',
  'мөлт',
  'орамы',
  'тұйы',
  'алаңы',
  'хан',
]

/** Old and unofficial names → id of today's unit. */
export const OLD_NAMES: Record<string, string> = {
  'нұр-сұлтан': 'KZ-71',
  'нур-султан': 'KZ-71',
  'оңтүстік қазақстан': 'KZ-61',
  'южно-казахстанск': 'KZ-61',
  семипалатинск: 'KZ-101000000',
  'алма-ата': 'KZ-75',
  мамлиут: 'KZ-595200000',
  мамлиутка: 'KZ-595220100',
  гурьев: 'KZ-231000000',
  уральск: 'KZ-271000000',
  актюбинск: 'KZ-151000000',
  чимкент: 'KZ-79',
  капшагай: 'KZ-191000000',
  қапшағай: 'KZ-191000000',
  'усть-каменогорск': 'KZ-631000000',
  өскемен: 'KZ-631000000',
  петропавловск: 'KZ-591000000',
  петропавл: 'KZ-591000000',
  меркі: 'KZ-315400000',
  жаңатас: 'KZ-316020100',
  зыряновск: 'KZ-634820100',
  // The register calls the district by its village, the pages by the old name of the land, in two spellings.
  казталов: 'KZ-274800000',
  қазталов: 'KZ-274800000',
  // Districts by the name that their chief village, or they themselves, once had.
  успенка: 'KZ-556400000',
  железинка: 'KZ-554200000',
  щербақты: 'KZ-556800000',
  баянаул: 'KZ-553600000',
  качир: 'KZ-554800000',
  лебяжі: 'KZ-555200000',
  федоровка: 'KZ-396800000',
  денисовка: 'KZ-394000000',
  таран: 'KZ-396400000',
  зырян: 'KZ-634800000',
  астраханка: 'KZ-113600000',
  еңбекшілдер: 'KZ-114500000',
  мамлютка: 'KZ-595200000',
  осакаровка: 'KZ-355600000',
  зеленов: 'KZ-274400000',
  'бөкей ордасы': 'KZ-275400000',
  қатонқарағай: 'KZ-635400000',
  'қатон қарағай': 'KZ-635400000',
  мұғаджар: 'KZ-154800000',
  иран: 'IR',
}

/**
 * Names that are also everyday words, persons or rivers: they need a unit word, a list of places around them, or
 * the same name with its unit word elsewhere in the text.
 */
export const EVERYDAY = new Set([
  ...[
    'абай',
    'шалғай',
    'арыс',
    'алға',
    'достық',
    'бірлік',
    'еңбек',
    'тың',
    'шу',
    'темір',
    'самал',
    'орал',
    'есіл',
    'ертіс',
    'іле',
  ],
  ...[
    'нұра',
    'талас',
    'сарысу',
    'қаратал',
    'көксу',
    'ақсу',
    'май',
    'шет',
    'арал',
    'балқаш',
    'жақсы',
    'алатау',
    'қаратау',
  ],
  ...[
    'жем',
    'шар',
    'есік',
    'сырдария',
    'келес',
    'алмалы',
    'әуезов',
    'бостандық',
    'медеу',
    'наурызбай',
    'жетісу',
    'еңбекші',
  ],
  ...[
    'тұран',
    'әл фараби',
    'панфилов',
    'махамбет',
    'исатай',
    'құрманғазы',
    'сырым',
    'жәнібек',
    'қарасай',
    'райымбек',
  ],
  ...[
    'байзақ',
    'жамбыл',
    'төле би',
    'бәйдібек',
    'әйтеке би',
    'қонаев',
    'сәтбаев',
    'амангелді',
    'алтынсарин',
    'жангелдин',
  ],
  ...[
    'денисов',
    'федоров',
    'тимирязев',
    'уәлиханов',
    'осакаров',
    'ғабит мүсірепов',
    'мағжан жұмабаев',
    'шал ақын',
  ],
  ...[
    'бейімбет майлин',
    'тұрар рысқұлов',
    'біржан сал',
    'бұқар жырау',
    'ескелді',
    'таран',
    'алтай',
    'тарбағатай',
    'ұйғыр',
    'ұлан',
  ],
  ...[
    'сауран',
    'сарыарқа',
    'байқоңыр',
    'түрксіб',
    'сарайшық',
    'отырар',
    'ордабасы',
    'теректі',
    'қарасу',
    'ақтас',
    'октябрь',
  ],
  ...[
    'горняк',
    'южный',
    'солнечный',
    'зауыт',
    'научный',
    'дария',
    'атамекен',
    'державин',
    'сергеев',
    'булаев',
    'саран',
  ],
  ...[
    'байғанин',
    'ерейментау',
    'бурабай',
    'маңғыстау',
    'ұлытау',
    'каспий',
    'наурызым',
    'успен',
    'железин',
    'бөрлі',
  ].filter((name) => ['каспий', 'ұлытау', 'бурабай'].includes(name)),
])
