import type { Grammar } from '../grammar.ts'
import { words, wordsAt } from '../pattern.ts'
import {
  datePast,
  dropChanges,
  dropForeign,
  dropShares,
  dropVague,
  joinSums,
  latestLevels,
  pastLevels,
} from '../shares.ts'
import { plain } from '../twins.ts'
import { isChange } from './changes.ts'
import { breaks, closed } from './clauses.ts'
import {
  ALSO,
  AMONG_PROJECTS,
  COMPARED_WITH,
  COUNTRY,
  CUES,
  FILLERS,
  FOREIGN,
  FROM_IT,
  GUESSED,
  MOST,
  NOUNS_AFTER,
  NOUNS_BEFORE,
  NOW,
  OPENING,
  PARTITIVE,
  PARTITIVE_OF,
  RATES,
  RELEVANT,
  SAME_FIGURE,
  SO_FAR,
  SPEECH,
  SUMS_GO_ON,
  THAT_COUNTRY,
  THIS_NEWS,
  THIS_SUM,
  THIS_TIME,
  THIS_UNIT,
  TOLD_OF,
  VETOES,
  VISITED,
} from './constants.ts'
import { IDIOMS } from './idioms.ts'
import { listing } from './listing.ts'
import { named } from './named.ts'
import { owed } from './owed.ts'
import { asThatFigure, atWork, byMainVerb, lostBefore, seekersOfAll } from './relative.ts'
import { LICENCE, PROTEST, status } from './status/index.ts'
import { row } from './table.ts'

const MONTHS = 'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند'

/** The Persian rules of the events. */
export const fa: Grammar = {
  language: 'fa',
  relevant: RELEVANT,
  breaks,
  closed,
  fillers: FILLERS,
  nounsAfter: NOUNS_AFTER,
  nounsBefore: NOUNS_BEFORE,
  guessed: GUESSED,
  ordinalBefore: plain(/(?<!\p{L})(?:رتبه|شماره|ماده|بند|صفحه|کد|مدل|پلاک|منطقه|ردیف|درجه|فاز)[ \n]$/u),
  object: plain(/[ \n]را(?!\p{L})/u),
  plural: plain(/(?<!هن)ند(?!\p{L})/u),
  cues: [...CUES, ...IDIOMS],
  vetoes: VETOES,
  partitive: PARTITIVE,
  partsBySum: true,
  partitiveOf: PARTITIVE_OF,
  most: MOST,
  adjacent: true,
  thisOne: /^این[ \n]/u,
  sumsGoOn: SUMS_GO_ON,
  rates: RATES,
  copula: /(?:نفر|کارگر) ?(?:ا)?ند$/u,
  wagesOf: new RegExp(
    `(?<!\\p{L})(?:حقوق|مزد|دستمزد|مطالبات|معوقات)(?: (?:معوق|معوقه|مزدی))?(?: ماه ?های)? ((?:${MONTHS})(?: ?(?:،|و) (?:${MONTHS})){0,4})(?!\\p{L})`,
    'u',
  ),
  survey: words('(آمارگیری|سرشماری|نتایج طرح|مرکز آمار)'),
  sinceThen: words('(شده~اند|شده است|کرده~اند|کرده است|جذب کرد*|گرفته~اند)'),
  begun: plain(/^ (?:\p{L}{2,8} ){0,2}(?:آغاز|اغاز|شروع)(?!\p{L})/u),
  howMany: words('(چند|چقدر|چه (تعداد|میزان|مقدار)|چه~قدر)( \\p{L}{1,12})?'),
  headcount: plain(
    /(?<!\p{L})(?:تعداد|شمار)(?: ?شان| ?(?:ا|ان ?)?ها| این (?:\p{L}{2,10}ان|افراد|نیروها|\p{L}{3,10} ?ها))(?: (?:به|حدود|بیش از|نزدیک به|بالغ بر|نزدیک|از)){0,3} $/u,
  ),
  protest: PROTEST,
  sharesOf: words(
    'سهم هر( یک از)? (شهرستان|استان|بخش|شهر|دستگاه)( \\p{L}{1,12}){0,4} (شرح|ترتیب)( زیر)?( است)?',
  ),
  andThen: /^[ \n]?و[ \n]/u,
  were: /(?:بوده ?اند|بودند|هستند|میباشند)[ \n،]*\.?$/u,
  reported: plain(/(?<!\p{L})(?:گفت|افزود|کرد|داشت|داد|شد|نمود)[ \n]?:/u),
  sameFigure: SAME_FIGURE,
  thisUnit: THIS_UNIT,
  visited: VISITED,
  rolling: words('(در|طی|ظرف) ((این|همین) )?(یک|دو|سه|چهار|پنج|چند|\\d{1,2}) (سال|ماه|هفته) (گذشته|اخیر)'),
  licence: LICENCE,
  must: words('باید'),
  byTheWay: plain(
    /(?<!\p{L})با[ \n](?:اشاره به|بیان|یاداوری|تاکید بر)[ \n](?:این[ \n]?که|انکه|رتبه|جایگاه)(?!\p{L})/u,
  ),
  thisTime: THIS_TIME,
  thisYear: words('(در|طی) (این|همین|همان) سال'),
  forecast: words('(پیش~بینی|برآورد) می~شود', 'قرار است', 'انتظار می~رود'),
  sameSpan: /(?:مدت|دوره|زمان|بازه)(?: زمانی)? مشابه[ \n](?:در )?$/u,
  sameYear: /(?:همان|همین) سال/u,
  goal: plain(
    /(?<!\p{L})(?:هدف|برنامه|هدفگذاری|هدف گذاری)(?: (?:ما|امسال|ان|این استان|استان|سال اینده|گذاری))?(?: \p{L}{1,8}){0,4} $/u,
  ),
  aim: words(
    '(هدف|هدف~گذاری)',
    'این (رقم|تعداد|میزان|عدد|آمار)( \\p{L}{1,10}){0,2} باید',
    'باید این (رقم|تعداد|میزان|عدد|آمار)',
  ),
  was: words('(بود|بودیم|بودند|داشت|داشتند|می~کردند)'),
  provinces: /استان[ \n]?های[ \n]$/u,
  until: plain(/(?<!\p{L})تا(?!\p{L})(?! ?(?:کنون|امروز|به امروز))/u),
  pluperfect: plain(/^(?:[ \n][^ \n،,.؛:]{1,20}){0,4}[ \n](?:شده|کرده|داده|رفته)[ \n]بود(?:ند)?(?!\p{L})/u),
  who: plain(/(?<!\p{L})(?<!(?:دوره|نمایشگاه|رویداد|زمانی|سالی)(?: \p{L}{1,8})? )که[ \n]$/u),
  whoDid: plain(
    /^(?:[ \n]\p{L}{1,14}){0,4}[ \n]\p{L}{0,10}(?:ند|کرد|شد|داد|گرفت|بود)[ \n،,]{1,2}(?:حدود |بیش از |تعداد )?$/u,
  ),
  thisWeek: /^(?:در )?(?:این|همین) (?:هفته|دهه)$/u,
  weekNamed:
    /(?:هفته (?:دولت|بسیج|وحدت|کار|پژوهش|تعاون|دفاع|بهزیستی|مهارت|کارآفرینی|جهاد)|دهه (?:مبارک )?فجر)/u,
  scene: plain(
    /(?<!\p{L})(?:در|پس از|طی)[ \n](?:حاشیه|جمع|جلسه|نشست|دیدار|بازدید|ایین|اییین|مراسم|گفت ?و ?گو|گفتگو|همایش|سفر|جریان|شورای|مصاحبه)(?:[ \n]\p{L}{1,16}){0,12}[ \n]$/u,
  ),
  besides: plain(
    /(?:(?:مقابل|جلوی|برابر|روبه ?روی)[ \n](?:(?:ساختمان|درب|در)[ \n])?(?:استانداری|فرمانداری|مجلس|وزارت کار|اداره (?:کل )?کار)|(?:میان|بین)[ \n](?:شهرستان|استان)[ \n]?های|(?:عمدتا|اغلب|بیشتر)[ \n]از|(?:رتبه|جایگاه|مقام|رده)(?:[ \n]\p{L}{1,12}){1,3}?|(?:زندان|ندامتگاه|اردوگاه)|صدا[ \n]?و[ \n]?سیمای?(?:[ \n]مرکز)?)[ \n](?:در[ \n])?(?:سطح[ \n])?(?:استان[ \n])?$/u,
  ),
  makesShare: plain(
    /(?<!\p{L})(?:معادل|یعنی|برابر با|به عبارتی|یا|که)(?:[ \n](?:حدود|بیش از|نزدیک به|با|تقریبا|این رقم|این تعداد|این میزان)){0,2}[ \n]$/u,
  ),
  bodies: {
    pattern: wordsAt('~تن'),
    with: words(
      '(کارگر*|کارکنان|کارمند*|نیرو*|شاغل*|بیکار*|کارجو*|افراد|اشتغال*|شغل*|استخدام*|دستمزد|کار|مهارت~آموز*)',
    ),
    without: words(
      '(تولید|ظرفیت|محصول*|صادر*|واردات|بار|کالا|گندم|برنج|چغندر|شکر|قند|نیشکر|خرما|ذرت|میوه|ماهی|شیر|گوشت|سیمان|فولاد|آهن|کنسانتره|زباله|پسماند|برداشت|سالانه|روزانه|وزن)',
    ),
  },
  provinceOfName: {
    said: words('استان'),
    // Surveys of the labour force tell of provinces.
    provinces: words(
      '(میان|بین) (این )?استان~ها',
      'کدام استان~ها',
      'مرکز آمار( ایران)?',
      'استان~های( \\p{L}{1,12}){0,1} (پر|کم)~بیکار*',
      'نرخ (بیکاری|مشارکت)( \\p{L}{1,12}){0,2} استان~(ها|های)',
    ),
    city: words('این شهر', 'شهر(?! (صنعتی|جدید|فرودگاهی))'),
    counties: words('(شهرستان|شهرستان~ها|شهرستان~های|فرماندار|فرمانداری)'),
    county: /(?:شهرستان|شهر|فرماندار|فرمانداری|شهردار|شهرداری)[ \n]$/u,
  },
  plant: words(
    '(رویداد|نمایشگاه|اقامتگاه|بوم~گردی|هتل|مرکز|فروشگاه|مزرعه|استخر|سردخانه|کشتارگاه|غرفه|بازارچه|کوره|سالن|خط تولید)(~ها|~های|ی)?',
    '(واحد|کارخانه|کارگاه|شرکت|معدن|مجتمع|پروژه|طرح|نیروگاه|گلخانه|مرغداری|دامداری|شهرک|پالایشگاه|پتروشیمی|کارگر*)(~ها|~های|ی)?',
  ),
  among: AMONG_PROJECTS,
  opening: OPENING,
  allOver: words(
    '(سراسر|کل|سطح) کشور',
    '(شهرک|ناحیه|نواحی|استان|شهرستان)(~ها|~های)( \\p{L}{1,12}){0,1} کشور',
  ),
  nationalRates: true,
  onlySpeaker: true,
  unnamedUnit: words('(استان|شهرستان|شهر|روستا|منطقه|محله|شهرک|دهستان|ناحیه)(?! (ها|های))'),
  wholeCountry: /(?<!وزارت |وزیر )کشور(?:\s|$)/u,
  mostOf: words(
    '(بیشترین|بالاترین) (سهم|میزان|تعداد|تعهد|آمار)( (?!(اشتغال|شغل))\\p{L}{1,10}){0,2} (به|در|با|مربوط به|متعلق به|برای)',
  ),
  mostJobs: words(
    '(بیشترین|بالاترین) ((سهم|میزان|تعداد|آمار|تعهد) )?(اشتغال|(فرصت|فرصت~های) شغلی)( این (طرح|پروژه)~ها)?( \\p{L}{1,10}){0,2} (به|در|با|مربوط به|متعلق به|برای)',
  ),
  shareOfSector: words(
    'سهم (بخش |حوزه )?(صنعت|کشاورزی|خدمات|معدن|گردشگری|صنایع دستی|دامپروری|شیلات)',
    '(بیشترین|بالاترین)( سهم| میزان)? اشتغال( نیز| هم)?( در| مربوط به| متعلق به| برای) (گروه|بخش|رشته|حوزه|صنعت|صنایع|زمینه)',
  ),
  wasUntil: plain(/^(?:[ \n]\p{L}{1,14}){1,6}[ \n](?:بود|بودند|مانده بود|شده بود)[ \n]?[،,]/u),
  ofOpenings: words(
    '(این|آن|اجرای) (طرح|پروژه)(~ها|~های)?',
    'با (بهره~برداری|افتتاح|گشایش|اشتغال|اجرای)',
    '(گشایش|افتتاح|بهره~برداری) (شد|یافت|رسید)*',
    '(واحد|طرح|پروژه|کارخانه)(~های)?( \\p{L}{1,12}){0,2} (دیگر|نیز)',
  ),
  bodyOfUnit: plain(
    /(?<!\p{L})(?:بازرسی کل|بازرسی|دادگستری|دادستانی|مسیولان|مسولان|مدیران|مقامات|نمایندگان|شورای \p{L}{2,10}|ستاد \p{L}{2,12}|کارگروه \p{L}{2,12}|اداره کل \p{L}{2,12})[ \n]$/u,
  ),
  nationalOffice:
    /وزیر|وزارت|رئیس\s?جمهور|رییس\s?جمهور|دولت|کشور|ایران|سازمان صنایع کوچک|ستاد کل نیروهای مسلح|سازمان نظام وظیفه|بنیاد (?:برکت|مستضعفان)|ستاد اجرایی فرمان|(?:رئیس|رییس) (?:سازمان (?:بهزیستی|آموزش فنی|زندان|امور اداری|نظام)|کمیته امداد)|(?:معاون|قائم.?مقام|سرپرست|مدیرکل|سخنگوی)(?:\s\p{L}{1,14}){0,5}\s(?:کمیته امداد|سازمان بهزیستی کشور)/u,
  minister:
    /^(?:معاون(?: اول| \p{L}{2,14})? |قائم.?مقام |سخنگوی )?(?:وزیر|وزارت|رئیس.?جمهور|رییس.?جمهور)(?!.*استان)|^سخنگوی دولت/u,
  agencyOf: plain(
    /(?<!\p{L})(?:صدا[ \n]?و[ \n]?سیما|صداوسیما|خبرگزاری (?:\p{L}{1,10} ){0,3}|ایرنا|ایسنا|مهر|فارس|تسنیم|برنا)(?:ی)?[ \n،,]{0,2}(?:مرکز[ \n])?$/u,
  ),
  nationalBody: words(
    '(این|آن) (نهاد|سازمان|وزارتخانه|بنیاد|کمیته)',
    'دستگاه~های (دولتی|اجرایی)(?!( \\p{L}{1,10}){0,1} (استان|شهرستان))',
    'وزارت (تعاون|صنعت|کشور|جهاد|علوم|نیرو|نفت|راه|کار)',
    '(کمیته امداد|سازمان بهزیستی|بنیاد مستضعفان|بنیاد برکت)(?!( \\p{L}{1,10}){0,3} (استان|شهرستان))',
  ),
  country: { id: 'IR', pattern: COUNTRY },
  bareUnits: [
    { level: 'admin1', pattern: words('(این )?استان(?! ها)') },
    { level: 'admin2', pattern: words('(این )?شهرستان(?! ها)') },
    { level: 'city', pattern: words('(این )?شهر(?! ها)') },
  ],
  offices: [
    { level: 'admin1', pattern: /استان|مدیر\s?کل|مدیرکل/ },
    { level: 'admin2', pattern: /شهرستان|فرماندار/ },
    { level: 'city', pattern: /شهردار|شورای شهر/ },
  ],
  foreign: FOREIGN,
  thatCountry: THAT_COUNTRY,
  sentAbroad: words('اعزام'),
  wholeBefore: plain(/(?<!\p{L})از[ \n](?:(?:مجموع|کل|میان|بین)[ \n])?$/u),
  sameTime: plain(/(?<!\p{L})(?:مدت|دوره|زمان|بازه) مشابه(?: در)?[ \n]$/u),
  comparisonBefore: COMPARED_WITH,
  greeted: plain(
    /(?<!\p{L})(?:تبریک|گرامی ?داشت|بزرگداشت|تسلیت|پاسداشت|فرا ?رسیدن)(?:[ \n]\p{L}{1,12}){0,6}[ \n]$/u,
  ),
  also: ALSO,
  now: NOW,
  toldOf: TOLD_OF,
  soFar: SO_FAR,
  speech: SPEECH,
  ignore: isChange,
  status,
  thisNews: THIS_NEWS,
  thisSum: THIS_SUM,
  theseSchemes: words(
    '(این|آن) (تعداد )?(طرح|پروژه)(~ها|~های)?',
    '(این|آن) تعداد (جواز|مجوز|پروانه)',
    '(این|آن) (جواز|مجوز|پروانه)~(ها|های)',
  ),
  fromIt: FROM_IT,
  toThem: words('که (در مجموع|مجموعا|جمعا|به ارزش|ارزش آن~ها|مبلغ آن~ها)'),
  leadsTo: /^[ \n]*(?:برای|به)?[ \n]*$/u,
  row,
  listing,
  named,
  refine: (view, claims) => {
    const told = owed(
      view,
      atWork(view, asThatFigure(view, byMainVerb(view, lostBefore(view, seekersOfAll(view, claims))))),
    )
    const counted = dropForeign(view, dropChanges(dropShares(view, joinSums(told))))
    return dropVague(pastLevels(view, latestLevels(view, datePast(counted))))
  },
}
