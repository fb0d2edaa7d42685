/** Pages in the manner of many well-known sites, each scored once before any rule was changed for it. */
import type { Line, Story } from './content.ts'
import { a, american, clock, englishDate, esc, link, NAV, nav, type Template } from './templates.ts'

/** Lines as HTML: links in some sentences, something put behind some paragraphs. */
const text = (
  lines: Line[],
  shape: {
    p?: (html: string, i: number) => string
    h2?: (html: string) => string
    quote?: (html: string) => string
    after?: Record<number, string>
    links?: string
  } = {},
): string => {
  const out: string[] = []
  let items: string[] = []
  let n = 0
  const flush = () => {
    if (items.length > 0) out.push(`<ul>${items.map((t) => `<li>${t}</li>`).join('\n')}</ul>`)
    items = []
  }
  for (const { kind, text: raw } of lines) {
    let t = esc(raw)
    if (kind === 'li') {
      items.push(t)
      continue
    }
    flush()
    if (kind === 'h2') out.push(shape.h2?.(t) ?? `<h2>${t}</h2>`)
    else if (kind === 'quote') out.push(shape.quote?.(t) ?? `<blockquote><p>${t}</p></blockquote>`)
    else {
      const words = t.split(' ')
      if (shape.links && n % 2 === 1 && words.length > 9)
        t = `${words.slice(0, 3).join(' ')} <a ${shape.links} href="https://other.example/${n}">${words.slice(3, 6).join(' ')}</a> ${words.slice(6).join(' ')}`
      out.push(shape.p?.(t, n) ?? `<p>${t}</p>`)
      n++
      if (shape.after?.[n]) out.push(shape.after[n]!)
    }
  }
  flush()
  return out.join('\n')
}
const top = (s: Story, site: string, extra = '', html = '') =>
  `<!DOCTYPE html><html lang="en" ${html}><head><meta charset="utf-8"><title>${esc(s.title)} ${site}</title><meta property="og:title" content="${esc(s.title)}"><meta name="description" content="${esc(s.lead)}">${extra}</head>`
const pub = (s: Story) => `<meta property="article:published_time" content="${s.published}">`
const short = (s: Story) =>
  new Date(s.published).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
const REMARKS = [
  'I have been going past that place for thirty years and never once saw anyone from the council take the slightest interest in it, so forgive me if I do not put out the flags just yet.',
  'Can somebody explain to me why this is news? In my day you learned on the job, you were shouted at for a fortnight, and then you knew it. Nobody wrote an article.',
  'Well said. And let us not forget who signed off on the closure in the first place. The same people are now queueing up to have their photograph taken in front of the gate.',
  'My daughter applied in the spring. Three interviews, a test, a second test, and then nothing, not a line. When she rang them up the person at the desk did not know that there had been a post at all.',
  'This is what happens if you let accountants run things. You save a penny on the Monday and you spend a pound on the Tuesday, and on the Wednesday you commission a report about the pound.',
  'Interesting piece, thank you. I would only add that the figures for the neighbouring county look quite different, mainly because they count part-time posts as full ones, which nobody here ever seems to mention.',
  'Nonsense from start to finish. Did the writer talk to a single person who was actually there? I was, and it was raining, and there were not forty people, there were nine.',
  'Moving story. My grandfather worked there before the war and he always said that the smell never left his coat, and that when he died they could have buried him in brine.',
]

export const WILD: Template[] = [
  {
    name: 'guardian 2019: tonal article, rich links, inline newsletter, contributions box, most viewed',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| Jobs | The Courier', `${pub(s)}<meta property="article:author" content="https://www.courier.example/profile/${s.author.split(' ')[0]}">`, 'class="js-off is-not-modern id--signed-out"')}<body id="top" class="has-page-skin-off"><a class="u-h skip" href="#maincontent">Skip to main content</a><div class="site-message--banner"><div class="site-message__copy">We notice you’re still reading with an old browser, which may not show everything as it should.</div></div><header class="new-header" role="banner"><nav class="new-header__inner gs-container"><div class="new-header__cta-bar"><div class="cta-bar__text hide-until-tablet"><div class="cta-bar__heading">Support The Courier</div><div class="cta-bar__subheading">Available for everyone, funded by readers</div></div><a class="cta-bar__cta" href="/c">Contribute</a></div><ul class="pillars">${nav(NAV)}</ul></nav></header><article id="article" class="content content--article tonal tonal--tone-news" role="main"><div class="content__main tonal__main"><div class="gs-container"><div class="content__main-column content__main-column--article js-content-main-column"><header class="content__head tonal__head"><div class="content__labels"><div class="content__section-label"><a class="content__section-label__link" href="/money"><span>Jobs</span></a></div></div><h1 class="content__headline" itemprop="headline">${esc(s.title)}</h1><div class="tonal__standfirst u-cf"><div class="content__standfirst" data-component="standfirst"><p>${esc(s.lead)}</p></div></div><div class="meta__extras"><p class="byline"><span itemprop="author">${s.author}</span></p><p class="content__dateline"><time itemprop="datePublished" datetime="${s.published}" class="content__dateline-wpd">${american(s)} ${clock(s)} GMT</time></p><p class="content__dateline-lm">Last modified on Tue 2 Dec 2025 11.00 GMT</p><div class="meta__social"><ul class="social social--top">${['Facebook', 'Twitter', 'Email'].map((x) => `<li class="social__item"><a href="/s"><span class="u-h">Share on ${x}</span></a></li>`).join('')}</ul></div></div></header><figure itemprop="associatedMedia image" class="media-primary"><img src="/a.jpg"><figcaption class="caption caption--main">The gate at seven in the morning. Photograph: Anna Loach/The Courier</figcaption></figure><div class="content__article-body from-content-api js-article__body" itemprop="articleBody" data-test-id="article-review-body">${text(
        s.lines,
        {
          links: 'data-link-name="in body link" class="u-underline"',
          after: {
            1: `<aside class="element element-rich-link element--thumbnail element-rich-link--not-upgraded"><p> <span>Related: </span>${a(o[0]!, 0)} </p></aside>`,
            2: `<figure class="element element-image" data-media-id="x"><img src="/b.jpg" alt=""><figcaption class="caption"><span class="inline-triangle"></span> Some of the people who came back. Photograph: Anna Loach/The Courier</figcaption></figure>`,
            3: `<div class="email-sub email-sub--inline"><p class="email-sub__heading">Sign up to the daily Business Today email</p><p class="email-sub__text">Business Today: all the figures and facts of the day in one letter.</p></div>`,
            4: `<aside class="element element-pullquote element--supporting"><blockquote><p>${esc(s.lead)}</p></blockquote></aside>`,
            6: `<p><strong>${a(o[1]!, 3)}</strong></p>`,
          },
        },
      )}<div class="contributions__epic"><h2 class="contributions__title contributions__title--epic">We have some news …</h2><p class="contributions__paragraph contributions__paragraph--epic">… about how our work is paid for. More people than ever read us, yet what advertisers spend falls from year to year. We have not put up a wall, because we would rather that our reporting stayed open to all who want it.</p><p class="contributions__paragraph contributions__paragraph--epic">That is why we need your help. What we write takes time, money and hard work. We do it because we believe that our view matters, and because it might be yours as well.</p><p class="contributions__paragraph contributions__paragraph--epic"><span class="contributions__highlight">If everyone who reads us and likes what we do gave a little, our future would be far more secure.</span></p><a class="contributions__option-button" href="/c">Support The Courier</a></div></div><div class="submeta"><span class="submeta__label">Topics</span><ul class="submeta__links">${s.tags.map((t) => `<li class="submeta__link-item"><a class="submeta__link" href="/t">${t}</a></li>`).join('')}</ul><div class="submeta__share">Share on Facebook</div><a class="submeta__syndication" href="/l">Reuse this content</a></div></div><div class="content__secondary-column"><div class="ad-slot ad-slot--right" data-label="true"></div><div class="component--most-popular"><h3>Most popular</h3><ol>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ol></div></div></div></div></article><section class="fc-container"><h2>more on this story</h2><ul>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<li class="fc-slice__item"><div class="fc-item"><h3 class="fc-item__title"><a href="${link(x, i)}"><span class="fc-item__kicker">Jobs</span> ${esc(x.title)}</a></h3><div class="fc-item__standfirst">${esc(x.lead)}</div><time class="fc-item__timestamp" datetime="${x.published}"><span>Published: ${short(x)}</span></time></div></li>`,
        )
        .join(
          '',
        )}</ul></section><section id="comments" class="discussion"><h2>comments (8)</h2><p class="discussion__sign-in">Sign in or create your Courier account to join the discussion.</p></section><footer class="l-footer"><p>© 2025 Courier News or its affiliated companies. All rights reserved.</p></footer></body></html>`,
  },
  {
    name: 'bbc 2019: story-body, media player notices, share tools, from around the web',
    lead: 'body',
    render: (s, o) =>
      `${top(s, '- CBC News', `<script type="application/ld+json">{"@context":"http://schema.org","@type":"ReportageNewsArticle","headline":${JSON.stringify(s.title)},"datePublished":"${s.published}","dateModified":"2025-12-01T00:00:00Z","publisher":{"@type":"NewsMediaOrganization","name":"CBC News"}}</script>`, 'id="responsive-news"')}<body id="asset-type-sty" class="device--feature"><div id="cookie-prompt"><h2>Cookies on the CBC website</h2><p>We use cookies to give you the best experience on our site. If you go on without changing your settings, we assume that you are happy to receive all of them.</p></div><header id="orb-banner"><div id="orb-nav-links"><ul>${nav(NAV)}</ul></div></header><div id="site-container"><div class="container-width-only"><span class="index-title">Business</span></div><div id="page" class="configurable story"><div role="main"><div class="container-width-only"></div><div class="container"><div class="container--primary-and-secondary-columns column-clearfix"><div class="column--primary"><div class="story-body"><h1 class="story-body__h1">${esc(s.title)}</h1><div class="with-extracted-share-icons"><div class="byline"><span class="byline__name">By ${s.author}</span><span class="byline__title">Business reporter, CBC News</span></div><div class="story-body__mini-info-list-and-share"><ul class="mini-info-list"><li class="mini-info-list__item"><div class="date date--v2" data-seconds="${Date.parse(s.published) / 1000}" data-datetime="${englishDate(s.published)}">${englishDate(s.published)}</div></li></ul><div class="share-tools--no-event-tag"><ul><li>Share this with Facebook</li><li>Share this with Twitter</li><li>Share this with Email</li><li>Copy this link <a href="https://www.cbc.example/news/business-1">https://www.cbc.example/news/business-1</a></li></ul><p>Read more about sharing.</p><p>These are external links and will open in a new window</p></div></div></div><div class="story-body__inner" property="articleBody"><figure class="media-landscape has-caption full-width lead"><span class="image-and-copyright-container"><img class="js-image-replace" alt="" src="/x.jpg"><span class="off-screen">Image copyright</span><span class="story-image-copyright">Kit Moss</span></span><figcaption class="media-caption"><span class="off-screen">Image caption</span><span class="media-caption__text">The works stand at the end of the harbour wall</span></figcaption></figure><p class="story-body__introduction">${esc(s.lead)}</p>${text(
        s.lines,
        {
          links: 'class="story-body__link-external"',
          h2: (t) => `<h2 class="story-body__crosshead">${t}</h2>`,
          after: {
            2: `<ul class="story-body__unordered-list"><li class="story-body__list-item"><a href="${link(o[0]!, 0)}" class="story-body__link">${esc(o[0]!.title)}</a></li><li class="story-body__list-item"><a href="${link(o[1]!, 1)}" class="story-body__link">${esc(o[1]!.title)}</a></li><li class="story-body__list-item"><a href="${link(o[2]!, 2)}" class="story-body__link">${esc(o[2]!.title)}</a></li></ul>`,
            3: `<figure class="media-with-caption"><div class="media-player-wrapper"><p class="media-placeholder player-with-placeholder__caption">Media playback is unsupported on your device</p></div><figcaption class="media-with-caption__caption"><span class="off-screen">Media caption</span>A look at how the morning shift begins</figcaption></figure>`,
            4: `<hr class="story-body__line"><h2 class="story-body__crosshead">You may also be interested in:</h2><ul class="story-body__unordered-list"><li class="story-body__list-item"><a class="story-body__link" href="${link(o[3]!, 4)}">${esc(o[3]!.title)}</a></li></ul><hr class="story-body__line">`,
          },
        },
      )}<p><i>Follow us on </i><a href="https://facebook.com/x"><i>Facebook</i></a><i>, or on Twitter </i><a href="https://twitter.com/x"><i>@CBCNewsBiz</i></a><i>. If you have a story suggestion email </i><a href="mailto:x@cbc.example"><i>business.news@cbc.example</i></a><i>.</i></p></div></div><div class="share share--lightweight"><div class="share__title">Share this story <a href="/about-sharing">About sharing</a></div></div><div id="topic-tags"><h2>Related Topics</h2><ul class="tags-list">${s.tags.map((t) => `<li class="tags-list__tags"><a href="/t">${t}</a></li>`).join('')}</ul></div><div class="story-more"><h2 class="group__title">More on this story</h2><div class="units-list">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="unit"><a class="unit__link-wrapper" href="${link(x, i)}"><div class="unit__title"><span class="cta">${esc(x.title)}</span></div><div class="date">${englishDate(x.published)}</div></a></div>`,
        )
        .join(
          '',
        )}</div></div></div><div class="column--secondary" role="complementary"><div class="top-stories"><h2>Top Stories</h2>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="top-stories-promo-story"><a href="${link(x, i)}" class="top-stories-promo-story__link"><h3 class="top-stories-promo-story__title">${esc(x.title)}</h3></a><p class="top-stories-promo-story__summary">${esc(x.lead)}</p></div>`,
        )
        .join(
          '',
        )}</div></div></div></div></div></div></div><div id="orb-footer"><p>Copyright © 2025 CBC. The CBC is not responsible for the content of external sites. Read about our approach to external linking.</p></div></body></html>`,
  },
  {
    name: 'nyt 2019: hashed css names, section of companion columns, editor’s letter, advertisement links',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- The New Dork Times', `<meta name="pdate" content="${s.published.slice(0, 10).replace(/-/g, '')}">${pub(s)}`)}<body><div id="app"><div class="css-v89234"><div><div class="NYTAppHideMasthead css-zz6hbu e1suatyy0"><header class="css-1bymuyk e1suatyy1"><section class="css-ui9rw0 e1suatyy2"><a href="#site-content" class="css-kgn7zc">Skip to content</a><span class="css-10488qs">Business</span><a class="css-tkwi90" href="/subscription">Subscribe Now</a><span>Log In</span></section></header></div></div><main id="site-content"><div><article id="story" class="css-1vxca1d e1qksbhf0"><div id="top-wrapper" class="css-c15xok"><div id="top-slug" class="css-l9onyx"><p>Advertisement</p></div><a href="#after-top" class="css-777zgl">Continue reading the main story</a><div class="ad top-wrapper" style="text-align:center;height:100%"></div><div id="after-top"></div></div><div id="sponsor-wrapper" class="css-nwd8t8"><p>Supported by</p><a class="css-777zgl" href="#after-sponsor">Continue reading the main story</a></div><header class="css-w1o0yx euiyums1"><h1 itemprop="headline" class="css-1j5ig2m e1h9rw200"><span>${esc(s.title)}</span></h1><p id="article-summary" class="css-w6ymp8 e1wiw3jv0">${esc(s.lead)}</p></header><div class="css-79elbk" data-testid="photoviewer-wrapper"><figure class="css-1a1l9uq e1g7ppur0"><div class="css-1xdhyk6"><span class="css-1ly73wi">Image</span><img src="/i.jpg" alt=""></div><figcaption itemprop="caption description" class="css-17ai7jg emkp2hg0"><span aria-hidden="true" class="css-8i9d0s e13ogyst0">Inside the hall, where the machines were covered with sheets until last week.</span><span class="css-vuqh7u e1z0qqy90"><span class="css-1ly73wi">Credit</span>Ruth Amory for The New Dork Times</span></figcaption></figure></div><div class="css-18e8msd"><div class="css-vp77d3 epjyd6m0"><p class="css-1nuro5j e1jsehar1" itemprop="author creator">By <span class="css-1baulvz last-byline" itemprop="name">${s.author}</span></p></div><ul class="css-1w5cs23"><li><time class="css-129k401 e16638kd0" datetime="${s.published}">${american(s)}</time></li></ul></div><section name="articleBody" itemprop="articleBody" class="css-1r7ky0e">${chunks(
        s.lines,
      )
        .map(
          (chunk, i) =>
            `<div class="css-1fanzo5 StoryBodyCompanionColumn"><div class="css-53u6y8">${text(chunk, { links: 'class="css-1g7m0tk" title=""', p: (t) => `<p class="css-exrw3m evys1bk0">${t}</p>`, h2: (t) => `<h2 class="css-ow6j0y eoo0vm40">${t}</h2>` })}</div><aside class="css-ew4tgv"></aside></div>${i === 0 ? '<div class="css-1lx7q2p"><div id="NYT_MAIN_CONTENT_1_REGION" class="css-9tf9ac"><p>[<em>Sign up for </em><a href="/newsletters"><em>our letter about work and money</em></a><em>, which comes every Monday.</em>]</p></div></div>' : ''}${i === 1 ? '<div id="story-ad-1-wrapper" class="css-d2ykj7"><div id="story-ad-1-slug" class="css-l9onyx"><p>Advertisement</p></div><a href="#after-story-ad-1" class="css-777zgl">Continue reading the main story</a></div>' : ''}`,
        )
        .join(
          '',
        )}</section><div class="bottom-of-article"><div class="css-1ubp8k9"><p>A version of this article appears in print on <span>Section B, Page 3 of the national edition</span> with the headline: Whistles in the Fog. <a href="/reprints">Order Reprints</a> | <a href="/paper">Today’s Paper</a> | <a href="/sub">Subscribe</a></p></div></div></article></div><div id="bottom-sheet-sensor"></div><section class="css-13nqc5k"><h2>Related Coverage</h2><div class="css-1lfwu5v">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="css-1w8nwj2"><a href="${link(x, i)}"><h3 class="css-1j88qqx">${esc(x.title)}</h3><span>${short(x)}</span></a></div>`,
        )
        .join(
          '',
        )}</div></section><div id="bottom-wrapper"><p>Advertisement</p><a href="#after-bottom">Continue reading the main story</a></div></main><footer class="css-1qa4qp6" role="contentinfo"><nav><h2>Site Information Navigation</h2><ul><li><span>© 2025 The New Dork Times Company</span></li><li><a href="/c">Contact Us</a></li><li><a href="/w">Work with us</a></li></ul></nav></footer></div></div></body></html>`,
  },
  {
    name: 'washington post 2018: teasers inside, author biography, comments link, newsletter of the section',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- The Post', `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(s.title)},"datePublished":"${s.published}","author":{"@type":"Person","name":"${s.author}"}}</script>`)}<body class="desktop  has-ad-slots"><div id="pb-root"><section id="top-content"><div class="pb-f-page-header-v2"><header id="wp-header"><nav id="site-menu"><ul>${nav(NAV)}</ul></nav></header></div></section><div id="pg-content"><div class="full pb-feature pb-layout-item pb-f-article-article-topper"><a class="kicker-link" href="/business">Business</a><h1 itemprop="headline" data-pb-field="custom.topperDisplayName">${esc(s.title)}</h1></div><section id="main-content" class="main-content"><div class="pb-sig-line"><span class="pb-byline" itemprop="author">By <a href="/people/x"><span itemprop="name">${s.author}</span></a></span><span class="pb-tool email"><a class="author-email-link" href="mailto:x">Email the author</a></span><span class="pb-timestamp" itemprop="datePublished" content="${s.published}">${american(s)} at ${clock(s)} AM</span></div><div id="article-body" class="article-body"><article class="paywall" itemprop="articleBody">${text(
        s.lines,
        {
          links: '',
          after: {
            1: `<p class="interstitial-link"><i>[</i><a href="${link(o[0]!, 1)}"><i>${esc(o[0]!.title)}</i></a><i>]</i></p>`,
            2: `<div class="inline-content inline-photo inline-photo-normal"><img src="/p.jpg"><br><span class="pb-caption">A worker looks over a net before the shift. (Lena Ord/The Post)</span></div>`,
            3: `<p channel="wp.com" class="interstitial-link"><a href="${link(o[1]!, 1)}">${esc(o[1]!.title)}</a></p>`,
          },
        },
      )}<p><strong>Read more:</strong></p><p><a href="${link(o[2]!, 2)}">${esc(o[2]!.title)}</a></p><p><a href="${link(o[3]!, 3)}">${esc(o[3]!.title)}</a></p></article></div><div class="pb-f-article-post-share"><a class="comment-count" href="#comments"><span>214</span> Comments</a></div><div class="pb-f-author-bio-block"><div class="author-bio-block"><span class="author-name">${s.author}</span> covers labour and towns for The Post. Before that, the writer was for nine years at a paper on the coast that no longer exists, and before that drove a van. <a class="follow" href="https://twitter.com/x">Follow @x</a></div></div><div class="newsletter-inline-unit"><div class="newsletter-title">Must Reads newsletter</div><div class="newsletter-description">Stories you can’t afford to miss, every Saturday.</div><a href="/n">Sign up</a></div></section><section id="right-rail"><div class="pb-f-homepage-most"><div class="headline">Most Read Business</div><ul>${o.map((x, i) => `<li><div class="number">${i + 1}</div><div class="headline">${a(x, i)}</div></li>`).join('')}</ul></div><div class="pb-f-generic-promo"><p>Our Online Games</p><p>Play right from this page</p><div>Mahjongg Dimensions</div><div>Genre(s): Strategy. It’s 3D Mahjongg, you don’t even need to wear 3D glasses!</div></div></section></div></div></body></html>`,
  },
  {
    name: 'reuters 2019: standard article body, slideshow, min read, standards, apps',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- Rooters', `<meta name="analyticsAttributes.articleDate" content="${s.published}"><meta property="og:article:published_time" content="${s.published}">`)}<body class="no-js"><div id="content"><div class="MasterHeader_container"><div class="NavBar_container"><ul>${nav(NAV)}</ul></div></div><div class="BreakingNews_container">Live: the markets this morning</div><div class="TwoColumnsLayout_container_2Q6kB"><div class="StandardArticle_inner-container"><div class="StandardArticle_content"><div class="ArticleHeader_container"><div class="ArticleHeader_content-container"><div class="ArticleHeader_channel"><a href="/b">Business News</a></div><div class="ArticleHeader_date">${american(s)} / ${clock(s)} AM / 2 hours ago</div><h1 class="ArticleHeader_headline">${esc(s.title)}</h1><div class="BylineBar_byline"><a href="/j">${s.author}</a></div><p class="BylineBar_reading-time">4 Min Read</p><ul class="share-items"><li></li></ul></div></div><div class="StandardArticleBody_container_17wb1"><div class="StandardArticleBody_body_1gnLA"><p>${esc(s.lines[0]!.text)}</p><div class="PrimaryAsset_container"><div class="Image_container" tabindex="-1"><figure class="Image_zoom"><div class="LazyImage_container"><img src="/l.jpg"></div></figure><div class="Image_expand-button" role="button" tabindex="0"></div></div><figcaption><div class="Image_caption"><span>FILE PHOTO: A view of the works from the sea wall, June 4, 2018. ROOTERS/Ingo Lau/File Photo</span></div></figcaption></div>${text(
        s.lines.slice(1),
        {
          h2: (t) => `<h3>${t}</h3>`,
          after: {
            2: `<div class="RelatedCoverage_related-coverage-module"><div class="RelatedCoverage_module-content"><h3 class="RelatedCoverage_title">Related Coverage</h3><ul class="RelatedCoverage_item-list">${o
              .slice(0, 2)
              .map(
                (x, i) =>
                  `<li class="RelatedCoverage_headline"><a href="${link(x, i)}">${esc(x.title)}</a></li>`,
              )
              .join('')}</ul></div></div>`,
            3: `<div class="Slideshow_container"><div class="Slideshow_expand-button"></div><div class="Slideshow_caption">Slideshow (3 Images)</div></div>`,
          },
        },
      )}<div class="Attribution_container"><div class="Attribution_attribution"><p class="Attribution_content">Reporting by ${s.author}; Editing by Anna Holt and Piet de Vries</p></div></div><div class="StandardArticleBody_trustBadgeContainer"><span class="StandardArticleBody_trustBadgeTitle">Our Standards:</span><span class="trustBadgeUrl"><a href="/t">The Rooters Trust Principles.</a></span></div></div></div></div><div class="SideRail"><div class="module"><h2>Trending</h2>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<article class="story"><a href="${link(x, i)}"><h3 class="story-title">${esc(x.title)}</h3></a></article>`,
        )
        .join('')}</div></div></div></div><div class="ArticlePage-read-next"><h2>Next In Business News</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<article class="story-content"><a href="${link(x, i)}"><h3 class="story-title">${esc(x.title)}</h3></a><p>PORTHALE (Rooters) - ${esc(x.lead)}</p><time class="article-time"><span class="timestamp">${short(x)}</span></time></article>`,
        )
        .join(
          '',
        )}</div><div class="Footer"><ul><li><a href="/apps">Apps</a></li><li><a href="/nl">Newsletters</a></li></ul><p>All quotes delayed a minimum of 15 minutes. See here for a complete list of exchanges and delays.</p><p>© 2025 Rooters. All Rights Reserved.</p></div></div></body></html>`,
  },
  {
    name: 'ap 2019: hash names, hub links, ad placeholders between',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', `${pub(s)}<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":${JSON.stringify(s.title)},"datePublished":"${s.published}"}</script>`)}<body><div id="root"><div class="App"><div class="Component-header-0-2-1"><div class="TopicsDropdown">${NAV.map((n) => `<a href="/hub/${n}">${n}</a>`).join('')}</div></div><div class="Body"><div class="WireStory Article" data-key="article"><div class="CardHeadline"><div class="Component-headline-0-2-50"><h1>${esc(s.title)}</h1></div><div class="Component-signature-0-2-51"><span class="Component-bylines-0-2-52">By ${s.author.toUpperCase()}</span><span class="Timestamp Component-root-0-2-55" data-source="${s.published}" title="${s.published}">${american(s)} GMT</span></div></div><div class="LeadImage"><a href="/img"><div><img src="/ap.jpg"></div></a><div class="Component-caption">Workers arrive in the dark at the gate of the works on Monday. (AQ Photo/Jon Free)</div></div><div class="Article" data-key="article"><p class="Component-root-0-2-120 Component-p-0-2-111">${esc(s.lines[0]!.text)}</p>${text(
        s.lines.slice(1),
        {
          links: '',
          p: (t) => `<p class="Component-root-0-2-120 Component-p-0-2-111">${t}</p>`,
          after: {
            1: '<div class="ad-placeholder"><div>ADVERTISEMENT</div></div>',
            3: `<div class="Component-hubPeek"><div class="HubPeekHeader">MORE STORIES:</div><p class="Component-root-0-2-120 Component-p-0-2-111">– ${a(o[0]!, 0)}</p><p class="Component-root-0-2-120 Component-p-0-2-111">– ${a(o[1]!, 2)}</p></div>`,
          },
        },
      )}<p class="Component-root-0-2-120 Component-p-0-2-111">___</p><p class="Component-root-0-2-120 Component-p-0-2-111">Follow ${s.author} on Twitter: http://twitter.com/x</p></div></div><div class="RelatedStories"><div>RELATED TOPICS</div><ul>${s.tags.map((t) => `<li><a href="/hub/${t}">${t}</a></li>`).join('')}</ul></div><div class="TopStories"><div class="title">Trending on AQ News</div>${o.map((x, i) => `<div class="FeedCard"><a href="${link(x, i)}"><h1>${esc(x.title)}</h1></a><div class="content"><p>PORTHALE (AQ) — ${esc(x.lead)}</p></div></div>`).join('')}</div></div></div></div></body></html>`,
  },
  {
    name: 'local paper on blox (townnews): lead paragraphs, subscriber offers, in-text promos, editor’s picks',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '| Local News | harbourtimes.example', `${pub(s)}<meta name="author" content="${s.author}">`)}<body class="app-editorial single-column has-top-fixed"><div id="site-container"><header id="site-header-container"><nav id="site-navbar-container"><ul>${nav(NAV)}</ul></nav><div class="tnt-breaking"><strong>Alert</strong><p>A small craft advisory is in effect until six this evening for all waters within twelve miles of the point.</p></div></header><section id="main-page-container" class="container"><div class="row"><div class="col-md-8 col-lg-8" id="asset-main"><div class="asset-masthead"><div class="asset-tags"><span>Featured</span><span>Top Story</span></div><header class="asset-header"><h1 class="headline"><span itemprop="headline">${esc(s.title)}</span></h1><div class="meta"><span><ul class="list-inline"><li><span class="tnt-byline asset-byline" itemprop="author">${s.author} <a href="mailto:x@h.example">x@h.example</a></span></li><li class="visible-print">${short(s)}</li><li class="hidden-print"><time datetime="${s.published}" class="tnt-date asset-date text-muted">${short(s)}</time></li><li class="hidden-print"><span>Updated <time datetime="2025-12-01T09:00:00-05:00">2 hrs ago</time></span></li></ul></span></div></header></div><div class="asset-photo"><figure><img src="/b.jpg"><figcaption class="caption"><span class="caption-text"><p>Boats in the inner basin on Tuesday.</p></span><span class="clearfix credit"><span class="tnt-byline">Cal Roe, Times</span></span></figcaption></figure></div><div class="asset-content subscriber-premium"><div itemprop="articleBody" id="article-body" class="asset-body">${text(
        s.lines,
        {
          p: (t, i) => `<div class="subscriber-${i < 3 ? 'preview' : 'only'}"><p>${t}</p></div>`,
          h2: (t) => `<div class="subscriber-only"><h3>${t}</h3></div>`,
          after: {
            2: `<div id="tncms-region-article_instory_top" class="tncms-region"><div class="tncms-block"><div class="card-panel"><h4>Get local news delivered to your inbox!</h4><p>Subscribe to our Daily Headlines newsletter.</p><ul><li>I understand and agree that registration on or use of this site constitutes agreement to its user agreement and privacy policy.</li></ul></div></div></div>`,
            3: `<aside class="tnt-inline-asset tnt-inline-relcontent tnt-inline-article"><div class="panel panel-default"><div class="panel-heading">Related</div><article class="tnt-asset-type-article"><h4 class="tnt-headline">${a(o[0]!, 1)}</h4><p class="tnt-summary">${esc(o[0]!.lead)}</p></article></div></aside>`,
            4: `<div class="inline-asset inline-editorial-card layout-vertical tnt-inline-asset"><div class="card"><h3>Need the news on the go?</h3><p>Our app brings alerts, the e-edition and the crossword to your phone, and it costs nothing to those who take the paper.</p></div></div>`,
          },
        },
      )}</div><div class="asset-author"><div class="media"><p><em>Contact ${s.author} at 555-0142 or at x@h.example.</em></p></div></div></div><div class="share-container"><ul class="social-share-links list-inline"><li><a href="/f"><span class="sr-only">Facebook</span></a></li></ul></div><div id="tncms-region-bottom"><div class="block"><h3>Be the first to know</h3><p>Get local news delivered to your inbox!</p></div><div class="emoji-reactions"><p>React to this story:</p><span>Love</span> <span>0</span></div></div><div class="tags"><h4>Tags</h4><ul><li><a href="/t">${s.tags[0]}</a></li></ul></div><div id="commenting"><h3>(3) comments</h3><p>Keep it clean. Please avoid obscene, vulgar, lewd, racist or sexually-oriented language. PLEASE TURN OFF YOUR CAPS LOCK. Don’t threaten. Threats of harming another person will not be tolerated.</p>${REMARKS.slice(
        0,
        3,
      )
        .map(
          (r, i) =>
            `<div class="comment"><div class="comment-author"><strong>Reader ${i}</strong></div><div class="comment-text"><p>${r}</p></div><a href="#r">Report Add Reply</a></div>`,
        )
        .join(
          '',
        )}</div></div><aside class="col-md-4"><div class="block"><h3>Most Popular</h3>${o.map((x, i) => `<article class="tnt-asset-type-article"><h3 class="tnt-headline">${a(x, i)}</h3><p class="tnt-summary">${esc(x.lead)}</p></article>`).join('')}</div></aside></div></section><footer><p>© Copyright 2025 Harbour Times, 3 Quay St. | Terms of Use | Privacy Policy</p></footer></div></body></html>`,
  },
  {
    name: 'forbes 2019: body container, editors’ picks line, follow me, contributor note',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', `${pub(s)}<meta property="article:author" content="${s.author}">`)}<body class="article-body-page"><div class="main-wrapper"><header class="header"><ul>${nav(NAV)}</ul></header><div class="ticker"><span>Billionaires</span></div><article-streams><div class="article-stream"><article class="article-wrapper"><div class="article-headline-container"><div class="metrics-channel light-text with-border"><span class="metrics-text">4,112 views</span><time>${short(s)}, ${clock(s)}am</time></div><h1 class="fs-headline speakable-headline font-base">${esc(s.title)}</h1></div><div class="fs-author-wrapper"><div class="fs-author-avatar"></div><div class="contrib-byline"><div class="contrib-byline-author"><span class="fs-author-name"><a class="contrib-link--name" href="/sites/x">${s.author}</a></span><span class="contrib-byline-type">Contributor</span><div class="contrib-bio contrib-bio-large">I write about small firms and the people in them.</div></div></div><div class="disclaimer">Opinions expressed by Fortes Contributors are their own.</div></div><div class="article-body-container show-contributor"><div class="body-container"><div class="article-body fs-article fs-responsive-text current-article"><div class="article-body-image"><figure><img src="/f.jpg"><figcaption><fbs-accordion class="expandable"><p class="color-body light-text">A desk in the old office</p></fbs-accordion><small>Getty</small></figcaption></figure></div>${text(
        s.lines,
        {
          links: 'class="color-link" target="_blank" rel="nofollow"',
          quote: (t) => `<blockquote class="pull-quote"><p>${t}</p></blockquote>`,
          after: {
            2: '<p class="p1"><strong>PROMOTED</strong></p><div class="ntv-loader"></div><div id="ntvAd"><div>Grads of Life <span>BrandVoice</span> | <span>Paid Program</span></div><div><a href="https://ad.example/1">Why the second interview is the one that counts</a></div><div>Civic Nation <span>BrandVoice</span> | Paid Program</div><div><a href="https://ad.example/2">Our town, our rules: a mayor looks back on a difficult year in office</a></div></div>',
            4: `<div class="vestpocket"><h2 class="vestpocket__heading">MORE FOR YOU</h2><a class="vestpocket__link" href="${link(o[0]!, 1)}">${esc(o[0]!.title)}</a><a class="vestpocket__link" href="${link(o[1]!, 2)}">${esc(o[1]!.title)}</a></div>`,
            6: `<p><em>MORE FROM FORTES</em><a href="${link(o[1]!, 1)}">${esc(o[1]!.title)}</a><em>By ${o[1]!.author}</em></p>`,
          },
        },
      )}</div><div class="article-footer fs-text-s"><p><em>Follow me on </em><a href="https://www.twitter.com/x">Twitter</a><em> or </em><a href="https://www.linkedin.com/x">LinkedIn</a><em>. Check out my </em><a href="/w">website</a><em> or some of my other work </em><a href="/o">here</a><em>.</em></p><div class="contrib-desc"><div class="author-name">${s.author}</div><p>I have spent twenty years with owners of firms so small that the owner opens the post, as a lender, an adviser and now a writer. My book about them came out last spring. Before that I ran a bakery for six years and failed at it in a most instructive way.</p><a href="/r">Read More</a></div></div></div></div><div class="article-sharing"><a>Print</a><a>Reprints &amp; Permissions</a></div></article></div></article-streams></div></body></html>`,
  },
  {
    name: 'vox media chorus 2019: c-entry-content, summary box, in-text newsletter aside, donation, next up',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- Box', pub(s))}<body class="entry_key_unison_standard entry_layout_unison_main entry_template_standard"><section class="l-skip-to-content"><a href="#content">Skip to main content</a></section><div class="c-nav-list"><ul>${nav(NAV)}</ul></div><div class="l-root l-reskin"><main id="content"><article class="l-segment l-main-content"><div class="c-entry-hero c-entry-hero--default"><div class="c-entry-hero__header-wrap"><div class="c-entry-hero__content"><h1 class="c-page-title">${esc(s.title)}</h1><p class="c-entry-summary p-dek">${esc(s.lead)}</p><div class="c-byline"><span class="c-byline__item">By <a href="/u"><span class="c-byline__author-name">${s.author}</span></a><a class="c-byline__twitter-handle" href="https://twitter.com/x">@x</a></span><span class="c-byline__item"><time class="c-byline__item" datetime="${s.published}">${short(s)}, ${clock(s)}am EST</time></span></div></div></div></div><div class="c-social-buttons c-social-buttons--popover"><h2 class="sr-only">Share this story</h2><ul class="c-social-buttons__list"><li><a class="c-social-buttons__item c-social-buttons__facebook" href="/f"><span class="c-social-buttons__text">Share this on Facebook</span></a></li><li class="c-social-buttons__popover-item">Share <span class="sr-only">All sharing options for: ${esc(s.title)}</span></li></ul></div><figure class="e-image e-image--hero"><img src="/h.jpg"><span class="e-image__meta"><figcaption>A tin, and what is in it.</figcaption><cite>Lou Vane/Box</cite></span></figure><div class="l-sidebar-fixed l-segment l-article-body-segment"><div class="l-col__main"><div class="c-entry-content ">${text(
        s.lines,
        {
          links: '',
          p: (t, i) => `<p id="q${i}Zx">${t}</p>`,
          h2: (t) => `<h3 id="h${t.length}">${t}</h3>`,
          after: {
            1: `<aside id="FkPwBR"><div data-anthem-component="aside:8322" data-anthem-component-data="{}"><div class="m-ad"></div></div></aside>`,
            2: `<div class="c-article-footer c-article-footer-cta"><section class="c-related-list"><h4 class="c-related-list__heading">Related</h4><ul><li>${a(o[0]!, 2)}</li></ul></section></div>`,
            3: `<div class="c-float-right"><aside id="x"><q class="pullquote">Two of the four had never asked anyone for anything before, and it showed in how they asked.</q></aside></div>`,
            4: `<div id="y"><div class="c-newsletter_signup_box" id="newsletter-signup-short-form"><div class="c-newsletter_signup_box__main"><h3 class="c-newsletter_signup_box__title">Sign up for the newsletter The Weeds</h3><p class="c-newsletter_signup_box__blurb">Our work and money letter, sent to you five days a week.</p></div></div></div>`,
            6: '<hr class="p-entry-hr" id="hr"><p id="lUj"><em>Want more stories from The Goods by Box? </em><a href="/nl"><em>Sign up for our newsletter here.</em></a></p>',
          },
        },
      )}</div><div class="c-entry-stream"><div class="m-entry__donate"><h3>Millions turn to Box to understand what’s happening in the news</h3><p>Our mission has never been more vital than it is in this moment: to empower through understanding. Financial contributions from our readers are a critical part of supporting our resource-intensive work and help us keep our journalism free for all. Please consider making a contribution to Box today.</p></div></div></div><div class="l-col__sidebar"><div class="c-rock-list"><h2 class="c-rock-list__heading">Most Read</h2><ol>${o.map((x, i) => `<li class="c-rock-list__item"><a class="c-rock-list__link" href="${link(x, i)}"><h3 class="c-rock-list__title">${esc(x.title)}</h3></a><p class="c-rock-list__description">${esc(x.lead)}</p></li>`).join('')}</ol></div></div></div></article><section class="l-segment c-next-up"><h2>Next Up In The Goods</h2><div class="c-compact-river">${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="c-compact-river__entry"><div class="c-entry-box--compact"><h2 class="c-entry-box--compact__title"><a href="${link(x, i)}">${esc(x.title)}</a></h2><p>${esc(x.lead)}</p><div class="c-byline">By ${x.author}</div></div></div>`,
        )
        .join('')}</div></section></main></div></body></html>`,
  },
  {
    name: 'medium 2019: sections of hashed paragraphs, claps, biography, responses',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, `- ${s.author} - Medium`, pub(s))}<body><div id="root"><div class="n p"><div class="o"><a href="/m/signin">Sign in</a><a href="/m/signup">Get started</a></div></div><nav class="r s"><ul>${nav(['Home', 'Work', 'Towns', 'Write for us'])}</ul></nav><article><section class="cy cz da db"><div class="n p"><div class="ab ac ae"><div><h1 class="dj dk bd dl">${esc(s.title)}</h1></div><h2 class="ec ed bd">${esc(s.lead)}</h2><div class="eh"><div class="n ei"><img alt="" class="r"><div class="el em n"><div class="n"><span class="bd dx"><a href="/@x">${s.author}</a></span><span><button>Follow</button></span></div><span class="bd en"><span><a href="/p">${short(s)}</a> <span>·</span> 5 min read</span></span></div></div></div></div></div></section>${chunks(
        s.lines,
      )
        .map(
          (c) =>
            `<hr class="fo fp"><section class="cy cz da db dc"><div class="n p"><div class="ab ac ae af">${text(c, { links: 'class="cg hh" rel="noopener"', p: (t) => `<p id="${t.length}ab" class="hi hj bd hk b hl hm" data-selectable-paragraph="">${t}</p>`, h2: (t) => `<h1 class="hy hz bd" data-selectable-paragraph="">${t}</h1>` })}</div></div></section>`,
        )
        .join(
          '',
        )}</article><div class="it iu"><ul class="tags">${s.tags.map((t) => `<li><a href="/tag/${t}">${t}</a></li>`).join('')}</ul></div><div class="ja jb"><div class="jc">341 claps</div></div><div class="jz ka"><div class="n"><h2 class="bd">Written by</h2><h3><a href="/@x">${s.author}</a></h3><p class="bd b">I write slowly about quick things. Former deckhand, present father of three, author of two books that my mother liked.</p><button>Follow</button></div><div class="n"><h2 class="bd"><a href="/pub">The Long Quay</a></h2><p class="bd b">Essays about work, water and what happens when the two meet. Sent to the printer every second Friday.</p><button>Follow</button></div></div><div class="kz"><div><h2>More From Medium</h2>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<section class="la"><h3><a href="${link(x, i)}">${esc(x.title)}</a></h3><div>${x.author} in The Long Quay</div><div>${short(x)} · 6 min read</div></section>`,
        )
        .join(
          '',
        )}</div></div><div class="ma mb"><h2>Responses (8)</h2>${REMARKS.map((r, i) => `<div class="mc md"><div class="n"><a href="/@r${i}">Reader ${i}</a><span>about 1 month ago</span></div><div class="me"><div><p class="hi hj bd">${r}</p></div></div><div><button>12</button><button>Reply</button></div></div>`).join('')}</div><div class="na nb"><h4>Discover Medium</h4><p class="bd b">Welcome to a place where words matter. On Medium, smart voices and original ideas take center stage - with no ads in sight. <a href="/w">Watch</a></p><h4>Make Medium yours</h4><p class="bd b">Follow all the topics you care about, and we’ll deliver the best stories for you to your homepage and inbox. <a href="/e">Explore</a></p><h4>Become a member</h4><p class="bd b">Get unlimited access to the best stories on Medium — and support writers while you’re at it. Just $5/month. <a href="/u">Upgrade</a></p></div></div></body></html>`,
  },
  {
    name: 'substack: subscription widget inside, like row, discussion, posts of others',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, `- by ${s.author}`, `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(s.title)},"datePublished":"${s.published}","author":[{"@type":"Person","name":"${s.author}"}]}</script>`)}<body class=""><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft main-menu"><h1 class="title-oOnUGd"><a href="/">Slow Water</a></h1><button>Subscribe</button><button>Sign in</button></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header" role="region"><h1 dir="auto" class="post-title published">${esc(s.title)}</h1><h3 dir="auto" class="subtitle">${esc(s.lead)}</h3><div class="pencraft byline-wrapper"><div class="pencraft"><a href="/@x">${s.author}</a></div><div class="pencraft meta-EgzBVA">${short(s)}</div></div><div class="post-ufi"><a class="like-button-container"><div class="label">118</div></a><a class="post-ufi-comment-button"><div class="label">22</div></a><a class="post-ufi-button"><div class="label">Share</div></a></div></div><div><div class="available-content"><div dir="auto" class="body markup"><p><em>Welcome back to Slow Water. If you were sent this by a friend, you can sign up here and have it every Sunday.</em></p>${text(s.lines, { links: 'rel=""', after: { 2: '<div class="subscription-widget-wrap-editor" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Slow Water is written for those who read it. To get new posts and keep it going, become a free or paid subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email"><input type="submit" value="Subscribe"></form></div></div>', 4: '<p class="button-wrapper" data-attrs="{}"><a class="button primary" href="/s"><span>Share Slow Water</span></a></p>', 5: '<div class="captioned-image-container"><figure><a class="image-link image2"><img src="/s.jpg"></a><figcaption class="image-caption">The basin, Tuesday</figcaption></figure></div>' } })}<div><hr></div><p>Thanks for reading Slow Water! This post is public so feel free to share it.</p><p class="button-wrapper"><a class="button primary" href="/s"><span>Share</span></a></p></div></div></div><div class="post-footer"><div class="post-ufi"><div class="label">118</div></div></div></article></div></div><div class="container"><div class="comments-page"><h4>Discussion about this post</h4><div class="comment-list">${REMARKS.slice(
        0,
        5,
      )
        .map(
          (r, i) =>
            `<div class="comment"><div class="comment-rest"><div class="comment-meta"><span class="highlight"><a href="/u">Reader ${i}</a></span><span>Nov ${i + 3}</span></div><div class="comment-body"><p>${r}</p></div><div class="comment-actions">Expand full comment<button>Reply</button></div></div></div>`,
        )
        .join('')}</div></div><div class="portable-archive"><div class="portable-archive-list">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="post-preview"><a href="${link(x, i)}" class="post-preview-title">${esc(x.title)}</a><a class="post-preview-description" href="${link(x, i)}">${esc(x.lead)}</a><div class="post-preview-meta">${short(x)} • ${x.author}</div></div>`,
        )
        .join(
          '',
        )}</div></div></div></div><div class="subscribe-footer"><p>Ready for more?</p></div><div class="footer"><div>© 2025 ${s.author}</div><a>Privacy</a> ∙ <a>Terms</a></div></div></div></body></html>`,
  },
  {
    extra:
      'About Hollin State University\nFounded in 1871 as a school of mines, Hollin State University today teaches eleven thousand students on two campuses and is known for its programmes in geology, nursing and the stewardship of land.',
    name: 'university on drupal 8: field markup, summary field, media contact, boilerplate about, related paragraphs',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| University News | Hollin State', `<meta name="dcterms.date" content="${s.published}">`)}<body class="path-node page-node-type-news"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><nav><ul class="menu menu--account">${nav(['Apply', 'Give', 'Visit'])}</ul><ul class="menu--main">${nav(['Academics', 'Research', 'Campus life', 'Athletics'])}</ul></nav></div></header><main role="main"><a id="main-content"></a><div class="region region-breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol></div><div class="region region-content"><div id="block-hsu-page-title" class="block block-core block-page-title-block"><h1 class="page-header"><span class="field field--name-title field--type-string field--label-hidden">${esc(s.title)}</span></h1></div><article role="article" class="node node--type-news node--view-mode-full"><div class="node__content"><div class="field field--name-field-summary field--type-text-long field--label-hidden field__item"><p>${esc(s.lead)}</p></div><div class="field field--name-field-date field--type-datetime field--label-hidden field__item"><time datetime="${s.published}">${weekday(s)}, ${american(s)}</time></div><div class="field field--name-field-byline">By ${s.author}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">${text(s.lines, { links: '' })}<p><em>About Hollin State University</em></p><p><em>Founded in 1871 as a school of mines, Hollin State University today teaches eleven thousand students on two campuses and is known for its programmes in geology, nursing and the stewardship of land.</em></p><p>-HSU-</p></div><div class="field field--name-field-media-contact field--label-above"><div class="field__label">Media Contact</div><div class="field__item"><p>Dana Wirth, Office of Communications<br>dwirth@hsu.example<br>555-0177</p></div></div><div class="field field--name-field-related field--type-entity-reference-revisions"><div class="field__item"><div class="paragraph paragraph--type--card"><h3>Explore our programmes</h3><p>Whether you want to read rocks, bodies or balance sheets, there is a course for you, and a person who will tell you honestly what it is like.</p><a class="btn" href="/programs">Find yours</a></div></div></div></div></article></div><div class="region region-below"><div class="views-element-container block"><h2>Latest News</h2><div class="view-content">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="views-row"><div class="views-field views-field-title"><h3 class="field-content">${a(x, i)}</h3></div><div class="views-field views-field-field-summary"><div class="field-content">${esc(x.lead)}</div></div><div class="views-field-created"><span>${short(x)}</span></div></div>`,
        )
        .join(
          '',
        )}</div></div></div></main><footer role="contentinfo"><p>Hollin State University is an equal opportunity employer and does not discriminate on the basis of any status that is protected by law.</p></footer></div></body></html>`,
  },
  {
    name: 'techcrunch 2018: article-content, crunchbase box, event promotion inside, contributor line',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '– TeckCrunch', pub(s))}<body class="post-template-default single single-post postid-18 single-format-standard group-blog"><div id="tc-main-content"><div class="site-navigation"><ul class="navigation__main-menu">${nav(['Startups', 'Apps', 'Gadgets', 'Videos', 'Events'])}</ul></div><div class="content-wrap"><div class="content"><article class="article-container article--post"><header class="article__header"><div class="article__title-wrapper"><h1 class="article__title">${esc(s.title)}</h1></div><div class="article__byline-wrapper"><div class="article__byline"><a href="/author/x">${s.author}</a><span class="article__byline__meta"> <a href="https://twitter.com/x">@x</a></span> / <time class="full-date-time" datetime="${s.published}">${clock(s)} am EST • ${american(s)}</time></div></div></header><div class="article-content">${text(
        s.lines,
        {
          links: '',
          p: (t, i) => `<p${i === 0 ? ' id="speakable-summary"' : ''}>${t}</p>`,
          after: {
            1: '<div class="wp-caption"><img src="/tc.jpg"><p class="wp-caption-text">The shop floor, by night</p></div>',
            2: `<div class="embed breakout"><div class="embed__wrapper"><a class="embed__title" href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></div></div>`,
            3: `<p style="text-align: center"><strong>${a(o[1]!, 1)}</strong></p>`,
            4: `<div class="piano-inline-promo"></div><p><i><span>Harbour Disrupt returns in the autumn. Early passes are on sale now; founders of firms younger than three years can </span></i><a href="/events"><i><span>apply for a stand here</span></i></a><i><span>.</span></i></p>`,
            5: `<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The whistle! I had my head in the dryer and still heard it. <a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Ingrid (@ingrid) <a href="https://twitter.com/ingrid/status/1">March 10, 2025</a></blockquote>`,
          },
        },
      )}</div><footer class="article__footer"><div class="article__tags"><ul class="menu"><li><a href="/tag">${s.tags[0]}</a></li></ul></div></footer></article><div class="sidebar"><div class="post-block-mini"><h3>Recommended</h3>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="mini-view__item"><h3 class="mini-view__item__title">${a(x, i)}</h3><time>${short(x)}</time></div>`,
        )
        .join(
          '',
        )}</div></div></div></div><div class="river river--latest"><h2>Latest</h2>${o.map((x, i) => `<div class="post-block"><header><h2 class="post-block__title"><a class="post-block__title__link" href="${link(x, i)}">${esc(x.title)}</a></h2><div class="river-byline">${x.author}</div></header><div class="post-block__content">${esc(x.lead)} ${esc(x.lines[0]!.text.slice(0, 120))} …</div></div>`).join('')}</div></div></body></html>`,
  },
  {
    name: 'wired 2019: component article, callout, more great stories list at the end',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| WORED', pub(s))}<body><div id="app-root"><div><div class="navigation__stacked"><ul>${nav(['Backchannel', 'Business', 'Culture', 'Gear', 'Ideas', 'Science'])}</ul></div><div class="persistent-top"><p>Get a year of WORED for $10. <a href="/sub">Subscribe</a></p></div></div><main id="main-content"><article class="article main-content"><div class="article-main-component"><header class="content-header article__content-header"><h1 class="content-header__row content-header__hed">${esc(s.title)}</h1><div class="content-header__row content-header__dek">${esc(s.lead)}</div></header><div class="photo"><figcaption class="caption"><span class="caption__credit">Photograph: Inga Falk/WORED</span></figcaption></div><div class="article__chunks article__chunks--with-rail"><div class="grid grid-margins grid-items-2 grid-layout--adrail"><div class="grid--item body body__container article__body grid-layout__content"><div class="body__inner-container">${text(
        s.lines,
        {
          links: 'target="_blank"',
          p: (t, i) =>
            i === 0
              ? `<p class="paywall"><span class="lead-in-text-callout">${t.split(' ').slice(0, 3).join(' ')}</span> ${t.split(' ').slice(3).join(' ')}</p>`
              : `<p class="paywall">${t}</p>`,
          h2: (t) => `<h3 class="paywall">${t}</h3>`,
          after: {
            2: `<figure class="external-embed"><div class="inset-left-component"><h3 class="inset-left-component__headline">The WORED Guide to Small Harbours</h3><a href="/guide">Everything there is to know, and some of what there is not</a></div></figure>`,
            4: '<div class="callout callout--text callout--pullquote"><p>“They are right, and we know it,” he said, and then he said it again.</p></div>',
            5: '<div class="newsletter-subscribe-form"><div class="newsletter-subscribe-form__hed">Get the daily letter</div><div class="newsletter-subscribe-form__dek">Our biggest stories, handpicked by someone who has had coffee.</div></div>',
          },
        },
      )}<hr class="paywall"><h3 class="paywall">More Great WORED Stories</h3><ul class="paywall">${o
        .slice(0, 4)
        .map((x, i) => `<li class="paywall"><a href="${link(x, i)}">${esc(x.title)}</a></li>`)
        .join(
          '',
        )}<li class="paywall">🏃🏽‍♀️ Want the best tools to get healthy? Check out our Gear team’s picks for the <a href="/g">best trackers</a>, <a href="/h">running gear</a> and <a href="/i">headphones</a></li><li class="paywall">📩 Get even more of our inside scoops with our weekly <a href="/nl">Backchannel newsletter</a></li></ul></div></div></div></div></div><div class="article__footer"><div class="contributor-bio-wrapper"><p class="contributor-bio__bio">${s.author} writes about work and machines. Reach out with tips about either; the good ones are read aloud in the office.</p></div><div class="tags">Topics <a href="/t">${s.tags[0]}</a></div></div></article><section class="recirc"><h2>Most Popular</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="summary-item"><a class="summary-item__hed-link" href="${link(x, i)}"><h3 class="summary-item__hed">${esc(x.title)}</h3></a><div class="summary-item__dek">${esc(x.lead)}</div><div class="summary-item__byline">${x.author}</div></div>`,
        )
        .join('')}</section></main></div></body></html>`,
  },
  {
    name: 'al jazeera 2019: article-p-wrapper, read-more widgets in text, source line, about author',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| News | Al Gazeta', `<meta name="publishedDate" content="${s.published}"><meta name="LastModifiedDate" content="2025-12-02T10:00:00Z">`)}<body id="body"><header class="container-fluid header-container"><div class="row"><ul class="nav navbar-nav">${nav(NAV)}</ul></div></header><div class="breaking-news-wrapper"><span>BREAKING</span></div><main id="mainContent"><div class="article-content-wrapper"><div class="row"><div class="col-sm-12"><div class="article-heading-top"><span class="article-main-topic"><a href="/news">NEWS</a></span>/<span><a href="/topic">Labour</a></span></div><h1 class="post-title heroTitle">${esc(s.title)}</h1><p class="article-heading-des">${esc(s.lead)}</p><div class="article-heading-author-name"><span>by <a href="/profile">${s.author}</a></span></div><time class="timeagofunction" datetime="${s.published}">${englishDate(s.published)}</time></div></div><div class="row main-article-body"><div class="col-sm-8"><div class="main-article-media"><img src="/aj.jpg"><div class="main-article-mediaCaption">A worker rests on a crate during the first break of the first day back at the works [Lina Boro/Al Gazeta]</div></div><div class="article-p-wrapper">${text(
        s.lines,
        {
          links: '',
          h2: (t) => `<h2>${t}</h2>`,
          after: {
            2: `<div class="article-embedded-card"><div class="embed-more-on"><h4>MORE ON LABOUR</h4><ul><li><h6>${a(o[0]!, 0)}</h6><span>today</span></li><li><h6>${a(o[1]!, 1)}</h6><span>2 days ago</span></li></ul></div></div>`,
            4: `<p><strong>READ MORE: <a href="${link(o[2]!, 3)}">${esc(o[2]!.title)}</a></strong></p>`,
            5: '<div class="embeded-video"><p class="title">INSIDE STORY: Who owns the quays? (25:20)</p></div>',
          },
        },
      )}</div><p class="article-body-source"><span>SOURCE: Al Gazeta and news agencies</span></p><div class="article-body-tags"><h4>RELATED</h4><ul>${s.tags.map((t) => `<li><a href="/t">${t}</a></li>`).join('')}</ul></div><div class="about-author"><h4>ABOUT THE AUTHOR</h4><p>${s.author} has reported from eleven harbours and been seasick in nine of them.</p></div><div class="article-read-more"><h3>MORE FROM NEWS</h3>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="topics-sec-item"><h2 class="topics-sec-item-head">${a(x, i)}</h2><p class="topics-sec-item-p">${esc(x.lead)}</p></div>`,
        )
        .join(
          '',
        )}</div></div><div class="col-sm-4"><div class="most-viewed"><h3>MOST READ</h3><ol>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ol></div></div></div></div></main><footer><p>© 2025 Al Gazeta Media Network</p></footer></body></html>`,
  },
  {
    extra: 'The Associated Wire contributed to this report.',
    name: 'cable news: links in capitals as paragraphs, contributed lines, get the app',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| Box News', `<meta name="dc.date" content="${s.published.slice(0, 10)}"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${s.published}","@context":"http://schema.org"}</script>`)}<body class="fn article-single"><div class="site-header"><div class="network-wrapper">${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div></div><div class="page"><div class="page-content"><main class="main-content"><article class="article-wrap has-video"><header class="article-header"><div class="article-meta article-meta-upper"><span class="eyebrow"><a href="/b">Small Business</a></span><div class="article-date">Published <time data-time-published>${american(s)} ${clock(s)}am EST</time></div></div><h1 class="headline">${esc(s.title)}</h1><h2 class="sub-headline speakable">${esc(s.lead)}</h2><div class="author-byline">By <span><a href="/person">${s.author}</a></span> | <span class="article-source"><a href="/">Box News</a></span></div></header><div class="article-content-wrap sticky-columns"><div class="article-content"><div class="article-body"><div class="featured featured-video video-ct"><div class="contain"><div class="control"><a href="#" class="top">close</a></div><div class="info"><div class="caption"><h4 class="title">Box News Flash top headlines for Nov. 30</h4><p>Box News Flash top headlines for Nov. 30 are here. Check out what’s clicking on Box.com.</p></div></div></div></div>${text(
        s.lines,
        {
          links: 'target="_blank"',
          p: (t, i) =>
            `<p class="${i === 0 ? 'speakable' : ''}">${i === 0 ? '<span class="dateline"></span>' : ''}${t}</p>`,
          after: {
            2: `<p><strong><a href="${link(o[0]!, 0)}" target="_blank">${esc(o[0]!.title.toUpperCase())}</a></strong></p>`,
            3: '<div class="ad-container desktop ad-h-50 ad-w-300"></div>',
            4: `<div class="image-ct inline"><div class="m"><picture><img src="/f.jpg"></picture></div><div class="info"><div class="caption"><p>The harbour in an undated picture. <span>(iStock)</span></p></div></div></div><p><a href="/apps" target="_blank"><strong>CLICK HERE TO GET THE BOX NEWS APP</strong></a></p>`,
          },
        },
      )}<p><i>The Associated Wire contributed to this report.</i></p><div class="article-meta"><div class="author-bio"><p>${s.author} is a reporter for Box News. Story tips can be sent by the form on the contact page.</p></div></div></div></div></div></article><div class="sidebar"><section class="collection trending"><h2>Trending</h2>${o.map((x, i) => `<article class="article"><div class="info"><h3 class="title">${a(x, i)}</h3></div></article>`).join('')}</section></div></main></div></div><footer><p class="copyright">This material may not be published, broadcast, rewritten, or redistributed. ©2025 Box News Network, LLC. All rights reserved. Quotes displayed in real-time or delayed by at least 15 minutes. Market data provided by Factset.</p></footer></body></html>`,
  },
  {
    name: 'indian daily: bare text and br in one div, download the app, also read links, top comment',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- Times of Porthale', `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"${s.published}","headline":${JSON.stringify(s.title)},"author":{"@type":"Person","name":"${s.author}"}}</script>`)}<body><div id="app"><div class="top-bar"><span>EDITION</span><ul>${nav(['IN', 'US'])}</ul></div><div class="nav_wrap"><ul>${nav(NAV)}</ul></div><div class="breadcrumb"><a href="/">News</a> / <a href="/b">Business News</a> / <a href="/c">India Business News</a> / <span>${esc(s.title)}</span></div><div class="_38kVl"><h1 class="_23498">${esc(s.title)}</h1><div class="_3Mkg- byline">${s.author} / TNN / Updated: ${short(s)}, ${clock(s)} IST<div class="share-btns">Share AA <span>+ Text Size</span><span>Small</span><span>Medium</span><span>Large</span></div></div><div class="_1kQnk"><div class="highlight clearfix"><h4>Highlights</h4><ul><li>${esc(s.lead)}</li></ul></div><div class="_3WlLe clearfix"><img src="/toi.jpg"><div class="_2d6Ld">File photo used for representational purpose only</div></div><div class="_3WlLe clearfix  "><div class="ga-headlines">${s.lines
        .map(
          (l, i) =>
            `${i === 0 ? 'PORTHALE: ' : ''}${l.kind === 'h2' ? `<strong>${esc(l.text)}</strong>` : l.kind === 'li' ? `- ${esc(l.text)}` : esc(l.text)}<span class="em-separator"><br></span>${i === 2 ? `<div class="alsoread"><b>Also Read</b><br><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a><p>${esc(o[0]!.lead)}</p></div>` : ''}${i === 4 ? '<div class="mgbox" data-aff="x"></div><strong>READ MORE</strong>: <a href="/x">Six ways to keep a boat dry over winter</a><br>' : ''}`,
        )
        .join(
          '<br>',
        )}</div></div></div><div class="followus"><span>Download The Times of Porthale News App for Latest Business News</span><span>Subscribe</span></div><div class="start-conv">Start a Conversation</div><div class="cmtwrap"><h3>COMMENTS (2)</h3>${REMARKS.slice(
        0,
        3,
      )
        .map(
          (r, i) =>
            `<div class="cmt"><span class="nm">Reader ${i}</span> <span>${i + 1} days ago</span><p>${r}</p><span>Reply</span> <span>Up Vote</span> <span>Down Vote</span></div>`,
        )
        .join(
          '',
        )}</div><div class="mostread"><h2>From around the web</h2><ul>${[1, 2, 3].map((i) => `<li><a href="https://ad.example/${i}">Villas in Porthale might be cheaper than you think</a><span>Villas | Search Ads</span></li>`).join('')}</ul></div><div class="more"><h2>More From TOP</h2>${o
        .slice(0, 4)
        .map((x, i) => `<div>${a(x, i)}</div>`)
        .join(
          '',
        )}</div></div><div class="sidebar"><h3>TOP VIDEOS</h3><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></div></div></body></html>`,
    gold: (s) => s.lines.map((l, i) => (i === 0 ? 'PORTHALE: ' : '') + l.text).join('\n'),
  },
  {
    name: 'dawn: template article with div story, whatsapp join line, read more inline, author box, comments in tables',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- Newspaper - DAWM.COM', pub(s))}<body class="story-page bg-gray"><header class="w-full"><nav>${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</nav></header><main><div class="container flex"><article class="story relative" id="story-171"><div class="template__header"><span class="badge">Newspaper</span><h2 class="story__title text-5.5"><a class="story__link" href="https://courier.example/a/1">${esc(s.title)}</a></h2><span class="story__byline"><a class="story__byline__link" href="/authors/1">${s.author}</a></span> <span class="timestamp--published"><span class="story__time">Published ${american(s)}</span></span> <span class="timestamp--time"><span class="timestamp--label">Updated</span> December 1, 2025 07:48am</span></div><div class="template__main relative"><figure class="media sm:w-full"><div class="media__item"><picture><img src="/d.jpg"></picture></div><figcaption class="media__caption">PORTHALE: Workers wait at the gate on Monday.—White Star</figcaption></figure><div class="story__content overflow-hidden text-4">${text(
        s.lines,
        {
          after: {
            1: '<p><strong>Join our <a href="https://whatsapp.com/c">WhatsApp channel</a> for the latest news and views</strong></p>',
            3: `<p><strong>Read more: <a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></strong></p>`,
            4: '<figure class="media issue1144 w-full media--embed"><div class="media__item"></div></figure>',
          },
        },
      )}<p><em>Published in Dawm, ${american(s)}</em></p></div><div class="promo-footer"><p><em>Follow Dawm Business on <a href="https://twitter.com/x">Twitter</a>, <a href="https://l">LinkedIn</a>, <a href="https://i">Instagram</a> and <a href="https://f">Facebook</a> for insights on business, finance and tech from Pakistan and across the world.</em></p></div></div><div class="story__tags">Read more on: <a href="/trends/x">${s.tags[0]}</a></div></article><section id="comments"><h3>Comments (4) Closed</h3>${REMARKS.slice(
        0,
        4,
      )
        .map(
          (r, i) =>
            `<div class="comment"><div class="comment__author">Reader ${i}</div><div class="comment__time">Nov ${i + 4}, 2025 09:11am</div><div class="comment__body">${r}</div><div class="comment__recommend">Recommend <span>0</span></div></div>`,
        )
        .join(
          '',
        )}</section></div><aside><h4>Latest Stories</h4>${o.map((x, i) => `<article class="box story"><h2 class="story__title"><a class="story__link" href="${link(x, i)}">${esc(x.title)}</a></h2><div class="story__excerpt">${esc(x.lead)}</div></article>`).join('')}</aside></main></body></html>`,
  },
  {
    name: 'phys.org: explore further, citation, recommended, newsletter by the side, text between',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', `<meta name="citation_publication_date" content="${s.published.slice(0, 10).replace(/-/g, '/')}">`)}<body><header class="topbar"><ul>${nav(['Topics', 'Week’s top', 'Latest news', 'Most read'])}</ul></header><div class="content"><main class="row"><div class="col"><section class="news-wrapper"><div class="d-flex"><p class="text-uppercase text-low">${american(s)}</p></div><article class="news-article"><h1 class="text-extra-large line-low mb-2">${esc(s.title)}</h1><div class="d-flex flex-wrap"><div class="article-byline">by ${s.author} , <a href="https://u.example">University of Hollin</a></div></div><div class="mt-4 article-main"><div class="article-gallery lightGallery"><div data-thumb="/t.jpg"><figure class="article-img"><img src="/p.jpg"><figcaption class="text-darken text-low-up text-truncate-js">A cross section of a seam under the microscope. Credit: Hollin University</figcaption></figure></div></div>${text(s.lines, { links: 'class="textTag"', after: { 2: '<div class="article-banner first-banner ads-336x280"></div>' } })}<div class="d-inline-block text-medium my-4">More information: I. Thorsen et al. Seams and seasons, <i>Journal of Small Harbours</i> (2025). DOI: 10.1000/xyz</div><div class="mt-4 text-medium"><p>Journal information: <a href="/j">Journal of Small Harbours</a></p></div><div class="mt-4">Provided by <a href="/p">University of Hollin</a></div></div><div class="article-main__more p-4"><strong>Citation</strong>: ${esc(s.title)} (${american(s)}) retrieved 30 November 2026 from https://physik.example/news/1.html</div><div class="article-main__more p-4">This document is subject to copyright. Apart from any fair dealing for the purpose of private study or research, no part may be reproduced without the written permission. The content is provided for information purposes only.</div></article></section><section><div class="bg-light"><h4>Explore further</h4><div class="news-link"><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></div></div><div class="sharing"><span>9 shares</span></div><h4>Feedback to editors</h4></section></div><aside class="sidebar"><div class="widget-newsletter"><h4>Newsletter sign up</h4><p>Get the science news that matters to you by the morning, once a day or once a week.</p></div><div class="sorted-news-list">${o.map((x, i) => `<div class="news-item"><h4>${a(x, i)}</h4><p>5 hours ago</p></div>`).join('')}</div></aside></main><div class="modal-like"><h3>Let us know if there is a problem with our content</h3><p>Use this form if you have come across a typo, inaccuracy or would like to send an edit request for the content on this page. For general inquiries, please use our contact form. For general feedback, use the public comments section below (please adhere to guidelines).</p><p>Thank you for taking time to provide your feedback to the editors. Your feedback is important to us. However, we do not guarantee individual replies due to the high volume of messages.</p></div></div></body></html>`,
  },
  {
    name: 'drupal 7 politics site: field-items, span rollover blocks, tags as numbers, related inline',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '| TheDill', `<meta property="article:published_time" content="${s.published}">`)}<body class="html not-front page-node page-node- page-node-402 node-type-article"><div id="page"><header id="header"><ul class="menu">${nav(NAV)}</ul></header><section id="content" role="main"><div class="main-area"><div class="node node-article view-mode-full clearfix" id="node-402"><div class="title-wrapper title-wrapper-bordered"><h1 class="title" id="page-title">${esc(s.title)}</h1><span class="submitted-by">By <a href="/author/x">${s.author}</a> - <span class="submitted-date">${s.published.slice(5, 7)}/${s.published.slice(8, 10)}/${s.published.slice(2, 4)} ${clock(s)} AM EST</span></span></div><div class="social-buttons"><ul><li class="comment-count"><a href="#c">388 Comments</a></li><li><span class="shares">1,214 <small>Shares</small></span></li></ul></div><div class="content-img-wrapper"><div class="caption">© Greg Nock</div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${text(
        s.lines,
        {
          p: (t, i) =>
            i === 1
              ? `<p>${t.split(' ').slice(0, 4).join(' ')} <span class="rollover-people" data-behavior="rolloverpeople"><a class="rollover-people-link" data-nid="1" href="/people/x">Tobias Renn</a><span class="rollover-people-block"><span class="rollover-block"><span class="rollover-block__social-media">Tobias Renn</span><strong><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></strong> <a href="${link(o[1]!, 0)}">${esc(o[1]!.title)}</a> MORE</span></span></span> ${t.split(' ').slice(4).join(' ')}</p>`
              : `<p>${t}</p>`,
          after: {
            2: `<aside class="dfp-tag-wrapper"><div id="dfp-ad-mosad_1-wrapper" class="dfp-tag-wrapper"><span>ADVERTISEMENT</span></div></aside>`,
            4: `<p><a href="${link(o[2]!, 0)}"><strong>${esc(o[2]!.title)}</strong></a></p>`,
          },
        },
      )}</div></div></div><div class="tags"><span>Tags</span> ${s.tags.map((t) => `<a href="/t">${t}</a>`).join(' ')}</div><div class="article-share"><a>Share</a> <a>Tweet</a></div></div></div></section><aside class="sidebars"><h2 class="pane-title">Trending Now</h2>${o.map((x, i) => `<div class="item"><h3>${a(x, i)}</h3><div class="teaser">${esc(x.lead)} <a href="#">read more</a></div></div>`).join('')}</aside><footer><p>The contents of this site are ©2025 Dill Publishing</p></footer></div></body></html>`,
    gold: (s) => {
      let n = 0
      return s.lines
        .map((l) => {
          if (l.kind !== 'p') return l.text
          n++
          return n === 2
            ? `${l.text.split(' ').slice(0, 4).join(' ')} Tobias Renn ${l.text.split(' ').slice(4).join(' ')}`
            : l.text
        })
        .join('\n')
    },
  },
  {
    name: 'wordpress newspaper theme (td): featured, spots of ads, related by author, author box, reactions',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- Coast Gazette', '<meta name="generator" content="WordPress 5.4">')}<body class="post-template-default single single-post postid-99 td-standard-pack global-block-template-8 single_template_5"><div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap"><div class="td-header-menu-wrap"><ul id="menu-td" class="sf-menu">${nav(NAV)}</ul></div></div><div class="td-main-content-wrap td-container-wrap"><div class="td-container td-post-template-5"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Home</a></span> <span class="td-bred-no-url-last">${esc(s.title)}</span></div></div><div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content"><article id="post-99" class="post-99 post type-post status-publish format-standard has-post-thumbnail hentry category-jobs" itemscope itemtype="https://schema.org/Article"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/c">Jobs</a></li></ul><header class="td-post-title"><h1 class="entry-title">${esc(s.title)}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">By</div> <a href="/author/x">${s.author}</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="${s.published}">${american(s)}</time></span><div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views-99">1204</span></div></div></header></div><div class="td-post-sharing-top"><div class="td-post-sharing td-ps-bg"><div class="td-social-but-text">Share</div><a class="td-social-sharing-button td-social-facebook" href="/f"><div class="td-social-but-text">Facebook</div></a></div></div><div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a href="/i"><img class="entry-thumb"></a><figcaption class="wp-caption-text">The gate (Photo: Gazette)</figcaption></figure></div>${text(s.lines, { links: '', after: { 1: '<div class="td-a-rec td-a-rec-id-content_inline td_uid_2"><span class="td-adspot-title">- Advertisement -</span></div>', 3: `<div class="td_block_wrap td_block_related_posts"><p><em>See also: <a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></em></p></div>`, 4: '<p style="text-align:center"><b>Do you sell what you grow? The Saturday market has four stalls free from April. Ring the town hall on 555-0190.</b></p>' } })}<p>Source: Gazette wire</p></div><footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>TAGS</span></li><li><a href="/t">${s.tags[0]}</a></li></ul></div><div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><div class="td-post-next-prev-content"><span>Previous article</span>${a(o[0]!, 0)}</div></div></div><div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/x">${s.author}</a></span></div><div class="td-author-description">Covers the coast from the ferry to the point. Once rowed there and back for a bet, and lost it.</div></div></div></footer></article><div class="td_block_wrap td_block_related_posts td_with_ajax_pagination"><h4 class="td-related-title"><a class="td-related-left td-cur-simple-item" href="#">RELATED ARTICLES</a><a class="td-related-right" href="#">MORE FROM AUTHOR</a></h4><div class="td_block_inner"><div class="td-related-row">${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<div class="td-related-span4"><div class="td_module_related_posts"><div class="item-details"><h3 class="entry-title td-module-title">${a(x, i)}</h3></div></div></div>`,
        )
        .join(
          '',
        )}</div></div></div><div class="comments" id="comments"><div id="respond"><h3>LEAVE A REPLY</h3></div></div></div></div><div class="td-pb-span4 td-main-sidebar"><div class="td-ss-main-sidebar"><aside class="td_block_template_8 widget"><h4>LATEST</h4>${o.map((x, i) => `<div class="td_module_6"><h3 class="entry-title td-module-title">${a(x, i)}</h3><div class="td-excerpt">${esc(x.lead)}</div></div>`).join('')}</aside></div></div></div></div></div></div></body></html>`,
  },
  {
    name: 'old page of tables and fonts: br br, bylines in bold, links of the issue in the same cell',
    lead: 'none',
    render: (s, o) =>
      `<html><head><title>${esc(s.title)}</title></head><body bgcolor="#ffffff" text="#000000"><center><table width="760" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3" bgcolor="#003366"><font color="#ffffff" size="5"><b>The Weekly Lamplighter</b></font><br><font size="1" color="#fff">Founded 1924 - Printed on Thursdays</font></td></tr><tr><td width="130" valign="top" bgcolor="#eeeeee"><font face="Arial" size="1">${NAV.map((n) => `<a href="/${n}.htm">${n}</a><br>`).join('')}<br><b>This week</b><br>${o.map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}</a><br><br>`).join('')}</font></td><td width="20">&nbsp;</td><td valign="top"><font face="Times New Roman" size="5"><b>${esc(s.title)}</b></font><br><font size="2"><i>By ${s.author}</i><br>${american(s)}</font><br><br><font face="Times New Roman" size="3"><table align="right" width="180" cellpadding="6"><tr><td><img src="pic.jpg" width="170"><br><font size="1">The old gate. (Lamplighter photo)</font></td></tr></table>${s.lines.map((l) => (l.kind === 'h2' ? `<b>${esc(l.text)}</b>` : l.kind === 'li' ? `&#149; ${esc(l.text)}` : l.kind === 'quote' ? `<i>${esc(l.text)}</i>` : esc(l.text))).join('<br>\n<br>\n')}</font><br><br><hr size="1"><font size="1"><a href="mailto:editor@lamp.example">Write to the editor</a> | <a href="/print.cgi?1">Printer friendly page</a> | <a href="/send.cgi?1">Send to a friend</a></font><br><br><font face="Arial" size="2"><b>Other stories in this issue</b><br>${o
        .slice(0, 4)
        .map((x, i) => `<a href="${link(x, i)}">${esc(x.title)}</a> - ${esc(x.lead)}<br>`)
        .join(
          '',
        )}</font><br><font size="1">The Weekly Lamplighter, 4 Wick Street. Copyright 2003-2025. Nothing on these pages may be used without our leave, which is usually given. You may ring us in the mornings.</font></td></tr></table></center></body></html>`,
    gold: (s) => s.lines.map((l) => (l.kind === 'li' ? `• ${l.text}` : l.text)).join('\n'),
  },
  {
    name: 'press-release wire: release body, contact block, view original content, more from this source',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '', `<meta name="date" content="${s.published}">`)}<body id="bd-news-release"><header class="header"><nav>${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</nav></header><div class="main" id="main"><article class="news-release inline-gallery-template"><header class="container release-header"><div class="row detail-headline"><div class="col-sm-8 col-vcenter col-xs-12"><h1>${esc(s.title)}</h1><p class="subtitle">${esc(s.lead)}</p></div><div class="col-md-4"><a class="newsroom"><img alt="Hollin Works"></a></div></div><div class="row"><div class="col-lg-8"><div class="row detail-header"><p class="prnews-header">News provided by</p><a class="link" href="/news/hollin/"><strong>Hollin Works Cooperative</strong></a> <p class="mb-no">${short(s)}, ${clock(s)} ET</p></div><div class="share-icons-body"><h2>Share this article</h2></div></div></div></header><section class="release-body container"><div class="row"><div class="col-lg-10 col-lg-offset-1"><p><span class="legendSpanClass"><span class="xn-location">HOLLIN EDGE</span></span>, <span class="legendSpanClass"><span class="xn-chron">${short(s)}</span></span> /QR Newswire/ -- ${esc(s.lines[0]!.text)}</p>${text(s.lines.slice(1), { h2: (t) => `<p><b>${t}</b></p>` })}<p><b>About Hollin Works</b></p><p>Hollin Works Cooperative is owned by forty skippers, the town and a fund. It packs mackerel, herring and sprats, and has done so, with interruptions, since 1911.</p><p>SOURCE Hollin Works Cooperative</p><div class="row"><div class="col-md-12"><h4>Related Links</h4><a href="https://hollin.example">http://www.hollin.example</a></div></div></div></div></section></article><section class="container also-from"><h2>Also from this source</h2>${o
        .slice(0, 2)
        .map(
          (x, i) =>
            `<div class="card"><a href="${link(x, i)}"><h3>${esc(x.title)}</h3><p>${esc(x.lead)}</p></a></div>`,
        )
        .join(
          '',
        )}<h2>Explore</h2><ul><li><a href="/m">More news releases in similar topics</a></li></ul></section><footer><p>Cision Distribution 888-776-0942 from 8 AM - 9 PM ET</p></footer></div></body></html>`,
    gold: (s) =>
      `HOLLIN EDGE, ${short(s)} /QR Newswire/ -- ${s.lines.map((l) => l.text).join('\n')}\nAbout Hollin Works\nHollin Works Cooperative is owned by forty skippers, the town and a fund. It packs mackerel, herring and sprats, and has done so, with interruptions, since 1911.`,
  },
  {
    name: 'travel and food blog: disclosure above, pin it lines, you might enjoy list, opt-in box, instagram strip, 40 comments',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- Salt & Rope', '<meta name="generator" content="Genesis">')}<body class="post-template-default single single-post postid-31 header-full-width content-sidebar genesis-breadcrumbs-hidden"><div class="site-container"><header class="site-header"><div class="wrap"><p class="site-title"><a href="/">Salt &amp; Rope</a></p></div></header><nav class="nav-primary"><ul>${nav(['Recipes', 'Travel', 'About', 'Shop'])}</ul></nav><div class="site-inner"><div class="content-sidebar-wrap"><main class="content"><article class="post-31 post type-post entry" itemscope itemtype="https://schema.org/CreativeWork"><header class="entry-header"><h1 class="entry-title" itemprop="headline">${esc(s.title)}</h1><p class="entry-meta"><time class="entry-time" itemprop="datePublished" datetime="${s.published}">${american(s)}</time> by <span class="entry-author" itemprop="author"><a class="entry-author-link"><span class="entry-author-name" itemprop="name">${s.author}</span></a></span> <span class="entry-comments-link"><a href="#comments">41 Comments</a></span></p></header><div class="entry-content" itemprop="text"><p class="disclosure"><small><em>This post may contain affiliate links. Please read my <a href="/d">disclosure policy</a>.</em></small></p>${text(s.lines, { links: '', after: { 1: '<p><img class="aligncenter" data-pin-description="x" src="/1.jpg" alt="tin"></p>', 2: '<div class="mailmunch-inpost optin-box"><p><strong>Hungry for more?</strong></p><p>Join 12,000 others who get a new recipe from me each Sunday, plus my little book of harbour soups as a gift.</p><p><a class="button" href="/join">Yes please!</a></p></div>', 4: `<p><strong>You might also enjoy:</strong></p><ul><li><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></li><li><a href="${link(o[1]!, 0)}">${esc(o[1]!.title)}</a></li></ul>`, 5: '<p><em>Pin this for later!</em></p>' } })}<p>If you make this, tag @saltandrope on Instagram and leave a comment below! I love to see what you’ve been up to.</p><div class="ssba"><span>Sharing is caring!</span><ul><li>64</li></ul></div></div><footer class="entry-footer"><p class="entry-meta"><span class="entry-categories">Filed Under: <a href="/c">Harbour</a></span></p></footer></article><section class="author-box"><h4 class="author-box-title">About <span itemprop="name">${s.author}</span></h4><div class="author-box-content"><p>Hi! I’m the cook, the captain and the washer-up. I live on a boat that does not go anywhere and write about what can be made on two rings.</p></div></section><h2 class="screen-reader-text">Reader Interactions</h2><div class="entry-comments" id="comments"><h3>Comments</h3><ol class="comment-list">${[...REMARKS, ...REMARKS].map((r, i) => `<li class="comment depth-1" id="comment-${i}"><article><header class="comment-header"><p class="comment-author"><span>Reader ${i}</span> <span class="says">says</span></p><p class="comment-meta"><time><a href="#c">November ${i + 1}, 2025 at 8:10 am</a></time></p></header><div class="comment-content"><p>${i % 2 ? r : `${r} ${REMARKS[(i + 2) % 8]}`}</p></div><div class="comment-reply"><a>Reply</a></div></article></li>`).join('')}</ol></div></main><aside class="sidebar sidebar-primary widget-area"><section class="widget"><h4>Welcome!</h4><p>I’m glad you are here. On these pages you will find what I cook, where I moor and why I am late.</p></section></aside></div></div></div></body></html>`,
  },
  {
    name: 'kinja blog 2018: js_starterpost, inset links, ad slots, recent video, share, discussion of long replies',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', `${pub(s)}<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","datePublished":"${s.published}","headline":${JSON.stringify(s.title)}}</script>`)}<body class="blog-group-gawker permalink"><div class="page"><header class="js_header"><nav><ul>${nav(['Latest', 'Reviews', 'Science', 'io9', 'Field Guide'])}</ul></nav></header><main id="main"><div class="branch-page js_branch_page"><div class="js_scrollDepth"><div class="post-wrapper js_post-wrapper"><article class="post hentry js_post_item status-published"><header class="entry-header"><div class="sc-storytype">Works</div><h1 class="sc-1efpnfq-0 headline entry-title">${esc(s.title)}</h1><div class="meta"><div class="meta__byline"><div class="author"><a href="/u">${s.author}</a></div></div><time class="meta__time updated" datetime="${s.published}"><a href="/p">${short(s)} ${clock(s)}am</a></time><div>Filed to: <a href="/tag/x">small harbours</a></div></div><div class="share-group">27.5K <span>24</span> <span>Save</span></div></header><div class="js_post-content post-content entry-content"><figure class="align--bleed has-data js_annotatable-image"><div class="img-wrapper"><picture></picture></div><figcaption><div class="image-annotation">Image</div>: Lou Vane (<a href="/g">Gadgets</a>)</figcaption></figure>${text(
        s.lines,
        {
          links: 'class="sc-1out364-0 hMndXN js_link"',
          p: (t, i) => (i === 0 ? `<p class="first-text">${t}</p>` : `<p>${t}</p>`),
          after: {
            1: '<div class="ad-unit ad-mobile"><div class="ad-label">Advertisement</div></div><div class="js_recirc-video"><h4>Watch</h4><div>How a Town Got Its Noise Back</div><div>G/O Media may get a commission</div></div>',
            3: `<aside class="inset--story branded-item js_inset"><a href="${link(o[0]!, 0)}"><h6>${esc(o[0]!.title)}</h6><p class="excerpt">${esc(o[0]!.lead)} …</p></a><a class="read-more" href="${link(o[0]!, 0)}">Read more</a></aside>`,
          },
        },
      )}<p>[<em><a class="js_link" href="https://other.example/1">Harbour Office</a> via <a class="js_link" href="https://other.example/2">Lamplighter</a></em>]</p></div></article><div class="js_author-bio"><div><a>${s.author}</a></div><p>Writer of things about things. Has one good pair of boots. Send rumours by the usual channels.</p></div><div class="js_post-footer">Share This Story</div><div class="js_related"><h4>Get our newsletter</h4></div><section class="js_replies" id="replies"><h3>DISCUSSION</h3>${REMARKS.map((r, i) => `<article class="reply js_reply"><header><a href="/u${i}">Reader${i}</a> <span>${s.author}</span> <time>11/0${i + 1}/25 3:4${i}pm</time></header><div class="reply__content"><p>${r}</p><p>${REMARKS[(i + 5) % 8]}</p></div><footer><span>${i * 3}</span><a>Reply</a></footer></article>`).join('')}</section></div></div></div></main></div></body></html>`,
  },
  {
    name: 'gannett local: gnt_ar_b paragraphs as p and inline newsletter aside, more lines in bold, facebook comments',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', pub(s))}<body class="gnt"><div class="gnt_n"><nav>${NAV.map((n) => `<a class="gnt_n_mn_l" href="/${n}">${n}</a>`).join('')}</nav></div><main class="gnt_cw"><div class="gnt_rr"></div><article class="gnt_pr" role="main"><div class="gnt_ar_lbl"><a href="/n">BUSINESS</a></div><h1 class="gnt_ar_hl" elementtiming="ar-headline">${esc(s.title)}</h1><div class="gnt_ar_by"><a class="gnt_ar_by_a" href="/staff/1">${s.author}</a><div class="gnt_ar_pb">Porthale Press</div></div><div class="gnt_ar_dt" aria-label="Published: ${clock(s)} a.m. ET ${short(s)} Updated: 9:02 a.m. ET Dec 1, 2025"></div><div class="gnt_ar_b"><figure class="gnt_em gnt_em_img"><img class="gnt_em_img_i" src="/g.jpg"><div class="gnt_em_cp" data-c-caption="The gate" data-c-credit="Kim Oz"></div></figure>${text(
        s.lines,
        {
          links: 'class="gnt_ar_b_a"',
          p: (t) => `<p class="gnt_ar_b_p">${t}</p>`,
          h2: (t) => `<h2 class="gnt_ar_b_h2">${t}</h2>`,
          after: {
            2: `<aside class="gnt_em gnt_em_fo__bc" aria-label="Related article"><a class="gnt_em_fo_a" href="${link(o[0]!, 0)}"><div class="gnt_em_fo_tx">${esc(o[0]!.title)}</div></a></aside>`,
            3: `<p class="gnt_ar_b_p"><strong class="gnt_ar_b_b">More:</strong><a class="gnt_ar_b_a" href="${link(o[1]!, 0)}">${esc(o[1]!.title)}</a></p>`,
            4: '<div class="gnt_em gnt_em_nl"><div>Start the day smarter ☀️</div><p>Get all the news you need in your in-tray each morning.</p></div>',
            5: `<p class="gnt_ar_b_p"><strong>Related: </strong><a href="${link(o[2]!, 2)}">${esc(o[2]!.title)}</a></p>`,
          },
        },
      )}<p class="gnt_ar_b_p"><em class="gnt_ar_b_em">${s.author} covers the harbour for the Press. Reach her at mfalk@press.example or 555-0110, or follow her @harbourfalk.</em></p></div><div class="gnt_ar_s"><a>Facebook</a><a>Twitter</a><a>Email</a></div></article><div class="gnt_m gnt_m_flm"><h2>Featured Weekly Ad</h2></div></main><footer class="gnt_ft"><p>© 2025 www.press.example. All rights reserved.</p></footer></body></html>`,
  },
  {
    name: 'politics magazine with drop cap, sections by asterisks, listen to article, most popular inside, about the writers',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- The Atlas', pub(s))}<body><div id="__next"><nav class="Nav_root"><ul>${nav(['Popular', 'Latest', 'Newsletters'])}</ul></nav><main id="main-content"><article class="ArticleLayout_article"><header class="ArticleHero_root"><div class="ArticleRubric_root"><a>Ideas</a></div><h1 class="ArticleTitle_root">${esc(s.title)}</h1><p class="ArticleDek_root">${esc(s.lead)}</p><div class="ArticleBylines_root">By <a>${s.author}</a></div><figure class="ArticleLeadArt_root"><figcaption>Illustration by The Atlas. Source: the Harbour Office.</figcaption></figure><div class="ArticleTimestamp_root"><time datetime="${s.published}">${american(s)}</time></div><div class="ArticleShare_root"><button>Share</button><button>Save</button></div></header><section class="ArticleBody_root"><div class="AudioPlayer_root"><p>Listen to this article</p><p>00:00</p><p>08:41</p><p>Produced by ElevenVoices and News Over Audio (NOA) using AI narration.</p></div>${text(
        s.lines,
        {
          links: '',
          p: (t, i) =>
            i === 0
              ? `<p class="ArticleParagraph_root ArticleParagraph_dropcap"><span class="smallcaps">${t.split(' ').slice(0, 3).join(' ')}</span> ${t.split(' ').slice(3).join(' ')}</p>`
              : `<p class="ArticleParagraph_root">${t}</p>`,
          after: {
            2: `<p class="ArticleParagraph_root" id="injected-recirculation-link-0"><a href="${link(o[0]!, 0)}">Read: ${esc(o[0]!.title)}</a></p>`,
            3: `<div class="RecirculationMostPopular"><h3>Recommended Reading</h3><ul>${o
              .slice(0, 3)
              .map(
                (x, i) =>
                  `<li><a href="${link(x, i)}"><h4>${esc(x.title)}</h4></a><span>${x.author}</span></li>`,
              )
              .join('')}</ul></div>`,
            4: `<p class="ArticleParagraph_root"><i>[<a href="${link(o[1]!, 1)}">Read: ${esc(o[1]!.title)}</a>]</i></p>`,
            6: '<div class="ArticleDivider">* * *</div>',
          },
        },
      )}<hr><p class="ArticleParagraph_root"><em>We want to hear what you think about this article. <a href="mailto:letters@atlas.example">Submit a letter</a> to the editor or write to letters@atlas.example.</em></p></section><div class="ArticleAbout"><h2>About the Author</h2><div><a>${s.author}</a> is a staff writer at <i>The Atlas</i> and the author of <i>Tin</i>, a history of things in cans.</div></div><div class="ArticleTopics">Explore More Topics <a>${s.tags[0]}</a></div></article></main></div></body></html>`,
  },
  {
    name: 'small wordpress news site (mh magazine): wpautop, ad inserter, telegram box, related by yarpp, facebook comments',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '| Inland Observer', '<meta name="generator" content="WordPress 4.9">')}<body class="post-template-default single single-post postid-7 mh-right-sb wt-layout2"><div class="mh-container"><div class="mh-header"><nav class="mh-main-nav"><ul>${nav(NAV)}</ul></nav></div><div class="mh-wrapper clearfix"><div class="mh-main"><div id="main-content" class="mh-content"><nav class="mh-breadcrumb"><span><a href="/">Home</a></span> » ${esc(s.title)}</nav><article id="post-7" class="post-7 post type-post hentry"><header class="entry-header clearfix"><h1 class="entry-title">${esc(s.title)}</h1><p class="mh-meta entry-meta"><span class="entry-meta-date updated"><i class="fa fa-clock-o"></i><a href="/2025">${american(s)}</a></span><span class="entry-meta-author author vcard"><i class="fa fa-user"></i><a class="fn" href="/author/x">${s.author}</a></span><span class="entry-meta-comments"><a href="#c">3</a></span></p></header><div class="entry-content clearfix"><figure class="entry-thumbnail"><img src="/t.jpg"></figure><div class="code-block code-block-2" style="margin: 8px auto; text-align: center;"><div>Sponsored Links</div></div>${text(s.lines, { after: { 2: `<div class='code-block code-block-4' style='margin: 8px 0;'><blockquote>ALSO READ: ${a(o[0]!, 0)}</blockquote></div>`, 3: '<p style="text-align: justify;"><span style="color: #ff0000;"><strong>Become our friend! Get every story first on our <a href="https://t.example/x">channel</a></strong></span></p>', 5: '<div class="heateor_sss_sharing_container"><div>Spread the love</div></div>' } })}<div class='yarpp-related'><h3>Related posts:</h3><ol>${o
        .slice(0, 4)
        .map((x, i) => `<li>${a(x, i)}<small> ${esc(x.lines[0]!.text.slice(0, 90))}...</small></li>`)
        .join(
          '',
        )}</ol></div><div class="wpdevart-comment"><h3>Facebook Comments</h3></div></div></article><nav class="mh-post-nav">${a(o[0]!, 0)}</nav><section class="mh-related-content"><h4>Related Articles</h4>${o
        .slice(0, 3)
        .map(
          (x, i) =>
            `<article class="mh-posts-grid-item"><h3>${a(x, i)}</h3><div class="mh-excerpt"><p>${esc(x.lead)} <a class="mh-excerpt-more">[…]</a></p></div></article>`,
        )
        .join('')}</section><div id="comments"><h4>3 Comments</h4><ol>${REMARKS.slice(0, 3)
        .map(
          (r, i) =>
            `<li class="comment"><div class="vcard"><cite>Reader ${i}</cite> // November ${i}, 2025 at 6:00 am // <a>Reply</a></div><p>${r}</p></li>`,
        )
        .join(
          '',
        )}</ol></div></div><aside class="mh-widget-col-1 mh-sidebar"><div class="mh-widget"><h4>Editor’s note</h4><div class="textwidget"><p>The Observer is made by five people in a former creamery. We print nothing that we would not say to the person’s face, and we have been shown the door more than once for having said it.</p></div></div></aside></div></div></div></body></html>`,
  },
  {
    name: 'question and answer interview: bold questions in paragraphs, introduction in italics, note on editing',
    lead: 'none',
    gold: (s) =>
      `This conversation took place in a kitchen above the quay, with a kettle going, and lasted for as long as the tea did.\n${s.lines.map((l, i) => (l.kind === 'p' && i % 2 === 1 ? `Q: And what did people say at point ${i}?\n${l.text}` : l.text)).join('\n')}\nThis interview has been edited for length and clarity.`,
    render: (s, o) =>
      `${top(s, '| Trade & Town', pub(s))}<body class="interview"><header class="masthead"><a href="/">Trade &amp; Town</a><ul>${nav(NAV)}</ul></header><main class="wrapper"><div class="story-grid"><div class="story-col"><div class="hed-block"><span class="rubric">Q&amp;A</span><h1>${esc(s.title)}</h1><div class="dateline-row"><span class="writer">${s.author}</span><span class="when">${american(s)}</span></div></div><div class="story-copy"><p><em>This conversation took place in a kitchen above the quay, with a kettle going, and lasted for as long as the tea did.</em></p>${s.lines.map((l, i) => (l.kind === 'h2' ? `<h3>${esc(l.text)}</h3>` : l.kind === 'li' ? `<p>– ${esc(l.text)}</p>` : `${l.kind === 'p' && i % 2 === 1 ? `<p><strong>Q: And what did people say at point ${i}?</strong></p>` : ''}<p>${esc(l.text)}</p>`)).join('')}<p><em>This interview has been edited for length and clarity.</em></p><div class="subscribe-nudge"><p>You have read one of your three free articles this month.</p><p>Readers who pay keep the kettle on. <a href="/sub">See what it costs</a></p></div></div><ul class="inline-share"><li>Share</li><li>Print</li></ul></div><div class="rail"><h2>In this issue</h2>${o.map((x, i) => `<div class="teaser"><a href="${link(x, i)}">${esc(x.title)}</a><p>${esc(x.lead)}</p></div>`).join('')}</div></div></main></body></html>`,
  },
  {
    name: 'international magazine: richtext sections, teaser boxes in clear-both divs, box about the newsletter, author vita',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- DER SPIEGLER - International', pub(s))}<body><div data-app><header data-area="header"><ul>${nav(['Europe', 'Germany', 'World', 'Business'])}</ul></header><main><article role="main" aria-label="x"><header data-area="intro"><h2><span class="text-primary-base">Back to Work</span> <span class="align-middle">${esc(s.title)}</span></h2><h1 class="sr-only">${esc(s.title)}</h1><div class="RichText RichText--sans leading-loose lg:text-xl">${esc(s.lead)}</div><div class="font-sansUI text-shade-dark text-s">By <a href="/impressum/x">${s.author}</a></div><time datetime="${s.published}" class="timeformat">${american(s)}, ${clock(s)} AM</time></header><div data-area="body" class="relative">${chunks(
        s.lines,
      )
        .map(
          (c, i) =>
            `<section class="relative"><div data-pos="${i}" class="clearfix md:pt-32"><div class="RichText RichText--iconLinks lg:w-8/12 md:w-10/12 lg:mx-auto">${text(c, { h2: (t) => `<h3>${t}</h3>` })}</div></div></section>${
              i === 0
                ? `<section class="relative my-24 asset-box asset-box-large lg:w-8/12"><header class="bg-shade-lightest"><span>Related Articles</span></header><div>${o
                    .slice(0, 2)
                    .map(
                      (x, k) =>
                        `<article><h3><a href="${link(x, k)}"><span class="block">${esc(x.title)}</span></a></h3><section>${esc(x.lead)}</section></article>`,
                    )
                    .join('')}</div></section>`
                : ''
            }${i === 1 ? '<section class="my-24"><div class="RichText infobox"><h3>About This Article</h3><p>This story was first written in another language and has been put into English by Ada Quill. The English version differs from the first in a few places.</p></div></section>' : ''}`,
        )
        .join(
          '',
        )}</div><footer data-area="footer"><div class="vita"><p>Has reported from small towns for nineteen years and still gets lost in them.</p></div></footer></article><section data-area="more"><h2>Discuss this issue with other readers!</h2></section><section><h2>The Latest</h2>${o.map((x, i) => `<article><h2>${a(x, i)}</h2></article>`).join('')}</section></main></div></body></html>`,
  },
  {
    name: 'technology review site: pros and cons boxes, deals block, today’s best prices, in the know box, more on the topic',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| GearWharf', pub(s))}<body class="news-article"><div class="nav-wrapper"><ul>${nav(['Reviews', 'Deals', 'Phones', 'News'])}</ul></div><section class="content-wrapper"><article class="news-article" data-id="x"><header><h1>${esc(s.title)}</h1><p class="strapline">${esc(s.lead)}</p><div class="byline-social"><div class="byline"><span class="by-author">By <a rel="author" href="/author/x"><span itemprop="name">${s.author}</span></a></span> <time class="relative-date" datetime="${s.published}">${american(s)}</time></div></div></header><div id="article-body" class="text-copy bodyCopy auto"><p class="vanilla-image-figure"></p>${text(
        s.lines,
        {
          links: 'data-component-tracked="1"',
          after: {
            1: '<div class="hawk-wrapper"><div class="hawk-nest"><h3>Today’s best small boat deals</h3><div class="hawk-item"><span>Harbour Direct</span><span>$199</span><a class="hawk-affiliate-link" href="https://ad.example">View Deal</a></div><div class="hawk-item"><span>BoatBay</span><span>$210</span><a href="https://ad.example">View Deal</a></div><p>We check over 250 million products every day for the best prices</p></div></div>',
            2: `<ul><li><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></li><li><a href="${link(o[1]!, 1)}">${esc(o[1]!.title)}</a></li></ul>`,
            4: '<div class="fancy-box"><div class="fancy_box-title">In the know</div><div class="fancy_box_body"><p class="fancy-box__body-text">GearWharf is supported by its readers. When you buy through links on our site, we may earn a commission. <a href="/why">Here’s why you can trust us</a>.</p></div></div>',
          },
        },
      )}<ul><li>Check out the <a href="/best">best small boats of the year</a></li></ul><p><em>Via <a href="https://other.example">Lamplighter</a></em></p></div><div id="slice-container-newsletterForm" class="slice-container"><section class="newsletter-inbodyContent-slice"><h2>Sign up to receive daily breaking news, reviews, opinion, analysis, deals and more from the world of wharves.</h2><p>By submitting your information you agree to the terms and are aged 16 or over.</p></section></div><div class="authorBio"><div class="authorBio-text"><p>${s.author} is news editor and has been writing about things that float since they cost less than they do now. When not at the desk, may be found under one of them.</p></div></div></article></section><aside id="sidebar"><h4>MOST POPULAR</h4>${o.map((x, i) => `<div class="feature-block">${a(x, i)}</div>`).join('')}</aside></body></html>`,
  },
  {
    name: 'independent-like: commercial lines in bold capitals, recommended list and video titles between paragraphs, register wall',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| The Dependent', pub(s))}<body class="article"><div id="masthead"><ul>${nav(NAV)}</ul></div><article><header><h1 class="headline">${esc(s.title)}</h1><h2 class="sub-headline"><p>${esc(s.lead)}</p></h2><div class="meta"><span class="author"><a>${s.author}</a></span><amp-timeago datetime="${s.published}">${weekday(s)} ${american(s)} ${clock(s)}</amp-timeago><div class="comments-count">Comments</div></div></header><div class="body-content">${text(
        s.lines,
        {
          links: '',
          after: {
            1: '<div class="inline-newsletter"><p>Leading story. Every day, with no charge, in the place where you read your letters.</p><label>I would like to be emailed about offers, events and updates from The Dependent. Read our privacy notice</label></div>',
            2: `<div class="related-block"><h3>Recommended</h3><ul><li><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></li><li><a href="${link(o[1]!, 1)}">${esc(o[1]!.title)}</a></li></ul></div>`,
            3: `<p><strong>Watch more</strong></p><ul><li><a href="${link(o[2]!, 2)}">${esc(o[2]!.title)}</a></li></ul>`,
            4: `<p><a href="/live"><strong>Follow live updates on the reopening here</strong></a></p>`,
            5: '<div class="gallery-block"><h4>Two silent winters, in pictures</h4><div class="gi">1/3</div><div class="gi-c">The hall in January, with the windows boarded and the belts taken down.</div><div class="gi-cr">PA</div><div class="gi">2/3</div><div class="gi-c">The caretaker, who had the only key.</div><div class="gi-cr">EPA</div></div>',
          },
        },
      )}<p><em>Additional reporting by agencies</em></p></div><div class="register"><h3>Join our new commenting forum</h3><p>Join thought-provoking conversations, follow other Dependent readers and see their replies</p></div></article><section class="more"><h2>Most popular</h2>${o.map((x, i) => `<div class="article-card"><a href="${link(x, i)}"><h3>${esc(x.title)}</h3></a><p>${esc(x.lead)}</p></div>`).join('')}</section></body></html>`,
  },
  {
    name: 'big german-style portal in English: teaser rows by aria-label, topics, print note, ad marks «Anzeige», external content consent',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| DWQ', pub(s))}<body><header><ul>${nav(NAV)}</ul></header><main><section class="content"><div class="kicker">Society</div><h1>${esc(s.title)}</h1><div class="author-details"><a>${s.author}</a></div><span class="publication"><time aria-hidden="true" datetime="${s.published}">${s.published.slice(5, 7)}/${s.published.slice(8, 10)}/${s.published.slice(0, 4)}</time></span><p class="teaser-text">${esc(s.lead)}</p><div class="sharing"><button>https://p.dwq.com/p/3xyz</button><span>Copy link</span></div><div class="content-area"><div class="advertisement"><span>Advertisement</span></div><div class="rich-text has-italic">${text(s.lines, { links: 'class="internal-link"', after: { 1: `<div class="vjs-wrapper"><figure><div class="embed"><p>To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video</p></div><figcaption>The harbour wakes up</figcaption></figure></div>`, 2: `<div class="emb consent"><div class="placeholder"><p>This content comes from a third party that may set cookies. Do you want to show external content?</p><button>Show</button></div></div>`, 3: `<p><strong>Read more: <a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></strong></p>`, 5: `<p><em>While you’re here: Every Tuesday, our editors round up what is happening in politics and society. You can <a href="/nl">sign up here</a> for the weekly briefing.</em></p>` } })}<p><em>Edited by: Lena Ott</em></p></div></div><section class="related" aria-label="Related content"><h2>Related topics</h2><a href="/t">${s.tags[0]}</a></section><section aria-label="Skip next section DWQ’s Top Story"><h2>DWQ’s Top Story</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="teaser-wrap"><div class="teaser-data"><h3><a href="${link(x, i)}">${esc(x.title)}</a></h3><div class="teaser-description">${esc(x.lead)}</div></div></div>`,
        )
        .join('')}</section></section></main></body></html>`,
  },
  {
    name: 'sports blog: fan posts under the text without marks, box score, odds promotion',
    lead: 'none',
    gold: (s) => s.lines.map((l) => l.text).join('\n'),
    render: (s, o) =>
      `${top(s, '- Harbour Lights', pub(s))}<body><div class="hdr">${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div><div class="pg"><div class="col1"><h1 class="ttl">${esc(s.title)}</h1><div class="by">${s.author} • ${american(s)}</div><div class="txt">${text(s.lines, { p: (t) => `<p class="para">${t}</p>`, after: { 2: '<div class="odds"><b>Bet on the regatta</b><p>New players get a free bet of $20 at TideBet when they stake $10 on any race. 18+, terms apply, please gamble responsibly.</p></div>' } })}</div><div class="after"><div class="q">What the crowd says</div>${REMARKS.slice(
        0,
        6,
      )
        .map(
          (r, i) =>
            `<div class="row"><div class="nick">mudlark${i}</div><div class="say"><p class="para">${r}</p></div><div class="ago">${i + 2}h</div></div>`,
        )
        .join(
          '',
        )}</div></div><div class="col2"><div class="hd">Around the harbour</div>${o.map((x, i) => `<div class="it"><a href="${link(x, i)}">${esc(x.title)}</a><div class="ds">${esc(x.lead)}</div></div>`).join('')}</div></div></body></html>`,
  },
  {
    gold: (s) =>
      `${s.lines.map((l) => l.text).join('\n')}\nThis article originally appeared on Porthale Press: ${s.title}`,
    name: 'aggregator copy of a wire story with yahoo caas classes, more from, recommended stories, view comments',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '', pub(s))}<body><div id="Masterwrap"><div class="caas-header"><h1 data-test-locator="headline">${esc(s.title)}</h1></div><div class="caas-attr"><div class="caas-attr-meta"><div class="caas-attr-provider">Porthale Press</div><div class="caas-attr-item-author">${s.author}</div><div class="caas-attr-time-style"><time datetime="${s.published}">${american(s)}, ${clock(s)} AM</time><span class="caas-attr-mins-read">·4 min read</span></div></div></div><div class="caas-body-wrapper"><div class="caas-readmore caas-readmore-collapse"><div class="caas-body"><div class="caas-figure"><figcaption class="caption-collapse">The works in an undated handout</figcaption></div>${text(s.lines, { links: 'data-ylk="x"', after: { 2: `<div class="caas-yvideo-wrapper"></div><p><strong>MORE:</strong> <a class="link" href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></p>`, 3: '<ul class="caas-list caas-list-bullet"><li><p><em>Sign up for <a href="/nl">Press & Prejudice</a>, a letter about papers.</em></p></li></ul>' } })}<p><em>This article originally appeared on Porthale Press: <a href="https://other.example">${esc(s.title)}</a></em></p></div></div><div class="caas-da"><div>Our goal is to create a safe and engaging place for users to connect over interests and passions. In order to improve our community experience, we are temporarily suspending article commenting</div></div></div><div class="recommended"><h2>Recommended Stories</h2><ul>${o.map((x, i) => `<li class="js-stream-content"><div><div class="Fz(12px)">The Press</div><h3>${a(x, i)}</h3><p>${esc(x.lead)}</p><div>${i + 2}h ago</div></div></li>`).join('')}</ul></div></div></body></html>`,
  },
  {
    name: 'think-tank essay on drupal 9: footnotes, acknowledgements, download box, expert cards, explore more',
    lead: 'apart',
    gold: (s) => s.lines.map((l) => l.text).join('\n'),
    render: (s, o) =>
      `${top(s, '| Institute for Small Places', `<meta property="article:published_time" content="${s.published}">`)}<body><header class="site-header"><nav><ul>${nav(['Experts', 'Topics', 'Events'])}</ul></nav></header><main><div class="layout-container"><div class="page-hero"><p class="content-type">Commentary</p><h1>${esc(s.title)}</h1><p class="page-hero__dek">${esc(s.lead)}</p><p class="page-hero__meta">By <a>${s.author}</a> Published on ${american(s)}</p></div><div class="l-two"><div class="l-side"><div class="download-box"><a href="/x.pdf">Download the full paper</a></div><div class="expert-card"><h4>${s.author}</h4><p>Senior Fellow, Work and Places Program. Works on how towns lose employers and what they do in the year that follows.</p></div></div><div class="l-body wysiwyg-content">${text(s.lines, { links: '', after: { 3: `<div class="inline-promo"><div class="inline-promo__type">Event</div><h3><a href="/e">The town after the plant: a conversation</a></h3><p>December 9, 4:00 pm. In person and by video.</p></div>` } })}</div></div><div class="topics"><h3>More on:</h3><ul><li><a>${s.tags[0]}</a></li></ul></div><div class="explore"><h2>Explore more</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="teaser"><p class="teaser__type">Commentary</p><h3 class="teaser__title">${a(x, i)}</h3><p class="teaser__text">${esc(x.lead)}</p></div>`,
        )
        .join(
          '',
        )}</div><div class="disclaimer"><p>The Institute does not take institutional positions on public policy; the views represented herein are those of the author and do not necessarily reflect the views of the Institute, its staff or its trustees.</p></div></div></main></body></html>`,
  },
  {
    name: 'hobby site of the nineties style css: content in center div, navigation prose above and below, webring',
    lead: 'none',
    render: (s, o) =>
      `<html><head><title>${esc(s.title)}</title></head><body><div align="center"><div style="width:700px;text-align:left"><p><a href="index.html">Home</a> &gt; <a href="news.html">News</a></p><h1>${esc(s.title)}</h1><p><i>${s.author}, ${american(s)}</i></p>${s.lines.map((l) => (l.kind === 'h2' ? `<h3>${esc(l.text)}</h3>` : `<p>${esc(l.text)}`)).join('\n')}<hr><p>Back to <a href="news.html">the list of all news</a> or forward to <a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a>. If a link is dead, tell me and I will bury it.<p>This page is part of the <a href="http://ring.example">Small Harbours Ring</a>. [<a href="/p">Prev</a>] [<a href="/n">Next</a>] [<a href="/r">Random</a>]<p><font size="-1">Last changed by hand on ${s.published.slice(0, 10)}. Best seen by daylight. You are visitor number 48121.</font></div></div></body></html>`,
  },
  {
    name: 'news in react native web: divs with r- and css- classes, divider, most read column, sticky offer',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| Daybreak', `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(s.title)},"datePublished":"${s.published}","author":{"@type":"Person","name":"${s.author}"}}</script>`)}<body><div id="root"><div class="css-1dbjc4n r-13awgt0"><div class="css-1dbjc4n r-18u37iz">${NAV.map((n) => `<a class="css-4rbku5 css-18t94o4 css-901oao r-1loqt21" href="/${n}">${n}</a>`).join('')}</div><div class="css-1dbjc4n r-150rngu"><div class="css-1dbjc4n r-1awozwy"><div class="css-901oao r-1qd0xha" role="heading" aria-level="1">${esc(s.title)}</div><div class="css-901oao r-a023e6">${esc(s.lead)}</div><div class="css-1dbjc4n r-18u37iz"><div class="css-901oao r-homxoj">${s.author}</div><div class="css-901oao r-homxoj">${short(s)}</div></div>${s.lines.map((l, i) => `<div class="css-901oao r-1ez5h0i r-16dba41" ${l.kind === 'h2' ? 'role="heading" aria-level="2"' : ''}>${esc(l.text)}</div>${i === 2 ? `<div class="css-1dbjc4n r-1d2f490"><a class="css-4rbku5 css-901oao" href="${link(o[0]!, 0)}"><div class="css-901oao">READ NEXT</div><div class="css-901oao">${esc(o[0]!.title)}</div></a></div>` : ''}${i === 4 ? '<div class="css-1dbjc4n r-offer"><div class="css-901oao">Know more by breakfast</div><div class="css-901oao">Five stories, five minutes, five days a week.</div><div class="css-901oao" role="button">Try it</div></div>' : ''}`).join('')}</div><div class="css-1dbjc4n r-col2"><div class="css-901oao">MOST READ</div>${o.map((x, i) => `<a class="css-4rbku5 css-901oao" href="${link(x, i)}">${esc(x.title)}</a>`).join('')}</div></div></div></div></body></html>`,
  },
  {
    name: 'lee paper column with paywalled rest, letters to the editor box, tagline of the columnist',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '| Columnists', `<meta property="article:published_time" content="${s.published}">`)}<body><nav><ul>${nav(NAV)}</ul></nav><div class="main-sections"><div class="row"><div class="col-primary"><h1 class="headline">${esc(s.title)}</h1><div class="row-meta"><span class="by">${s.author}</span> <span class="date">${short(s)}</span></div><div class="lee-article-text">${text(s.lines, { after: { 2: '<div class="ribbon"><p class="ribbon__hed">Support local reporting</p><p class="ribbon__dek">Three months for one dollar.</p><a class="btn" href="/s">See offers</a></div>', 4: `<h4 class="related-heading">People are also reading…</h4><ul class="ul-related"><li>${a(o[0]!, 0)}</li><li>${a(o[1]!, 1)}</li></ul>` } })}</div><p class="tagline"><i>${s.author} writes on Thursdays. Opinions are the columnist’s own.</i></p><div class="letters-box"><h4>Write to us</h4><p>Letters of up to 250 words, with a name and a street, go to letters@harbour.example by Tuesday noon.</p></div></div></div></div><div class="footer-nav">${o.map((x, i) => a(x, i)).join(' ')}</div></body></html>`,
  },
  {
    name: 'music magazine: review with score box, track list, buy links note',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '| Pitchwharf', `<meta property="article:published_time" content="${s.published}">`)}<body><div class="nav"><ul>${nav(['Reviews', 'News', 'Best New'])}</ul></div><main><article class="review"><header class="split-header"><h1>${esc(s.title)}</h1><div class="score-box"><p>7.4</p></div><div class="info-slice"><p>Genre: Work</p><p>Label: Tin</p><p>Reviewed: ${american(s)}</p></div></header><div class="dek"><p>${esc(s.lead)}</p></div><div class="review-body body__inner">${text(s.lines, { after: { 3: `<div class="artist-links"><span>Featured Tracks:</span><a href="/t">“Whistle”</a></div>` } })}<hr><p><strong>Buy:</strong> <a href="https://ad.example/rt">Rough Tide</a></p><p><em>(Pitchwharf earns a commission from purchases made through affiliate links on our site.)</em></p><p><em>Catch up every Saturday with 10 of our best-reviewed albums of the week. Sign up for the 10 to Hear newsletter <a href="/nl">here</a>.</em></p></div></article><div class="more-reviews"><h2>More Reviews</h2>${o
        .slice(0, 4)
        .map(
          (x, i) =>
            `<div class="card"><a href="${link(x, i)}"><h3>${esc(x.title)}</h3></a><p>${esc(x.lead)}</p></div>`,
        )
        .join('')}</div></main></body></html>`,
  },
  {
    name: 'asian english daily: text in p under bare div, share of whatsapp, read in another language, stock lines, comments policy',
    lead: 'body',
    render: (s, o) =>
      `${top(s, '- The Strait Tides', `<meta property="article:published_time" content="${s.published}">`)}<body><div class="sph-header"><ul>${nav(NAV)}</ul></div><div class="container"><div class="headline-wrap"><h1 class="headline node-title">${esc(s.title)}</h1></div><div class="story-info"><div class="story-postdate">PUBLISHED ${short(s)}, ${s.published.slice(11, 16)} AM SGT</div><div class="story-changeddate">UPDATED Dec 1, 2025, 9:00 AM</div></div><div class="byline"><span class="author">${s.author}</span><span class="desig">Business Correspondent</span></div><div class="story-content odd field-item"><p><strong>${esc(s.lead)}</strong></p>${text(s.lines, { after: { 2: `<div class="story-related"><p><strong>Related Story</strong></p><h5><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a></h5></div>`, 4: '<div class="subscribe-teaser"><p>This article is now fully available for you</p><p>Please subscribe or log in to continue reading the full article.</p></div>' } })}<p class="telegram"><strong>Join <a href="https://t.example/st">ST’s Telegram channel</a> and get the latest breaking news delivered to you.</strong></p></div><div class="tags"><ul>${s.tags.map((t) => `<li><a href="/t">${t}</a></li>`).join('')}</ul></div><div class="premium-list">${o
        .slice(1, 4)
        .map((x, i) => `<div class="premium-item"><div>For subscribers</div><h5>${a(x, i)}</h5></div>`)
        .join(
          '',
        )}</div><div class="terms"><p>Terms &amp; conditions, data protection policy and the rules for readers’ words apply to all that is sent to us.</p></div></div></body></html>`,
  },
  {
    name: 'developer blog on hugo: toc, code blocks, series box, giscus, edit on github',
    lead: 'none',
    gold: (s) =>
      `${s.lines.map((l) => l.text).join('\n')}\nnpm run whistle --at 07:00\nThat is all there is to it, and it took a year.`,
    render: (s, o) =>
      `${top(s, '· tidepool.dev', `<meta property="article:published_time" content="${s.published}">`)}<body class="dark"><header class="header"><nav class="nav"><ul id="menu">${nav(['Posts', 'Tags', 'About'])}</ul></nav></header><main class="main"><article class="post-single"><header class="post-header"><h1 class="post-title">${esc(s.title)}</h1><div class="post-meta"><span title="x">${american(s)}</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;${s.author}&nbsp;|&nbsp;<a href="https://github.example/edit">Suggest Changes</a></div></header><div class="toc"><details><summary><span class="details">Table of Contents</span></summary><div class="inner"><ul><li><a href="#a">A shortage</a></li><li><a href="#b">The cost</a></li></ul></div></details></div><div class="post-content">${text(s.lines)}<div class="highlight"><pre tabindex="0"><code class="language-sh">npm run whistle --at 07:00</code></pre></div><p>That is all there is to it, and it took a year.</p></div><footer class="post-footer"><ul class="post-tags"><li><a>${s.tags[0]}</a></li></ul><nav class="paginav"><a class="prev" href="/p"><span class="title">« Prev</span><br><span>${esc(o[0]!.title)}</span></a></nav></footer><div class="series"><p>This post is part 2 of the series Towns.</p></div></article></main><footer class="footer"><span>© 2025 tidepool.dev</span><span>Powered by Hugo & PaperMod</span></footer></body></html>`,
  },
  {
    name: 'psychology magazine on drupal: key-points box, references, about the author, more from author cards',
    lead: 'none',
    gold: (s) => s.lines.map((l) => l.text).join('\n'),
    render: (s, o) =>
      `${top(s, '| Mind Today', pub(s))}<body class="blog-entry"><header><ul>${nav(['Find a Therapist', 'Topics', 'Magazine'])}</ul></header><main><article class="blog-entry--full"><div class="blog-entry__author"><a>${s.author}</a><span class="blog-entry__blog">The Working Mind</span></div><h1 class="blog-entry__title--full">${esc(s.title)}</h1><p class="blog_entry__date">Posted ${american(s)} <span>|</span> Reviewed by Devon Frye</p><div class="blog_entry__key-points"><h3>Key points</h3><ul><li>Work that stops does not stop being thought of.</li><li>Sounds carry a place better than sights.</li></ul></div><div class="field field-name-body"><div class="insertArea--origin">${text(s.lines, { after: { 2: '<div class="essentials"><div class="essentials__the">THE BASICS</div><ul><li><a href="/t1">What Is a Career</a></li><li><a href="/t2">Find a career counselor near me</a></li></ul></div>' } })}</div></div><div class="blog_entry__references"><h5>References</h5><p>Thorsen, I., &amp; Renn, T. (2024). The noise of leaving. Journal of Small Harbours, 12(3), 44–61.</p></div><div class="blog-entry__bio"><h2>About the Author</h2><p><strong>${s.author}, Ph.D.,</strong> teaches at a college by the sea and studies what people hear when nothing is running.</p></div></article><section><h2>More from ${s.author}</h2>${o
        .slice(0, 4)
        .map((x, i) => `<div class="teaser-lg"><h2>${a(x, i)}</h2><p>${esc(x.lead)}</p></div>`)
        .join('')}</section></main></body></html>`,
  },
  {
    name: 'tumblr-like theme: post in list item, notes list, no article names',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '')}<body><section id="page"><header><h1><a href="/">rope &amp; tar</a></h1><p>a scrapbook</p></header><div id="posts"><div class="post text"><div class="inner"><h2>${esc(s.title)}</h2>${text(s.lines)}</div><div class="date-note"><a href="/p">${american(s)}</a> <a href="/p#notes">31 notes</a></div><div class="tags">${s.tags.map((t) => `<a href="/tagged/${t}">#${t}</a>`).join(' ')}</div></div><ol class="notes">${REMARKS.map((t, i) => `<li class="note like"><span class="action"><a>user${i}</a> liked this</span></li><li class="note reply"><span class="action"><a>user${i}</a> reblogged this from <a>rope-and-tar</a> and added:</span><blockquote><a>${t}</a></blockquote></li>`).join('')}</ol></div><aside><ul>${o.map((x, i) => `<li>${a(x, i)}</li>`).join('')}</ul></aside></section></body></html>`,
  },
  {
    name: 'radio-program page on divi: text module, blurbs, donate module, comments by wp-discuz',
    lead: 'none',
    render: (s, _o) =>
      `${top(s, '| Night Boats', '<meta name="generator" content="WordPress 5.3">')}<body class="post-template-default single single-post et_pb_pagebuilder_layout"><div id="page-container"><header id="main-header"><ul id="top-menu">${nav(NAV)}</ul></header><div id="et-main-area"><div id="main-content"><article class="post type-post hentry"><div class="entry-content"><div id="et-boc"><div class="et_pb_section et_pb_section_0"><div class="et_pb_row"><div class="et_pb_column et_pb_column_4_4"><div class="et_pb_module et_pb_post_title"><div class="et_pb_title_container"><h1 class="entry-title">${esc(s.title)}</h1><p class="et_pb_title_meta_container">by <span class="author vcard"><a>${s.author}</a></span> | <span class="published">${short(s)}</span></p></div></div></div></div><div class="et_pb_row"><div class="et_pb_column et_pb_column_2_3"><div class="et_pb_module et_pb_text et_pb_text_0"><div class="et_pb_text_inner">${text(s.lines.slice(0, 3))}</div></div><div class="et_pb_module et_pb_cta_0 et_pb_promo"><div class="et_pb_promo_description"><h2 class="et_pb_module_header">Keep the lamp lit</h2><div><p>Every hour on the air costs us forty in money and four in sleep.</p></div></div><a class="et_pb_button et_pb_promo_button" href="/give">Give to Night Boats</a></div><div class="et_pb_module et_pb_text et_pb_text_1"><div class="et_pb_text_inner">${text(s.lines.slice(3))}</div></div></div><div class="et_pb_column et_pb_column_1_3"><div class="et_pb_module et_pb_blurb"><h4 class="et_pb_module_header">Tune in</h4><div class="et_pb_blurb_description"><p>Weeknights from eleven on 91.7, or whenever you like on the web.</p></div></div></div></div></div></div></div></article><div id="wpdcom"><div class="wpd-form-head">Subscribe</div><div class="wpd-thread-list">${REMARKS.map((t, i) => `<div class="wpd-comment"><div class="wpd-comment-author">Listener ${i}</div><div class="wpd-comment-date">1 month ago</div><div class="wpd-comment-text"><p>${t}</p></div><div class="wpd-reply-button"><span>Reply</span></div></div>`).join('')}</div></div></div></div></div></body></html>`,
  },
  {
    name: 'central-european paper in English: text in article with hr, voucher box, opinion disclaimers, list of 10 related by date',
    lead: 'apart',
    render: (s, o) =>
      `${top(s, '- spectrator', pub(s))}<body><div class="topnav">${NAV.map((n) => `<a href="/${n}">${n}</a>`).join('')}</div><div class="article-published">${s.published.slice(8, 10)}. ${american(s).split(' ')[0]} ${s.published.slice(0, 4)} at ${s.published.slice(11, 16)}</div><h1>${esc(s.title)}</h1><h2 class="perex-top">${esc(s.lead)}</h2><div class="author-box-small"><a>${s.author}</a></div><article class="article-body">${text(s.lines, { after: { 1: `<div class="art-related"><div class="art-related-title">Read also:</div><a href="${link(o[0]!, 0)}">${esc(o[0]!.title)}</a> <a class="more">Read more</a></div>`, 3: '<div class="shop-box"><p>The Spectrator on subscription now includes unlimited access to the archive and to the map of harbours.</p><p><a href="/shop">Go to the shop</a></p></div>' } })}<p class="sponsor-note">This article was made possible thanks to the fund for small papers.</p></article><div class="article-tags"><a>${s.tags[0]}</a></div><ul class="by-date">${[
        ...o,
        ...o,
      ]
        .slice(0, 10)
        .map(
          (x, i) =>
            `<li><span class="dt">${i + 1}. Nov 2025</span> <a href="${link(x, i)}">${esc(x.title)}</a> <p>${esc(x.lead)}</p></li>`,
        )
        .join('')}</ul></body></html>`,
  },
  {
    name: 'union newsletter site on nationbuilder: text in intro and content boxes, take action pledge, donate footer',
    lead: 'none',
    render: (s, o) =>
      `${top(s, '- Harbour Workers United', pub(s))}<body class="page-type-blog-post"><div id="header"><ul>${nav(['Join', 'Campaigns', 'Pay dues'])}</ul></div><div id="content"><h2 class="headline">${esc(s.title)}</h2><div class="byline">Posted by <a>${s.author}</a> ${s.tags.length}sc on ${american(s)}</div><div id="intro"><div class="text-content">${text(s.lines.slice(0, 2))}</div></div><div id="content-body"><div class="text-content">${text(s.lines.slice(2))}</div></div><div class="pledge"><h3>Will you stand with them?</h3><p>Add your name and we will carry the list to the gate on the first of the month.</p><button>I will</button><div class="count">412 pledged</div></div><div class="reactions"><h4>Showing 5 reactions</h4>${REMARKS.slice(
        0,
        5,
      )
        .map(
          (t, i) =>
            `<div class="comment_box"><div class="author"><a>Worker ${i}</a> commented 2025-11-0${i + 1} 10:20:11 +0000</div><p>${t}</p></div>`,
        )
        .join(
          '',
        )}</div></div><div id="sidebar"><p>Harbour Workers United speaks for those who pack, haul, weld and mend, from the ferry to the point, since 1919.</p>${o.map((x, i) => `<div>${a(x, i)}</div>`).join('')}</div></body></html>`,
  },
]

function chunks(lines: Line[]): Line[][] {
  const third = Math.ceil(lines.length / 3)
  return [lines.slice(0, third), lines.slice(third, third * 2), lines.slice(third * 2)].filter(
    (c) => c.length > 0,
  )
}
function weekday(s: Story): string {
  return new Date(s.published).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' })
}
