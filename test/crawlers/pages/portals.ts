/** Persian and Kazakh pages of regional portals and papers, each scored once before any rule was changed for it. */
import type { Story } from './content.ts'
import {
  a,
  clock,
  dotted,
  esc,
  jalali,
  jalaliSlashes,
  kazakhDate,
  link,
  NAV_FA,
  NAV_KK,
  nav,
  type Template,
} from './templates.ts'

const paragraphs = (s: Story, open = '<p>', close = '</p>') =>
  s.lines.map((l) => `${open}${esc(l.text)}${close}`).join('\n')
const fa = (s: Story, site: string, extra = '') =>
  `<!DOCTYPE html><html lang="fa-IR" dir="rtl"><head><meta charset="utf-8"><title>${esc(s.title)} - ${site}</title>${extra}</head>`
const kk = (s: Story, site: string, extra = '') =>
  `<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>${esc(s.title)} - ${site}</title>${extra}</head>`
const PERSIAN_DIGITS = (text: string) => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!)
const tehran = (s: Story, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fa-IR-u-ca-persian', { ...options, timeZone: 'Asia/Tehran' }).format(
    new Date(s.published),
  )
const faClock = (s: Story) => PERSIAN_DIGITS(clock(s))
const faWeekday = (s: Story) => tehran(s, { weekday: 'long' })
const REMARKS_FA = [
  'سلام، من دو سال است که مدارکم را داده‌ام و هنوز کسی جواب نداده، لطفا مسئولان یک بار هم به ما سر بزنند و ببینند چه می‌کشیم.',
  'این طرح‌ها همیشه روی کاغذ قشنگ است، کاش خبرنگار محترم سال بعد هم بیاید و بپرسد که از این وعده‌ها چند تا انجام شد.',
  'درود بر کسانی که بی‌ادعا کار می‌کنند، فقط خواهشمندم برای جاده روستای ما هم فکری بکنید که زمستان‌ها بسته می‌شود.',
]
const REMARKS_KK = [
  'Біздің ауылда да осындай жұмыс болса ғой, жастардың бәрі қалаға кетіп жатыр, ал үйде қалғандар жалақысы төмен деп отыр.',
  'Бұл туралы былтыр да жазғансыздар, содан бері не өзгерді? Келесі жолы нақты адамдардың атын атап жазсаңыздар екен.',
  'Рақмет, жақсы мақала. Тек сандарды қайдан алғандарыңызды көрсетпепсіздер, сол жағын толықтырса дұрыс болар еді.',
]
export const PORTALS_FA: Template[] = [
  {
    name: 'governor’s portal on DNN: module boxes, weekday and clock, attachments and other news in one pane',
    lead: 'apart',
    render: (s, o) =>
      `${fa(s, 'استانداری')}<body id="Body"><form method="post" id="Form"><div id="dnn_Header"><div id="dnn_dnnMENU_RadMenu1"><ul class="rmRootGroup">${nav(NAV_FA)}</ul></div><span class="today">امروز ${PERSIAN_DIGITS('1405/09/09')}</span></div><div id="dnn_ContentPane" class="contentpane"><div class="DnnModule DnnModule-DNNArticle DnnModule-412"><a name="412"></a><div class="c_container"><div class="c_title"><span id="dnn_ctr412_dnnTITLE_titleLabel" class="Head">مشروح خبر</span></div><div id="dnn_ctr412_ContentPane"><div id="dnn_ctr412_ModuleContent" class="DNNModuleContent"><table class="view_article" width="100%"><tr><td><span class="NewsRoTitr">${s.tags[0] ?? 'اخبار استان'}</span><h2 class="NewsTitle">${esc(s.title)}</h2><div class="NewsDate">${faWeekday(s)}، ${jalali(s.published)}، ${faClock(s)}</div><div class="NewsSummary"><strong>${esc(s.lead)}</strong></div></td></tr><tr><td><div class="Normal NewsBody">${paragraphs(s, '<p style="text-align: justify;"><span style="font-family: tahoma;">', '</span></p>')}</div></td></tr><tr><td><div class="NewsTools"><a href="/p">نسخه چاپی</a> | <a href="/m">ارسال به دوستان</a> | تعداد بازدید : ۲۳۱</div><div class="rating">امتیاز : <span>0</span> از ۵</div></td></tr></table></div></div></div></div><div class="DnnModule DnnModule-List"><div class="c_title">آخرین اخبار</div><ul>${o.map((x, i) => `<li>${a(x, i)}<br><span>${esc(x.lead)}</span></li>`).join('')}</ul></div></div><div id="dnn_FooterPane">آدرس: میدان شهدا، ساختمان استانداری - تلفن: ۰۸۷۳۳۲۲۱۱۰۰ - کلیه حقوق این وب‌سایت متعلق به استانداری است.</div></form></body></html>`,
  },
  {
    name: 'municipal portal, day in words, date only beside a clock icon, gallery of thumbnails under the text',
    lead: 'body',
    render: (s, o) =>
      `${fa(s, 'شهرداری')}<body><div class="wrapper"><nav class="navbar"><ul>${nav(NAV_FA)}</ul></nav><section class="inner-page"><div class="title-box"><h1>${esc(s.title)}</h1><ul class="info"><li><i class="fa fa-clock-o"></i> ${PERSIAN_DIGITS(tehran(s, { day: 'numeric' }))} ${tehran(s, { month: 'long' })} ماه سال ${tehran(s, { year: 'numeric' }).replace(/[^\d۰-۹]/g, '')}</li><li><i class="fa fa-eye"></i> ۵۴۱ بازدید</li><li><i class="fa fa-user"></i> روابط عمومی</li></ul></div><div class="content-box"><p class="intro">${esc(s.lead)}</p>${paragraphs(s, '<div>', '</div>')}</div><div class="thumbs">${[1, 2, 3].map((i) => `<a href="/g/${i}"><img src="/${i}.jpg" alt=""><span>تصویر ${PERSIAN_DIGITS(String(i))}</span></a>`).join('')}</div><div class="share-post"><span>اشتراک‌گذاری</span></div><div class="latest"><h3>تازه‌ترین خبرها</h3>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="card"><a href="${link(x, i)}"><h4>${esc(x.title)}</h4></a><p>${esc(x.lead)}</p><span class="d">${jalali(x.published)}</span></div>`,
        )
        .join(
          '',
        )}</div></section><footer><p>سامانه ارتباط مردمی ۱۳۷ شبانه‌روز پاسخگوی شهروندان گرامی است.</p></footer></div></body></html>`,
  },
  {
    name: 'wordpress local paper, address with the Jalali day, no date on the page',
    lead: 'none',
    url: (s) => `https://www.example.ir/news/${jalaliSlashes(s.published)}/khabar-12/`,
    render: (s, o) =>
      `${fa(s, 'هفته‌نامه دیار', '<meta name="generator" content="WordPress 5.6">')}<body class="rtl post-template-default single single-post"><div class="site"><div class="top-menu"><ul>${nav(NAV_FA)}</ul></div><div class="main-col"><div class="post-inner"><h1 class="name post-title entry-title">${esc(s.title)}</h1><p class="post-meta"><span class="post-cats"><a href="/c">شهرستان‌ها</a></span><span class="post-comments"><a href="#c">بدون دیدگاه</a></span></p><div class="clear"></div><div class="entry">${paragraphs(s)}<div class="ad-inpost"><a href="https://ad.example"><img src="/ad.gif"></a><p>فروش اقساطی مسکن در شهرک امید با شرایط ویژه</p></div><p>منبع: روابط عمومی فرمانداری</p></div><div class="share-post"><span class="share-text">اشتراک</span></div></div><section id="related_posts"><div class="block-head"><h3>نوشته‌های مشابه</h3></div>${o
        .slice(0, 3)
        .map((x, i) => `<div class="related-item"><h3>${a(x, i)}</h3></div>`)
        .join(
          '',
        )}</section><div id="comments"><p>دیدگاهتان را بنویسید</p></div></div><aside id="sidebar">${o.map((x, i) => `<li class="mpost">${a(x, i)}</li>`).join('')}</aside></div></body></html>`,
    gold: (s) => `${s.lines.map((l) => l.text).join('\n')}\nمنبع: روابط عمومی فرمانداری`,
  },
  {
    name: 'provincial broadcaster: updated and published side by side, summary in list items, video notice',
    lead: 'apart',
    render: (s, o) =>
      `${fa(s, 'صدا و سیمای مرکز')}<body><div id="top"><ul>${nav(NAV_FA)}</ul></div><div class="news_page"><div class="news_path"><a href="/">خانه</a> » <a href="/o">استان</a></div><h1 class="n_title">${esc(s.title)}</h1><div class="n_info"><span>به‌روزرسانی: ۱۴۰۴/۰۹/۰۱ ساعت ۱۰:۰۰</span><span>انتشار: ${PERSIAN_DIGITS(jalaliSlashes(s.published))} ساعت ${faClock(s)}</span><span>شناسه: ۴۱۲۰۰</span></div><div class="n_summary">${esc(s.lead)}</div><div class="n_video"><p>مرورگر شما از پخش ویدئو پشتیبانی نمی‌کند.</p><a href="/d">دریافت فایل (۱۲ مگابایت)</a></div><div class="n_text">به گزارش خبرگزاری صدا و سیما، ${esc(s.lines[0]!.text)}<br>${s.lines
        .slice(1)
        .map((l) => esc(l.text))
        .join('<br>')}</div><div class="n_rel"><b>بیشتر بخوانید</b>${o
        .slice(0, 3)
        .map((x, i) => `<div>◾ ${a(x, i)}</div>`)
        .join(
          '',
        )}</div><div class="n_tags">${s.tags.map((t) => `<a href="/t">#${t}</a>`).join(' ')}</div></div><div class="foot">نشانی: خیابان امام، صدا و سیمای مرکز. تلفن روابط عمومی: ۱۶۲. پیامک: ۳۰۰۰۰۱۶۲.</div></body></html>`,
    gold: (s) => `به گزارش خبرگزاری صدا و سیما، ${s.lines.map((l) => l.text).join('\n')}`,
  },
  {
    name: 'news site on nuxt: data-v attributes, teaser between paragraphs, date with weekday and pipe',
    lead: 'apart',
    render: (s, o) =>
      `${fa(s, 'رویداد استان', `<meta property="og:title" content="${esc(s.title)}">`)}<body><div id="__nuxt"><div id="__layout"><div data-v-1><header data-v-1><a data-v-1 href="/">رویداد</a>${NAV_FA.map((n) => `<a data-v-1 href="/${n}">${n}</a>`).join('')}</header><div data-v-2 class="row"><div data-v-2 class="main"><span data-v-3 class="cat">اقتصاد</span><h1 data-v-3>${esc(s.title)}</h1><div data-v-3 class="inf"><span data-v-3>${faWeekday(s)} | ${jalali(s.published)} | ${faClock(s)}</span><span data-v-3>زمان مطالعه: ۳ دقیقه</span></div><h2 data-v-3 class="ld">${esc(s.lead)}</h2><div data-v-4 class="ck">${s.lines.map((l, i) => `<p data-v-4>${esc(l.text)}</p>${i === 1 ? `<div data-v-5 class="rl"><span data-v-5>این را هم بخوانید</span><a data-v-5 href="${link(o[0]!, 0)}"><strong>${esc(o[0]!.title)}</strong><small>${esc(o[0]!.lead)}</small></a></div>` : ''}`).join('')}</div><div data-v-6 class="src">منبع: رویداد استان</div><div data-v-6 class="srt"><span>https://example.ir/n/412</span></div></div><div data-v-7 class="sd"><h3 data-v-7>داغ‌ترین‌ها</h3>${o.map((x, i) => `<a data-v-7 href="${link(x, i)}"><b>${esc(x.title)}</b><i>${esc(x.lead)}</i></a>`).join('')}</div></div></div></div></div></body></html>`,
  },
  {
    name: 'iransamaneh-like without its marks: code and time above, quote of the governor in a box, comments longer than the text',
    lead: 'apart',
    render: (s, o) =>
      `${fa(s, 'صبح استان')}<body><div class="header_main"><ul>${nav(NAV_FA)}</ul><div class="h_date">دوشنبه ۰۹ آذر ۱۴۰۵ - ۱۸:۳۰</div></div><div class="cont_page"><div class="r_col"><div class="khabar_top"><span>کد خبر: ۵۵۰۲۱</span><span>تاریخ انتشار: ${PERSIAN_DIGITS(tehran(s, { day: 'numeric' }))} ${tehran(s, { month: 'long' })} ${tehran(s, { year: 'numeric' }).replace(/[^\d۰-۹]/g, '')} - ${faClock(s)}</span></div><div class="rutitr">${s.tags[0] ?? ''}</div><h1 class="titr"><a href="/n/1">${esc(s.title)}</a></h1><div class="sutitr">${esc(s.lead)}</div><div class="matn">${s.lines.map((l, i) => `<div style="text-align: justify;">${esc(l.text)}</div>${i === 1 ? `<div class="naghl">«${esc(l.text.slice(5, 70))}»</div>` : ''}`).join('')}</div><div class="abzar"><span>چاپ</span><span>ارسال به دوستان</span></div><div class="nazar"><div class="nazar_t">نظرات مخاطبان</div>${[...REMARKS_FA, ...REMARKS_FA].map((r, i) => `<div class="nazar_i"><div>ناشناس</div><div>۱۴:۲${i} - ۱۴۰۴/۰۸/۱${i}</div><div class="nazar_m">${r} ${REMARKS_FA[(i + 1) % 3]}</div></div>`).join('')}</div></div><div class="l_col">${o.map((x, i) => `<div class="tk"><a href="${link(x, i)}">${esc(x.title)}</a></div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'elementor site of an industrial park company: heading widgets, icon list with date, loop of posts',
    lead: 'none',
    render: (s, o) =>
      `${fa(s, 'شهرک‌های صنعتی', '<meta name="generator" content="WordPress 6.2">')}<body class="rtl single single-post elementor-page"><header data-elementor-type="header" class="elementor elementor-location-header"><nav class="elementor-nav-menu--main"><ul class="elementor-nav-menu">${nav(NAV_FA)}</ul></nav></header><div data-elementor-type="single-post" class="elementor elementor-location-single post type-post hentry"><section class="elementor-section"><div class="elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">${esc(s.title)}</h1></div></div><div class="elementor-widget elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item" itemprop="datePublished"><a><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date">${jalali(s.published)}</span></a></li><li class="elementor-icon-list-item"><span class="elementor-icon-list-text elementor-post-info__item--type-time">${PERSIAN_DIGITS(`${Number(s.published.slice(11, 13)) % 12 || 12}:${s.published.slice(14, 16)}`)} ${Number(s.published.slice(11, 13)) < 12 ? 'ق.ظ' : 'ب.ظ'}</span></li></ul></div></div><div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">${paragraphs(s)}</div></div><div class="elementor-widget elementor-widget-share-buttons"><div class="elementor-share-btn__text"><span class="elementor-share-btn__title">واتساپ</span></div></div></section><section class="elementor-section"><div class="elementor-widget-heading"><h3 class="elementor-heading-title">خبرهای تازه شرکت</h3></div><div class="elementor-widget-posts"><div class="elementor-posts-container">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 class="elementor-post__title">${a(x, i)}</h3><div class="elementor-post__excerpt"><p>${esc(x.lead)}</p></div><a class="elementor-post__read-more" href="${link(x, i)}">بیشتر بخوانید »</a></div></article>`,
        )
        .join(
          '',
        )}</div></div></section></div><footer class="elementor-location-footer"><p>شهرک صنعتی شماره یک، بلوار صنعت، ساختمان مرکزی</p></footer></body></html>`,
  },
  {
    name: 'news site whose time element tells the change and whose words tell the publication',
    lead: 'apart',
    render: (s, o) =>
      `${fa(s, 'پیام روز', '<meta property="article:modified_time" content="2026-10-02T10:00:00+03:30">')}<body><nav>${NAV_FA.map((n) => `<a href="/${n}">${n}</a>`).join('')}</nav><main><h1>${esc(s.title)}</h1><div class="times"><time class="updated" datetime="2026-10-02T10:00:00+03:30">ویرایش: ۱۰ مهر ۱۴۰۵</time> <span>منتشر شده در ${jalali(s.published)} ساعت ${faClock(s)}</span></div><p class="excerpt">${esc(s.lead)}</p><div class="content">${paragraphs(s)}<div class="box-inline"><span class="bi-t">خبر مرتبط</span>${a(o[0]!, 0)}</div></div><div class="nx">${o
        .slice(1, 4)
        .map((x, i) => `<section><h2>${a(x, i)}</h2><p>${esc(x.lead)}</p></section>`)
        .join('')}</div></main></body></html>`,
  },
]

export const PORTALS_KK: Template[] = [
  {
    name: 'business portal in the manner of inbusiness: text div with spans, publication over renewal, authors',
    lead: 'apart',
    render: (s, o) =>
      `${kk(s, 'Іскер')}<body><nav>${NAV_KK.map((n) => `<a href="/kz/${n}">${n}</a>`).join('')}</nav><div class="cols"><div class="left"><div class="article"><div class="article__top"><span class="rubric">Экономика</span><h1>${esc(s.title)}</h1><div class="article__lead">${esc(s.lead)}</div><div class="article__info"><time class="article__date">${kazakhDate(s.published)} жыл, ${clock(s)}</time><span>Жаңартылды: 12 желтоқсан 2025, 09:00</span><span class="views">1 204</span></div></div><div class="article__text">${paragraphs(s, '<p><span style="font-size:16px">', '</span></p>')}<p><em>Егер мәтінде қате көрсеңіз, оны белгілеп, Ctrl+Enter басыңыз.</em></p></div><div class="article__share">Бөлісу:</div><div class="article__subscribe"><p>Бізбен бірге қызықты! Күн сайын таңғы сағат тоғызда пошта арқылы ең маңыздысын жібереміз.</p></div></div></div><div class="right"><h3>Танымал</h3>${o.map((x, i) => `<div class="news-item"><a href="${link(x, i)}">${esc(x.title)}</a><p>${esc(x.lead)}</p></div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'akimat on bitrix: news-detail, news-date-time, properties, list of news at the side',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Облыс әкімдігінің ресми сайты')}<body><div id="panel"></div><div class="header"><ul class="bx-top-nav-list-1-lvl">${nav(NAV_KK)}</ul></div><div class="bx-content"><div class="bx-breadcrumb"><div class="bx-breadcrumb-item"><a href="/">Басты бет</a></div></div><h1 class="bx-title" id="pagetitle">${esc(s.title)}</h1><div class="news-detail"><img class="detail_picture" src="/upload/iblock/1.jpg"><span class="news-date-time">${dotted(s)} ${clock(s)}:00</span>${s.lines.map((l) => `${esc(l.text)}<br>\n<br>`).join('\n')}<div style="clear:both"></div><br>Қаралымдар саны:&nbsp;812<br>Дереккөз:&nbsp;Баспасөз қызметі<br></div><p><a href="/kz/news/">Тізімге қайту</a></p></div><div class="sidebar-news"><div class="news-list">${o.map((x, i) => `<p class="news-item"><span class="news-date-time">${dotted(x)}</span> <a href="${link(x, i)}"><b>${esc(x.title)}</b></a><br>${esc(x.lead)}</p>`).join('')}</div></div><footer>© Облыс әкімінің аппараты. Мекенжайы: Абай даңғылы, 13. Сенім телефоны: 8 (7252) 53-00-00.</footer></body></html>`,
  },
  {
    name: 'aimaq newspaper on wordpress (soledad): post-entry, penci boxes, year first date line',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Аймақ газеті', '<meta name="generator" content="WordPress 6.1">')}<body class="single single-post postid-5 soledad"><div class="wrapper-boxed"><nav id="navigation"><ul class="menu">${nav(NAV_KK)}</ul></nav><div class="container container-single penci_sidebar"><div id="main"><article class="post type-post hentry"><div class="header-standard header-classic single-header"><div class="penci-standard-cat"><span class="cat"><a class="penci-cat-name" href="/c">Қоғам</a></span></div><h1 class="post-title single-post-title entry-title">${esc(s.title)}</h1><div class="post-box-meta-single"><span class="author-post byline">жазған <a class="author-url" href="/a">admin</a></span><span>${s.published.slice(0, 4)} жылғы ${kazakhDate(s.published).split(' ').slice(0, 2).join(' ')}, ${clock(s)}</span><span>0 пікір</span></div></div><div class="post-entry blockquote-style-1"><div class="inner-post-entry entry-content">${s.lines
        .map(
          (l, i) =>
            `<p>${esc(l.text)}</p>${
              i === 2
                ? `<div class="penci-ilrltpost-wrap"><div class="penci-ilrltpost-title">Сондай-ақ оқыңыз</div><ul>${o
                    .slice(0, 2)
                    .map((x, k) => `<li>${a(x, k)}</li>`)
                    .join('')}</ul></div>`
                : ''
            }`,
        )
        .join(
          '',
        )}<p style="text-align:right"><strong>Ерлан СЕРІКҰЛЫ,<br>Түлкібас ауданы</strong></p><div class="post-tags">${s.tags.map((t) => `<a href="/t">${t}</a>`).join('')}</div></div></div><div class="post-author"><div class="author-content"><h5><a href="/a">admin</a></h5></div></div><div class="post-pagination"><div class="prev-post">${a(o[0]!, 0)}</div></div><div class="post-related"><h4>Сізге ұнауы мүмкін</h4>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="item-related"><h3>${a(x, i)}</h3><span class="date">${kazakhDate(x.published)}</span></div>`,
        )
        .join(
          '',
        )}</div><div class="post-comments"><h4>Пікір қалдыру</h4></div></article></div><div id="sidebar"><h4>Жарнама</h4><div class="textwidget"><p>Газетке жазылу жалғасуда! Индекс 65466. Бір жылдық бағасы 6 500 теңге, барлық пошта бөлімшелерінде.</p></div></div></div></div></body></html>`,
    gold: (s) => `${s.lines.map((l) => l.text).join('\n')}\nЕрлан СЕРІКҰЛЫ,\nТүлкібас ауданы`,
  },
  {
    name: 'joomla of a district akimat: article-details, published dd, hits, print icon text, pager',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Аудан әкімдігі', '<meta name="generator" content="Joomla!">')}<body class="com-content view-article"><div class="t3-wrapper"><nav><ul class="nav navbar-nav">${nav(NAV_KK)}</ul></nav><div id="t3-content"><div class="item-page clearfix"><article><header class="article-header clearfix"><h1 class="article-title">${esc(s.title)}</h1></header><aside class="article-aside clearfix"><dl class="article-info muted"><dt class="article-info-term">Мәліметтер</dt><dd class="category-name">Санат: <a href="/c">Жаңалықтар</a></dd><dd class="published">Жарияланған күні: <time>${kazakhDate(s.published)}</time></dd><dd class="hits">Қаралымы: 301</dd></dl></aside><section class="article-content clearfix">${paragraphs(s, '<p style="text-align: justify;">', '</p>')}</section></article><ul class="pager pagenav"><li class="previous"><a href="/p">Алдыңғы</a></li></ul></div></div><div class="t3-sidebar"><div class="module"><h3>Хабарландыру</h3><div class="custom"><p>Құрметті тұрғындар! Аудан әкімінің жеке мәселелер бойынша қабылдауы әр айдың екінші және төртінші жұмасында өтеді.</p></div></div><div class="module"><ul class="latestnews">${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div></div></div></body></html>`,
  },
  {
    name: 'region newspaper with its own engine: date in the address alone, text in divs, opinions before the foot',
    lead: 'none',
    url: (s) => `https://example.kz/kz/news/${s.published.slice(0, 10)}-${s.title.length}.html`,
    render: (s, o) =>
      `${kk(s, 'Оңтүстік')}<body><div class="head"><b>Оңтүстік</b> ${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join(' ')}<div class="rates">USD 478,2 EUR 520,1 RUB 5,2</div></div><div class="grid"><div class="g-left">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="g-mini"><a href="${link(x, i)}"><h4>${esc(x.title)}</h4></a><div>${esc(x.lead)}</div></div>`,
        )
        .join(
          '',
        )}</div><div class="g-main"><h1>${esc(s.title)}</h1>${s.lines.map((l) => `<div class="abz">${esc(l.text)}</div>`).join('')}<div class="stat">Оқылды: 512 | Пікір: 3</div>${REMARKS_KK.map((r, i) => `<div class="op"><div class="op-n">Қонақ ${i}</div><div class="op-t">${r}</div></div>`).join('')}<div class="op-form"><b>Пікір жазу</b></div></div></div></body></html>`,
  },
  {
    name: 'state agency site, russian labels, text in spans of word, both dates under it',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Еңбек және әлеуметтік қорғау басқармасы')}<body><div class="b-page"><div class="b-head"><ul>${nav(NAV_KK)}</ul></div><div class="b-main"><div class="b-title"><h2>${esc(s.title)}</h2></div><div class="b-content">${s.lines.map((l) => `<p class="MsoNormal" style="text-align:justify;text-indent:35.4pt"><span lang="KZ" style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;">${esc(l.text)}<o:p></o:p></span></p>`).join('')}<p class="MsoNormal"><o:p>&nbsp;</o:p></p></div><div class="b-dates"><span>Создано: ${dotted(s)}</span> <span>Изменено: 03.12.2025</span> <span>Просмотры: 77</span></div></div><div class="b-left"><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div><div class="b-foot">Байланыс орталығы: 1414 (мемлекеттік қызметтер), 111 (балаларды қорғау жөніндегі сенім телефоны)</div></div></body></html>`,
  },
  {
    name: 'newspaper with comments under «Оқырман пікірі», date in brackets, photo author line in the text',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Ауыл тынысы')}<body><div class="top">${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div><div class="art"><h1>${esc(s.title)}</h1><div class="inf">(${kazakhDate(s.published)} ж.)</div>${s.lines.map((l, i) => `<p>${esc(l.text)}</p>${i === 1 ? '<p><i>Суретті түсірген Қайрат Әлібеков</i></p>' : ''}`).join('')}<p class="src">Дереккөз: «Ауыл тынысы» газеті</p><h3>Оқырман пікірі</h3>${[...REMARKS_KK, ...REMARKS_KK].map((r, i) => `<div class="pk"><b>Оқырман ${i}</b><p>${r}</p></div>`).join('')}</div><div class="side">${o.map((x, i) => `<div>${a(x, i)}<p>${esc(x.lead)}</p></div>`).join('')}</div></body></html>`,
  },
  {
    name: 'portal on nuxt, month capital and «ж.», time first, teaser in the text',
    lead: 'apart',
    render: (s, o) =>
      `${kk(s, 'Қазір')}<body><div id="__nuxt"><div class="hdr">${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div><div class="grid"><div class="grid-main"><div class="tag">Қоғам</div><h1>${esc(s.title)}</h1><div class="row"><span>${clock(s)} • ${kazakhDate(s.published).replace(/ \S/, (c) => c.toUpperCase())} ж.</span><span>👁 301</span></div><div class="lid">${esc(s.lead)}</div><div class="txt">${s.lines.map((l, i) => `<p>${esc(l.text)}</p>${i === 1 ? `<div class="ins"><div class="ins-l">Бұл да қызық</div><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a><div class="ins-d">${esc(o[0]!.lead)}</div></div>` : ''}`).join('')}</div><div class="shr">Достарыңмен бөліс</div></div><div class="grid-side"><div class="ttl">Қазір оқып жатыр</div>${o.map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}<span>1${i}:00</span></a>`).join('')}</div></div></div></body></html>`,
  },
  {
    name: 'news site with ad words between, «Жарнама», letters of partners, infographic credits',
    lead: 'apart',
    render: (s, o) =>
      `${kk(s, 'Нұр')}<body><header>${NAV_KK.map((n) => `<a href="/${n}">${n}</a>`).join('')}</header><main class="main"><article class="formatted-body"><h1 class="main-headline">${esc(s.title)}</h1><div class="layout-article-page__meta"><time class="datetime--publication">${Number(s.published.slice(8, 10))} ${kazakhDate(s.published).split(' ')[1]} ${s.published.slice(0, 4)}, ${clock(s)}</time><a class="author">Редакция</a></div><p class="align-left formatted-body__paragraph"><strong>${esc(s.lead)}</strong></p>${s.lines.map((l, i) => `<p class="align-left formatted-body__paragraph">${esc(l.text)}</p>${i === 1 ? '<div class="ad-cont"><span>ЖАРНАМА</span></div>' : ''}${i === 2 ? `<div class="incut-material"><a href="${link(o[0]!, 0)}"><span class="incut-t">${esc(o[0]!.title)}</span><span class="incut-d">${esc(o[0]!.lead)}</span></a></div>` : ''}`).join('')}<p class="align-left formatted-body__paragraph"><em>Ең өзекті жаңалықтар біздің <a href="https://t.me/x">Telegram-арнада</a>, жазылыңыз!</em></p><p class="link-original">Түпнұсқа мақала: <a href="https://x.kz/1">https://x.kz/1</a></p></article><section class="block-infinite">${o
        .slice(1, 5)
        .map(
          (x, i) =>
            `<article class="block-infinite__item"><a href="${link(x, i)}"><h2>${esc(x.title)}</h2></a></article>`,
        )
        .join('')}</section></main></body></html>`,
  },
  {
    name: 'oblast police site: short text, hotlines, list of departments below',
    lead: 'none',
    render: (s, o) =>
      `${kk(s, 'Полиция департаменті')}<body><div class="pg-h"><ul>${nav(NAV_KK)}</ul></div><div class="pg"><h1>${esc(s.title)}</h1><p class="date-info">Жарияланды: ${clock(s)} ${dotted(s)}ж. &nbsp; Жаңартылды: 09:00 05.11.2025ж.</p>${paragraphs(s)}<p><strong>Баспасөз қызметі</strong></p><div class="dep"><h4>Бөлімшелер</h4><ul>${['Әкімшілік полиция басқармасы', 'Көші-қон қызметі', 'Кадр жұмысы басқармасы'].map((n) => `<li><a href="/d">${n}</a></li>`).join('')}</ul></div></div><div class="pg-l">${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</div></body></html>`,
  },
]
