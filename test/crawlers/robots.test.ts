import { describe, expect, it } from 'vitest'
import {
  decideRobots,
  pageDirectives,
  parseRobots,
  productToken,
  ROBOTS_MAX_BYTES,
} from '../../crawlers/fetch/robots.ts'

const decide = (robots: string, path: string, agent = 'karenbek/0.1 (+mailto:a@b.org)') =>
  decideRobots(parseRobots(robots), agent, `https://example.ir${path}`)
const allowed = (robots: string, path: string, agent?: string) => decide(robots, path, agent).allowed

describe('groups', () => {
  const robots = `
User-agent: *
Disallow: /

User-Agent: KarenBek
Disallow: /private/

User-agent: other
user-agent: third
Disallow: /x`
  it('takes the group that names the product token, whatever its case', () => {
    expect(allowed(robots, '/a')).toBe(true)
    expect(allowed(robots, '/private/a')).toBe(false)
  })
  it('takes the group of * for an agent that none names', () => {
    expect(allowed(robots, '/a', 'someone/2.0')).toBe(false)
  })
  it('gives several agents one group', () => {
    expect(allowed(robots, '/x', 'other')).toBe(false)
    expect(allowed(robots, '/x', 'third')).toBe(false)
    expect(allowed(robots, '/a', 'third')).toBe(true)
  })
  it('joins all groups of one agent', () => {
    const twice =
      'User-agent: karenbek\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: karenbek\nDisallow: /b'
    expect([allowed(twice, '/a'), allowed(twice, '/b'), allowed(twice, '/c')]).toEqual([false, false, true])
  })
  it('does not take a token for a part of another', () => {
    expect(allowed('User-agent: karen\nDisallow: /', '/a')).toBe(true)
    expect(allowed('User-agent: karenbek-news\nDisallow: /', '/a')).toBe(true)
  })
  it('does not let a sitemap or an unknown record end a group', () => {
    expect(
      allowed('User-agent: a\nSitemap: https://x/s.xml\nUser-agent: karenbek\nHost: y\nDisallow: /p', '/p'),
    ).toBe(false)
  })
  it('takes a version, a remark or a star behind the token for what they are', () => {
    for (const line of ['KARENBEK/0.1', 'karenbek*', 'karenbek  # ours', 'karenbek (news)'])
      expect(allowed(`User-agent: ${line}\nDisallow: /`, '/a'), line).toBe(false)
  })
  it('reads a record whose colon was forgotten, but no sentence', () => {
    expect(allowed('User-agent *\nDisallow /a', '/a')).toBe(false)
    expect(allowed('User-agent: *\nDisallow is for /a', '/a')).toBe(true)
  })
  it.each(['\uFEFF', '\uFFFD', 'ï»¿'])('skips the byte order mark %j', (mark) => {
    expect(allowed(`${mark}User-agent: *\nDisallow: /a`, '/a')).toBe(false)
  })
  it('gives rules under a nameless agent to nobody', () => {
    expect(allowed('User-agent: karenbek\nAllow: /\n\nUser-agent:\nDisallow: /', '/a')).toBe(true)
  })
  it('joins several groups of *', () => {
    const twice = 'User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b'
    expect([allowed(twice, '/a'), allowed(twice, '/b'), allowed(twice, '/c')]).toEqual([false, false, true])
  })
  it('does not add the rules of * to a group of our own, even an empty one', () => {
    expect(allowed('User-agent: *\nDisallow: /\n\nUser-agent: karenbek\nDisallow:', '/a')).toBe(true)
    expect(allowed('User-agent: karenbek\n\nUser-agent: *\nDisallow: /', '/a')).toBe(false)
  })
  it('ignores rules before the first agent', () => {
    expect(allowed('Disallow: /\nUser-agent: *\nDisallow: /b', '/a')).toBe(true)
  })
  it('finds the product token in the usual spellings', () => {
    expect(productToken('ExampleBot/2.1')).toBe('examplebot')
    expect(productToken('Mozilla/5.0 (compatible; ExampleBot/0.1; https://www.example.com/bot.html)')).toBe(
      'examplebot',
    )
    expect(productToken('Some_Bot-x')).toBe('some_bot-x')
  })
})

describe('matching', () => {
  const star = (rule: string) => `User-agent: *\n${rule}`
  it.each([
    // The examples of RFC 9309, section 2.2.2 and 2.2.3, and of Google's documentation.
    ['Disallow: /foo/bar?baz=quz', '/foo/bar?baz=quz', false],
    ['Disallow: /foo/bar?baz=https://foo.bar', '/foo/bar?baz=https://foo.bar', false],
    ['Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https://foo.bar', false],
    ['Disallow: /foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3a%2f%2ffoo.bar', false],
    ['Disallow: /a%2fb', '/a%2Fb', false],
    ['Disallow: /~joe', '/%7Ejoe/index.html', false],
    ['Disallow: /%7ejoe', '/~joe/', false],
    ['Disallow: /خبر', '/%D8%AE%D8%A8%D8%B1/1', false],
    ['Disallow: /%d8%ae%D8%A8%d8%b1', '/خبر/1', false],
    ['Disallow: /a b', '/a%20b', false],
    ['Disallow: fish', '/fish', true],
    ['Disallow: /*?', '/a?b', false],
    ['Disallow: /*?', '/a', true],
    ['Disallow: /**/x', '/a/b/x', false],
    ['Disallow: /a$$', '/a$', false],
    ['Disallow /fish', '/fish', false],
    ['Disallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', false],
    ['Disallow: /foo/bar/%E3%83%84', '/foo/bar/ツ', false],
    ['Disallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
    ['Disallow: /path/file-with-a-%2A.html', '/path/file-with-a-*.html', false],
    ['Disallow: /path/foo-%24', '/path/foo-$', false],
    ['Disallow: /fish', '/fishheads/yummy.html', false],
    ['Disallow: /fish', '/Fish.asp', true],
    ['Disallow: /fish/', '/fish', true],
    ['Disallow: /*.php', '/folder/filename.php?parameters', false],
    ['Disallow: /*.php', '/windows.PHP', true],
    ['Disallow: /*.php$', '/filename.php', false],
    ['Disallow: /*.php$', '/filename.php?parameters', true],
    ['Disallow: /*.php$', '/filename.php5', true],
    ['Disallow: /fish*.php', '/fishheads/catfish.php?parameters', false],
    ['Disallow: /fish*.php', '/Fish.PHP', true],
    ['Disallow: /a$b', '/a$b', false],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/a', true],
    ['Disallow: *', '/anything', false],
    ['Disallow: /a*b*c$', '/axxbyybzc', false],
    ['Disallow: /a*b*c$', '/axxbyybzcd', true],
    ['Disallow: /%d8%b3', '/%D8%B3%D9%84', false],
    ['Disallow: /a%2Fb', '/a/b', true],
    ['Disallow:', '/a', true],
    ['Disallow: /p # comment', '/p', false],
    ['disallow:/q', '/q', false],
    ['Dissallow: /typo', '/typo', false],
  ])('%s, %s → %s', (rule, path, expected) => {
    expect(allowed(star(rule), path)).toBe(expected)
  })
  it('lets the longest rule win and Allow win a tie', () => {
    expect(allowed(star('Allow: /p\nDisallow: /'), '/page')).toBe(true)
    expect(allowed(star('Allow: /folder\nDisallow: /folder'), '/folder/page')).toBe(true)
    expect(allowed(star('Allow: /page\nDisallow: /*.htm'), '/page.htm')).toBe(false)
    expect(allowed(star('Allow: /$\nDisallow: /'), '/')).toBe(true)
    expect(allowed(star('Allow: /$\nDisallow: /'), '/page.htm')).toBe(false)
    expect(decide(star('Disallow: /a\nAllow: /a/b'), '/a/b/c').rule).toBe('Allow: /a/b')
    // As long as each other in octets: a literal `$` is one.
    expect(decide(star('Allow: /a$b\nDisallow: /*$b'), '/a$b').rule).toBe('Allow: /a$b')
    expect(
      allowed(
        star('Disallow: /example/\nAllow: /example/page/\nDisallow: /example/page/d'),
        '/example/page/x',
      ),
    ).toBe(true)
  })
  it('always allows robots.txt itself', () => {
    expect(allowed(star('Disallow: /'), '/robots.txt')).toBe(true)
  })
  it('does not look at the fragment', () => {
    expect(allowed(star('Disallow: /a$'), '/a#x')).toBe(false)
  })
})

describe('the file', () => {
  it('reads all line ends, a byte order mark and white space', () => {
    expect(allowed('\uFEFFUser-agent : *\rDisallow:   /a  \r\n  Disallow:\t/b', '/a')).toBe(false)
    expect(allowed('\uFEFFUser-agent : *\rDisallow:   /a  \r\n  Disallow:\t/b', '/b')).toBe(false)
  })
  it('reads 500 KiB and no more', () => {
    const filler = `# ${'x'.repeat(98)}\n`.repeat(ROBOTS_MAX_BYTES / 101 + 10)
    expect(allowed(`User-agent: *\nDisallow: /a\n${filler}Disallow: /b`, '/a')).toBe(false)
    expect(allowed(`User-agent: *\nDisallow: /a\n${filler}Disallow: /b`, '/b')).toBe(true)
  })
  it('takes a page of HTML for an empty file', () => {
    expect(allowed('<!DOCTYPE html><html><body>404</body></html>', '/a')).toBe(true)
  })
  it('gives delay, rate and sitemaps', () => {
    expect(decide('User-agent: *\nCrawl-delay: 2.5', '/').crawlDelay).toBe(2.5)
    expect(decide('User-agent: *\nRequest-rate: 1/5', '/').crawlDelay).toBe(5)
    expect(decide('User-agent: *\nRequest-rate: 30/1m\nCrawl-delay: 1', '/').crawlDelay).toBe(2)
    expect(decide('User-agent: *\nCrawl-delay: soon', '/').crawlDelay).toBe(null)
    expect(decide('User-agent: x\nCrawl-delay: 9\n\nUser-agent: *\nDisallow: /a', '/').crawlDelay).toBe(null)
    expect(parseRobots('Sitemap: https://a/s1.xml\nUser-agent: *\nSitemap: /s2.xml').sitemaps).toEqual([
      'https://a/s1.xml',
      '/s2.xml',
    ])
  })
  it('stays fast on hostile rules and addresses', () => {
    const rule = `Disallow: /${'*a'.repeat(2_000)}$`
    const started = performance.now()
    expect(allowed(`User-agent: *\n${`${rule}\n`.repeat(50)}`, `/${'a'.repeat(8_000)}b`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('directives of a page', () => {
  it('reads general ones and those addressed to us', () => {
    expect(pageDirectives(['noindex, follow'], 'karenbek')).toEqual({ noindex: true, nofollow: false })
    expect(pageDirectives(['none'], 'karenbek')).toEqual({ noindex: true, nofollow: true })
    expect(pageDirectives(['googlebot: noindex'], 'karenbek')).toEqual({ noindex: false, nofollow: false })
    expect(pageDirectives(['KarenBek: nofollow'], 'karenbek')).toEqual({ noindex: false, nofollow: true })
    expect(pageDirectives(['max-snippet: 20, noindex'], 'karenbek').noindex).toBe(true)
  })
})
