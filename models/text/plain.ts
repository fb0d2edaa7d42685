/**
 * Kazakh written in the letters of ASCII alone («zhana zhumys oryndary»), after it was put letter by letter into
 * Cyrillic: what the missing signs would tell (ә ө ү ң ғ қ) is made good from known stems and from the harmony of vowels.
 */

/** Stems whose signs no rule tells, from the news of work; a word begins with them. */
const STEMS = `
  август автокөлік автомобил агент айгүл айнұр айыппұл алакөл алаң алдын алдыңғы алтын анестезиолог аягөз
  ақтөбе байқоңыр баспасөз бағдарлам бейресми бейсен бизнес бирж бисен бойжеткен бурабай буфет бухгалтер
  бюджет біліктілі бірақ бірге біржол бірыңғай бірінші бүгін бүгінгі бүкіл бүлін бүтін бұзыл бұрын бұрынғы
  бәйдібек бәйтерек бәлкім бәсеке бөгде бөгет бөлге бөлме бөлік бөлін бөлінг бөлінд бөлінс вакан вице газбен
  газдан гастрол глубокое грант гранттар гүл гүлде гүлжан гүлмира гүлнар даңғыл деңгей дилер диплом дирек
  директор докер дуал дүйсен дүкен дүние дәнекер дәреже дәрі дәрігер дәріс дәріхана дәст дәстүр дәулет дәурен
  дөңгел екі екібастұз екінші енгіз ерекше ертең еңбек еңбекші еңсер жасөспір жаңа жаңаарқа жаңатас
  жаңақорған жаңаөзен жаңбыр жаңғыр жаңғырт жетіқара жеңі жеңіл жеңімпаз жеңістік жинал жинақ жиһаз журнал
  журналист жуық жітіқара жүгін жүзеге жүйе жүктел жүргіз жүргізуші жұмыс жұмыссыз және жәрдем жәрмеңке жөнде
  жөнелт жөнінде заңгер заңды заңсыз зәру игер игілік идея имам инвест индер индустри инжен инициат иннова
  инспек инспектор инстит инструктор интерн интернет информат инфра ипотек исатай ислам итал кадр канал
  каникул капитал карантин карта каспий кафе квота кезең кейінгі келіссөз кеңей кеңес кеңсе класс клиник клуб
  колледж комбинат комисси комитет коммуник компани компьютер конвейер кондитер конкурс консерв консерві
  консорциум консулт контейнер контракт концерн концерт кооператив кореяда корпорац коррупц криз курер курс
  курчатов курьер куәлік кілтін күміс күндіз күнкөріс күні күрделі күрек күту күтіл күтілуде күшей кәсіби
  кәсібі кәсіп кәсіподақ кәсіпорын көбей көбі көгал көзде көзі көксу көктем көкөніс көлем көлік көмек көмір
  көпбала көрме көрс көрсет көрш көтер көтерме көтеріл көшбас көшір көңіл лагер логист логопед магистр
  майқайың материал маңай маңдай маңыз маңғыстау медал медбике медицин меморандум металлург меңгер мигрант
  микро микрокредит микронесие миллиард миллион министр министрлі министрі мобил модел мониторинг монтаж мотор мүгедек мүдде мүлде
  мүлдем мүлік мүмкін мүше мүшес мұнай мұнайлы мұнда мұра мұғалім мұқтаж мәдени мәдибек мәжбүр мәжіліс мәлік
  мәлім мәлімде мәлімет мәні мәртебе мәртөк мәселе мәслихат мөлшер несие ниет нұрдәулет нұрғожа нәзік нәпақа
  нәрсе нәсіб нәсіп нәтиже область объект округ операт оператор орган отел офис официант оңай оңал оңтай
  оңтүстік павлодар партия педагог подшипник полиц полицей полици практик премьер проблем програм программ
  продук проект прокур прокурат протокол профес профсоюз процент психолог пәтер резеңке ресми риддер рудный
  руслан рәміз рәсім сантехник саябақ семинар сервис сертификат слесар солтүстік соңын соңғы станци статистик
  степногор структур студент субсид супермаркет сіңір сүлей сұра сұран сұраныс сұхбат сәбит сәйкес сәкен
  сәлім сәнді сәрсен сәтбаев сәуір сөйле сөнді сөндір таңдау таңертең терминал техник теңге теңіз тиесілі
  тиеу тиын тиімді тиіс тиісті тиісінше токар тренинг туберкул туралы туризм турист туған тыңда тыңдаушы
  түгел түзе түле түлек түнгі түпқараған түрк түркістан түрлі түсі түсіндір түсір түтін тұрақ тұрғыз тұрғын
  тәж тәжиев тәжірибе тәлім тәмам тәмамда тәрбие тәртіптік тәсіл тәуел тәулік төбе төзім төле төлем төлен
  төленбе төмен төрайым төраға төрт төртінші төсек уағдалас уақыт университет уәде фабрик фермер физик фирм
  футбол химия хирург цифр шахт шахтер шахтинск шебер шектеу шеңбер шина шиномонтаж шипажай шыңғырлау шыңғыс
  шұғыл шәй шәкіртақ шәріп шөлді эколог экономик экскават эксперт экспорт элеват элеватор электр электрик
  энергет энерго этаж эфир ізде іздеу іс-шара іске іскер ісін ішкі ішінде ғимарат қабілет қазақстан қазір
  қарағанды қарсаң қауіп қаңтар қаңылтыр қоныс қоңыр қуат қызмет қызықтыр қыркүйе құжат құрайды құралған
  құрман құрыл құрылыс құю құқы құқық үдеріс үздік үйде үйлестір үйрен үйрет үкімет үлес үлкен үміт үржар
  үстем үстеме үстіміз үшінші ұжым ұзақ ұйым ұйымдас ұлы ұлытау ұста ұстаз ұсын ұсыны әбд әбдіғали әбен әбіл
  әдет әділ әдіс әзіл әзір әзірбай әзірге әзірле әйел әкел әкет әкім әкімш әлеует әлеумет әлиев әлия әлібек
  әлімх әмит әртіс әртүрлі әрқайсы әрқашан әсер әсет әскер әсіре әсіресе әуез әулие әулиекөл әңгіме өзар
  өзара өзбек өзге өзен өзін өкіл өлшем өмір өндір өндіріс өнер өнім өскемен өсір өте өтеді өтел өткен өткіз
  өтті өтініш өңде өңдеу өңір
`
  .trim()
  .split(/\s+/)

/** Short words that many others begin with: alone, or with an ending of case or number. */
const SHORT = `
  бұл газ дәл жүз жүк жүр жөн заң күз күн күш көз көк көп көш мың нұр пән сүт сөз тың түн түп түр түс тұр төз
  шөп үй үш ұлт әлі әр әрі өз өрт
`
  .trim()
  .split(/\s+/)
const ENDING =
  /^(?:(?:лар|лер|дар|дер|тар|тер)?(?:ым|ім|ы|і|сы|сі|мыз|міз)?(?:ның|нің|дың|дің|тың|тің|нын|нін|дын|дін|тын|тін|ға|ге|га|қа|ке|ка|на|не|ны|ні|ды|ді|ты|ті|н|нда|нде|да|де|та|те|нан|нен|дан|ден|тан|тен|мен|бен|пен)?(?:гы|ғы|гі|дай|дей|тай|тей)?)$/

/** A word without what ASCII does not tell. */
const BARE: Record<string, string> = {
  ...{ ә: 'а', ө: 'о', ү: 'у', ұ: 'у', ң: 'н', ғ: 'г', қ: 'к', ы: 'и', і: 'и', й: 'и', һ: 'х', э: 'е' },
}

function bare(word: string): string {
  let found = ''
  for (const letter of word) found += BARE[letter] ?? letter
  return found
}

const BY_BARE = new Map(STEMS.map((stem) => [bare(stem), stem]))
const SHORT_BY_BARE = new Map(SHORT.map((stem) => [bare(stem), stem]))
const LONGEST = Math.max(0, ...STEMS.map((stem) => stem.length))
const SHORTEST = Math.min(LONGEST, ...STEMS.map((stem) => stem.length))

const SHORT_LONGEST = 3

/** Does the stem keep what the text did tell: q, y and i? */
function agrees(stem: string, word: string): boolean {
  for (let i = 0; i < stem.length; i++) {
    const [letter, written] = [stem[i], word[i]]
    if (written === 'қ' && letter === 'к') return false
    if (written === 'ы' && letter === 'і') return false
    if (written === 'і' && letter === 'ы') return false
  }
  return true
}

/** Whole words. */
const WHOLE = new Map(
  ['соның', 'оның', 'мұның', 'бұның', 'менің', 'сенің', 'бәрі', 'соң', 'ең', 'үшін'].map((word) => [
    bare(word),
    word,
  ]),
)

const VOWELS = new Set('аәеиоөуүұыіюяэ')

/** What the text as a whole writes: q beside k, gh beside g. */
export interface Signs {
  q: boolean
  gh: boolean
}

/**
 * Mends the word that stands last in the output, from `from` on, letter for letter.
 * @param latin the word as the text has it, folded
 */
export function mendPlain(parts: string[], from: number, latin: string, signs: Signs): void {
  const word = parts.slice(from).join('')
  const key = bare(word)
  let stem = 0
  const whole = WHOLE.get(key)
  if (whole) {
    for (let i = 0; i < whole.length; i++) parts[from + i] = whole[i] as string
    return
  }
  for (let length = Math.min(key.length, LONGEST); length >= SHORTEST; length--) {
    const known = BY_BARE.get(key.slice(0, length))
    if (!known || !agrees(known, word)) continue
    for (let i = 0; i < known.length; i++) parts[from + i] = known[i] as string
    stem = length
    break
  }
  for (let length = Math.min(key.length, SHORT_LONGEST); stem === 0 && length > 1; length--) {
    const known = SHORT_BY_BARE.get(key.slice(0, length))
    if (!known || !agrees(known, word) || !ENDING.test(word.slice(length))) continue
    for (let i = 0; i < known.length; i++) parts[from + i] = known[i] as string
    stem = length
  }
  const front = isFront(latin)
  let before = ''
  let first = true
  for (let i = 0; i < word.length; i++) {
    const letter = parts[from + i] as string
    if (i >= stem) {
      if (!VOWELS.has(letter)) parts[from + i] = consonant(letter, before || nextVowel(word, i), signs)
      else if (first) parts[from + i] = firstVowel(letter, front)
      // «қамтиды», «қызметкері»: і stands behind front vowels alone.
      else if (letter === 'і' && !FRONT.has(before)) parts[from + i] = 'и'
    }
    // «жүргізуші»: у leaves the row as it is.
    if (VOWELS.has(letter) && (first || letter !== 'у')) {
      before = parts[from + i] as string
      first = false
    }
  }
  // The genitive; «-атын», «-ғанын», «орнын» end otherwise.
  const rest = parts.slice(from + Math.max(0, stem - 2)).join('')
  if (
    stem < word.length - 1 &&
    /..[ндт][ыі]н$/.test(rest) &&
    !/(?:[ае]тын|[ае]тін|йтын|йтін|[ғқ]анын|[гк]енін|рнын|рнін|ртын)$/.test(rest)
  )
    parts[from + word.length - 1] = 'ң'
}

const FRONT = new Set('әеөүіиэ')

function nextVowel(word: string, from: number): string {
  for (let i = from; i < word.length; i++) if (VOWELS.has(word[i] as string)) return word[i] as string
  return ''
}

/** Do the vowels of the word stand in the front row? */
function isFront(latin: string): boolean {
  const stem = latin.replace(/(?:[mbp]en)$/, '')
  if (/q|gh|(?<![aeiou])y/.test(stem)) return false
  return /e|(?<![aeouy])i/.test(stem)
}

function consonant(letter: string, vowel: string, { q, gh }: Signs): string {
  if (letter === 'г') return gh || FRONT.has(vowel) ? 'г' : 'ғ'
  if (letter === 'к') return q || FRONT.has(vowel) ? 'к' : 'қ'
  return letter
}

/** Only the first syllable has ө, ұ and ү. */
function firstVowel(letter: string, front: boolean): string {
  if (letter === 'о') return front ? 'ө' : 'о'
  if (letter === 'ұ') return front ? 'ү' : 'ұ'
  return letter
}
