/** Synthetic news sites: as many articles as wanted, always the same, listed little by little. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Source } from '../../../crawlers/index.ts'

export interface SyntheticSites {
  /** Entries for the registry, one a site. */
  sources: Source[]
  /** Lists only this share of the articles, from 0 to 1; those that were listed stay. */
  release(share: number): void
  close(): Promise<void>
}

/** Articles of one site: a run of a source fetches 500 at most. */
const PER_SITE = 400

const PLACES_FA = ['اهواز', 'شیراز', 'تبریز', 'خرم‌آباد', 'بندرعباس', 'کرمان', 'رشت', 'اراک', 'یزد', 'زنجان']
const PLACES_KK = ['Ақтөбе', 'Түркістан', 'Қостанай', 'Маңғыстау', 'Жамбыл', 'Павлодар', 'Атырау', 'Абай']
const WORKS_FA = ['کارخانه سیمان', 'شهرک گلخانه‌ای', 'کارگاه قالی‌بافی', 'معدن سنگ', 'مجتمع پتروشیمی']
const WORKS_KK = ['ет комбинаты', 'жылыжай кешені', 'тігін цехы', 'кірпіш зауыты', 'сүт фермасы']

const persian = (n: number) =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))

/** Picks by the article's number, so that every run has the same texts. */
const pick = <T>(list: T[], n: number, salt: number): T => list[(n * 7 + salt * 13) % list.length] as T

/** Words of no consequence: without them all articles would be near-duplicates of each other, as no site's are. */
const FILLER = {
  fa: 'آب باران برف پل کوچه میدان بازار مسجد کتابخانه موزه باغ درخت گندم جو برنج چای زعفران پسته خرما انار سیب دام شیر عسل ماهی بندر کشتی قطار فرودگاه جاده تونل گاز برق پنل باتری سد چاه قنات رود دریاچه جنگل کوه دشت کویر خاک سنگ مس آهن فولاد شیشه چرم فرش سفال نساجی رنگ چوب کاغذ چاپ نقشه طرح جلسه گزارش نشست بازدید سفر نمایشگاه جشن مسابقه ورزش مدرسه کلاس استاد پژوهش پزشک درمان دارو واکسن بیمه وام بانک مالیات گمرک صادرات قیمت انبار کامیون تراکتور'.split(
    ' ',
  ),
  kk: 'су жаңбыр қар көпір көше алаң базар мешіт кітапхана музей бақ ағаш бидай арпа күріш шай бал балық сүт айран жылқы сиыр қой түйе порт кеме пойыз әуежай жол тоннель газ жарық сым бөгет құдық өзен көл орман тау дала шөл топырақ тас мыс темір болат шыны тері кілем қыш мата бояу қағаз баспа карта жоба жиын есеп кездесу сапар көрме мереке жарыс спорт мектеп сынып ұстаз зерттеу дәрігер емхана дәрі екпе сақтандыру несие банк салық кеден экспорт баға қойма жүк трактор'.split(
    ' ',
  ),
}

/** Two paragraphs of sixty words in an order that is the article's own. */
function filler(n: number, language: 'fa' | 'kk'): [string, string] {
  const bytes = createHash('sha512').update(`${n}`).digest()
  const words = FILLER[language]
  const part = (from: number) =>
    Array.from(
      { length: 60 },
      (_, i) => words[(bytes.readUInt8((from + i) % 64) * (1 + (i >> 4))) % words.length],
    )
  return [part(0).join(' '), part(31).join(' ')]
}

interface Text {
  title: string
  paragraphs: string[]
  language: 'fa' | 'kk'
}

/** The text of article `n`, some 1,000 characters; every ninth tells what the one before it told. */
export function textOf(n: number): Text {
  const told = n % 9 === 8 ? n - 1 : n
  // A figure of a place comes five times, however many articles there are.
  const jobs = 20 + ((told * 37) % 900) + 1000 * Math.floor(told / 4500)
  const year = 1404
  const [before, after] = filler(told, told % 2 === 0 ? 'fa' : 'kk')
  if (told % 2 === 0) {
    const place = pick(PLACES_FA, told, 1)
    const works = pick(WORKS_FA, told, 2)
    return {
      language: 'fa',
      title: `${works} در ${place} ${persian(jobs)} نفر را به کار می‌گیرد (${persian(told)})`,
      paragraphs: [
        `فرماندار ${place} گفت: با راه‌اندازی ${works} برای ${persian(jobs)} نفر شغل ایجاد می‌شود.`,
        `${before}.`,
        `او افزود: در سال ${persian(year)} تا کنون ${persian(jobs + 11)} فرصت شغلی در این شهرستان ثبت شده است.`,
        `${after}.`,
      ],
    }
  }
  const place = pick(PLACES_KK, told, 3)
  const works = pick(WORKS_KK, told, 4)
  return {
    language: 'kk',
    title: `${place}: ${works} ${jobs} адамды жұмысқа алады (${told})`,
    paragraphs: [
      `Өңір әкімі ${place} қаласында ашылған ${works} туралы айтып, ${jobs} жұмыс орны ашылғанын хабарлады.`,
      `${before}.`,
      `Биыл аймақта тағы ${jobs + 15} тұрақты жұмыс орнын құру жоспарланып отыр.`,
      `${after}.`,
    ],
  }
}

/** The page of article `n`, as a site would serve it. */
export function articlePage(n: number): string {
  const { title, paragraphs, language } = textOf(n)
  const date = new Date(Date.UTC(2025, 6, 1, 5) + n * 600_000).toISOString()
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><meta property="article:published_time" content="${date}"></head><body><header><a href="/">صفحه نخست</a></header><article><h1>${title}</h1><div class="entry-content">${body}</div></article><footer>© ${n}</footer></body></html>`
}

/** Starts sites that hold `articles` articles between them, on free ports of the loopback interface. */
export async function startSynthetic(articles: number): Promise<SyntheticSites> {
  const servers: Server[] = []
  const sources: Source[] = []
  let share = 1
  for (let first = 0; first < articles; first += PER_SITE) {
    const count = Math.min(PER_SITE, articles - first)
    const server = createServer((request, response) => {
      const path = request.url ?? '/'
      const answer = (type: string, body: string) => {
        const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 20)}"`
        if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, etag }).end(body)
      }
      if (path === '/robots.txt') return answer('text/plain', 'User-agent: *\nAllow: /\n')
      const shown = Math.ceil(count * share)
      if (path === '/sitemap.xml') {
        const origin = `http://${request.headers.host}`
        const urls = Array.from(
          { length: shown },
          (_, i) => `<url><loc>${origin}/news/${first + i}</loc></url>`,
        )
        return answer(
          'application/xml',
          `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
        )
      }
      const n = Number(/^\/news\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)
      if (n >= first && n < first + shown) return answer('text/html', articlePage(n))
      response.writeHead(404).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    sources.push({
      id: `synthetic-${sources.length + 1}`,
      name: `Synthetic ${sources.length + 1}`,
      country: 'IR',
      places: ['IR'],
      languages: ['fa', 'kk'],
      scripts: ['Arab', 'Cyrl'],
      kind: 'news_outlet',
      family: 'generic',
      homepage: `http://${host}/`,
      hosts: [host],
      timeZone: 'Asia/Tehran',
      feeds: [],
      sitemaps: ['/sitemap.xml'],
      listings: [],
      articleUrl: '^/news/(?<id>\\d+)$',
      cadence: '0 4 * * *',
      minIntervalSeconds: 0.005,
      enabled: true,
      allowPrivate: true,
      sample: true,
      evidence: 'sample',
    })
  }
  return {
    sources,
    release(now) {
      share = Math.max(0, Math.min(1, now))
    },
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise((settle) => server.close(settle))
        }),
      )
    },
  }
}
