import { describe, expect, it } from 'vitest'
import { canonicalUrl, looksLikeTrap, urlKey } from '../../crawlers/url.ts'

describe('canonical addresses', () => {
  it.each([
    ['https://X.ir:443/a#top', 'https://x.ir/a'],
    ['https://x.ir/a?utm_source=t&id=5&fbclid=abc', 'https://x.ir/a?id=5'],
    ['https://x.ir/a;jsessionid=AB12?PHPSESSID=1', 'https://x.ir/a'],
    ['https://x.ir/خبر/۱', 'https://x.ir/%D8%AE%D8%A8%D8%B1/%DB%B1'],
    ['https://x.ir/%d8%ae%d8%a8%d8%b1', 'https://x.ir/%D8%AE%D8%A8%D8%B1'],
    ['https://x.ir/%61bc', 'https://x.ir/abc'],
    ['  /news/1 ', 'https://base.ir/news/1'],
    ['https://x.ir/a?sid=12', 'https://x.ir/a?sid=12'],
    ['https://x.ir/a?sid=0123456789abcdef0123456789abcdef', 'https://x.ir/a'],
    ['https://user:pw@x.ir/', 'https://x.ir/'],
  ])('%s → %s', (given, expected) => {
    expect(canonicalUrl(given, 'https://base.ir/')).toBe(expected)
  })
  it.each(['javascript:void(0)', 'mailto:a@b.ir', 'http://', 'https://x:99999/', 'data:text/html,x'])(
    '%s is none',
    (given) => {
      expect(canonicalUrl(given)).toBeNull()
    },
  )
  it('are stable', () => {
    for (const url of ['https://x.ir/%D8%AE?b=1&a=2', 'http://x.kz/?p=5', 'https://x.ir/a%2Fb'])
      expect(canonicalUrl(canonicalUrl(url)!)).toBe(canonicalUrl(url))
  })
})

describe('the identity of an address', () => {
  it('is one for its spellings', () => {
    const spellings = [
      'https://www.x.ir/index.aspx?siteid=1&fkeyid=&siteid=1&pageid=5',
      'http://x.ir/index.aspx?pageid=5&siteid=1&fkeyid=',
      'https://x.ir/index.aspx/?siteid=1&fkeyid=&pageid=5&utm_medium=y',
    ]
    expect(new Set(spellings.map(urlKey)).size).toBe(1)
  })
  it('is another for another page', () => {
    expect(urlKey('https://x.ir/a?id=1')).not.toBe(urlKey('https://x.ir/a?id=2'))
    expect(urlKey('https://x.ir/a')).not.toBe(urlKey('https://y.ir/a'))
  })
})

describe('traps', () => {
  it.each([
    `https://x.ir/${'a/'.repeat(30)}`,
    'https://x.ir/a/b/a/b/a/b',
    `https://x.ir/?${'x'.repeat(3_000)}`,
    `https://x.ir/?${Array.from({ length: 40 }, (_, i) => `p${i}=1`).join('&')}`,
    'https://x.ir/events/month/2031-07/',
    'https://x.ir/calendar/1409/02/12',
    'https://x.ir/?tribe-bar-date=2031-07-01',
    'not an address',
  ])('%#', (url) => {
    expect(looksLikeTrap(url)).toBe(true)
  })
  it.each([
    'https://x.ir/fa/news/123/slug',
    'https://x.ir/2025/01/02/a',
    'https://x.ir/events/2025/01/opening-of-the-plant',
    'https://x.ir/fa/fa/news',
  ])('%s is none', (url) => {
    expect(looksLikeTrap(url)).toBe(false)
  })
})
