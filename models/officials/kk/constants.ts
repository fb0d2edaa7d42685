/** Kazakh words of titles and reported speech (folded). */

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Nouns of office: stem → does the stem alone («министр») head a title, or only its possessive («әкімі»). */
export const HEAD_STEMS: Record<string, 'alone' | 'possessive'> = {
  әкім: 'possessive',
  басшы: 'possessive',
  төраға: 'possessive',
  төрайым: 'possessive',
  директор: 'possessive',
  министр: 'alone',
  'вице-министр': 'alone',
  'премьер-министр': 'alone',
  орынбасар: 'possessive',
  жетекші: 'possessive',
  бастық: 'possessive',
  бастығ: 'possessive',
  меңгеруші: 'possessive',
  президент: 'alone',
  'вице-президент': 'alone',
  хатшы: 'possessive',
  өкіл: 'possessive',
  кеңесші: 'possessive',
  депутат: 'possessive',
  ректор: 'possessive',
  проректор: 'possessive',
  прокурор: 'possessive',
  командир: 'possessive',
  спикер: 'possessive',
  маман: 'possessive',
  инспектор: 'possessive',
  дәрігер: 'possessive',
  атқарушы: 'alone',
  менеджер: 'possessive',
  сарапшы: 'possessive',
  координатор: 'possessive',
  омбудсмен: 'alone',
  ақпаратшы: 'possessive',
  әкімбасы: 'alone',
  мүше: 'possessive',
  үйлестіруші: 'possessive',
  басқарушы: 'possessive',
}

/** Verbs and nouns that report speech. */
export const SPEECH = new Set(
  words(`
  деді дейді деп деген айтты айтады айтқан айтқандай айтуынша айтуы мәлімдеді мәлімдеген мәліметінше мәліметтеріне сөзінше пікірінше дерегінше деректеріне хабарлады хабарлайды
  хабарлауынша түсіндірді өтті жеткізді баяндады тапсырды ескертті түйіндеді бөлісті қорытындылады таныстырды атады ұсынды баса мәлім пікірінше айтылды дәйегінше есептейді
  мақұлдады нұсқады тоқталды тілге түйді сендірді толықтырды қосты жауап сөйледі сөйлеген бағалады атап талап жүктеді қарады назар шақырды құттықтады
  `),
)

/** Speech nouns that take the speaker in the genitive before them: «… Қонжардың мәліметінше». */
export const SPEECH_NOUN =
  /^(айтуынша|мәліметінше|сөзінше|пікірінше|дерегінше|мәлімдеуінше|хабарлауынша|болжамынша|есебінше|түсіндіруінше|айтқанындай|сөзіне|айтуына)/

/** Acts of an office beside speech. */
export const ACTIONS =
  /^(тапсыр|төраға|басқосу|кеңес|нұсқау|бастама|жарлық|қатыс|ашты|қол|кездес|аралап|тексер|сапар)/

/** Words that no title contains: it begins after them. */
export const STOPS = new Set(
  words(`
  бастап жылдары кейінірек дейін мәселе бұрынғы экс көрсеткен
  туралы деп бұл осы сол ол оның сөз айтты деді дейді бүгін кеше ертең енді ал да де та те өз барысында кезінде аясында бойы үшін арқылы кейін дейін бұрын
  сондай-ақ сонымен қатар мұнда онда осыған сонда мәселен биыл былтыр кездесуде отырыста жиында брифингте мәжілісте алқада кеңейтілген қатысты сәйкес орай
  екен еді болды болған болып отыр жатыр тұр жүр берді алды келді өтті етті хабарлады мәлімдеді атап айтқанда яғни тек әрі бірақ сөйтіп соның осының және мен бен пен аталған мұндай сол кез деген
  бойынша-ақ қазір содан ішінде негізінде алғаш рет жаңа ғана жылы жыл айында айдың бізге біз мен сіз оған оны қазіргі дегенмен себебі өйткені ертеңгі бүгінгі
  `),
)

/** Honorifics that are no part of a title or a name. */
export const HONORIFICS = new Set(
  words('мырза ханым доктор профессор полковник генерал майор подполковник капитан лейтенант генерал-майор'),
)

/** Persons with one of these beside the name are no officials. */
export const NOT_OFFICIALS =
  /^(тұрғын|журналист|тілші|оқушы|студент|кәсіпкер|жұмысшы|шаруа|фермер|ардагер|әнші|ақын|жазушы|спортшы|суретші|әртіс|автор|фото|мұғалім|зейнеткер|ана|әке|қатысушы|жолаушы|жүргізуші|батыр|шебер)/

/** «оның айтуынша», «ол»: the last person goes on. */
export const PRONOUNS = new Set(['ол', 'оның', 'оған'])
