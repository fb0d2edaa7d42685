import { describe, expect, it } from 'vitest'
import { findEntities } from '../../models/ner/lexicon.ts'

const named = (text: string) => findEntities(text).map(({ label, span }) => [label, text.slice(...span)])

describe('the lexicon-and-context tagger', () => {
  it('tags persons, places, bodies and roles in Persian', () => {
    expect(
      named('استاندار لرستان سعید پورعلی با وزارت تعاون، کار و رفاه اجتماعی در خرم‌آباد تفاهم‌نامه امضا کرد.'),
    ).toEqual([
      ['ROLE', 'استاندار'],
      ['LOC', 'لرستان'],
      ['PER', 'سعید پورعلی'],
      ['ORG', 'وزارت تعاون، کار و رفاه اجتماعی'],
      ['LOC', 'خرم‌آباد'],
    ])
  })

  it('tags them in Kazakh', () => {
    expect(named('Ақтөбе облысының әкімі Асхат Шахаров Еңбек министрлігінің жобасын таныстырды.')).toEqual([
      ['LOC', 'Ақтөбе'],
      ['ROLE', 'әкімі'],
      ['PER', 'Асхат Шахаров'],
      ['ORG', 'Еңбек министрлігінің'],
    ])
  })

  it('never overlaps', () => {
    const text =
      'مدیرکل تعاون، کار و رفاه اجتماعی گیلان علی باقری در شرکت فولاد گیلان گفت: سازمان صنعت گیلان می‌آید.'
    let end = 0
    for (const { range } of findEntities(text)) {
      expect(range[0]).toBeGreaterThanOrEqual(end)
      end = range[1]
    }
    expect(end).toBeGreaterThan(0)
  })
})
