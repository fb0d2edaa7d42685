import { describe, expect, it } from 'vitest'
import { foldKazakh, scriptOf, spanOf } from '../../../models/text/index.ts'

const cyrillic = (original: string) => foldKazakh(original).folded

describe('foldKazakh', () => {
  it('reads the alphabet of 2018', () => {
    expect(cyrillic('Óńirde jumys ornyna baılanysty saıasat, respýblıka kompanııasy')).toBe(
      'өңірде жұмыс орнына байланысты саясат, республика компаниясы',
    )
  })
  it('reads the alphabet of 2021', () => {
    expect(cyrillic('Aqtöbe oblysynda jūmys orny aşyldy, negızgı bılım beru turaly habarlaidy')).toBe(
      'ақтөбе облысында жұмыс орны ашылды, негізгі білім беру туралы хабарлайды',
    )
  })
  it('takes «ng» for two letters where ң has its own', () => {
    expect(cyrillic('Jūmyssyz jastar ortalyqqa jügıngen, onyŋ üşeuı jūmys tapqan')).toBe(
      'жұмыссыз жастар орталыққа жүгінген, оның үшеуі жұмыс тапқан',
    )
  })
  it('reads the alphabet of the encyclopedias', () => {
    expect(cyrillic('Qazaqstan Respwblïkası, Aqtöbe oblısında jumıs ornı')).toBe(
      'қазақстан республикасы, ақтөбе облысында жұмыс орны',
    )
  })
  it('reads digraphs and ə', () => {
    expect(cyrillic('myng adamgha zhangha audan əkimi')).toBe('мың адамға жанға аудан әкімі')
  })
  it('reads the alphabet with gh, ng, ú for ұ and ý for ү', () => {
    expect(cyrillic('Týrkistan oblysynda júmyssyz әielder, ýsh myng túrghyn, qazan aiynda jýgindi')).toBe(
      'түркістан облысында жұмыссыз әйелдер, үш мың тұрғын, қазан айында жүгінді',
    )
  })
  it('gives stems of mixed vowels their own from Arabic letters', () => {
    const original = 'كاسىپورىن گرانت تسەحىندا مۇعالىم، ءمۇعالىم'
    const text = foldKazakh(original)
    expect(text.folded).toMatch(/^кәсіпорын грант цех.{3,4} мұғал[іы]м, мұғалім$/u)
    const at = text.folded.indexOf('цех')
    expect(original.slice(...spanOf(text, [at, at + 3]))).toBe('تسەح')
  })
  it('reads Arabic script', () => {
    expect(cyrillic('استانا. اقتوبە وبلىسىندا ءۇش مىڭ جۇمىس ورنى اشىلدى، ءبىلىم باسقارماسى')).toBe(
      'астана. ақтобе облысында үш мың жұмыс орны ашылды, білім басқармасы',
    )
    expect(cyrillic('كاسىپكەر كومپانيا ساياسات قويۋ')).toBe('кәсіпкер компания саясат қою')
  })
  it('reads the apostrophes of 2017 and an alphabet with w for ұ', () => {
    expect(cyrillic("Ko'ks'etay' qalasynyn' jumyssyzdyq den'gei'i, 12 myn' adam, pai'yz")).toBe(
      'көкшетау қаласының жұмыссыздық деңгейі, 12 мың адам, пайыз',
    )
    expect(cyrillic('Jwmıspen qamtu, twraqtı jwmıs ornı, qwrılısta')).toBe(
      'жұмыспен қамту, тұрақты жұмыс орны, құрылыста',
    )
  })
  it('makes good what plain ASCII does not tell, by stems and the harmony of vowels', () => {
    expect(cyrillic('Biyl 74 myn azamat jumyspen qamtyldy, onyn 28 myny auylda enbek etedi')).toBe(
      'биыл 74 мың азамат жұмыспен қамтылды, оның 28 мыңы ауылда еңбек етеді',
    )
    expect(cyrillic('Zhana zhumys oryndary kuryldy, zhalaky bereshegi, kasiporyn kyzmetkerleri')).toBe(
      'жаңа жұмыс орындары құрылды, жалақы берешегі, кәсіпорын қызметкерлері',
    )
    expect(cyrillic('uaqytsha jumystarga tartyldy; tenge; sauirde; qamtidy; auylynyn')).toBe(
      'уақытша жұмыстарға тартылды; теңге; сәуірде; қамтиды; ауылының',
    )
  })
  it('composes combining accents and mends Cyrillic look-alikes', () => {
    expect(cyrillic('TÚRKІSTAN О\u0301\u0144ir')).toBe('түркістан өңір')
  })
  it('leaves Cyrillic alone', () => {
    expect(cyrillic('Өңірде IT мамандары')).toBe('өңірде it мамандары')
  })
  it('keeps every offset', () => {
    for (const original of [
      'Qyrǵyzstan 5 myń jumys orny, shaǵyn kásip\n\nTÚRKІSTAN. KAZINFORM',
      "Ko'ks'etay' myn' adam",
      'Mekeme shu kompaniyasynyn 5 myn zhumysshysy uaqytsha',
      'ەكى مىڭ ءبىر ءجۇز ادام جۇمىسقا ورنالاستى، — دەدى ول. 2025 جىل',
    ]) {
      const text = foldKazakh(original)
      let before = 0
      for (let i = 0; i < text.folded.length; i++) {
        const [start, end] = spanOf(text, [i, i + 1])
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        before = start
      }
      expect(spanOf(text, [0, text.folded.length])).toEqual([0, original.length])
    }
    const original = 'Oblysta shaǵyn kásip ashyldy'
    const text = foldKazakh(original)
    const at = text.folded.indexOf('шағын')
    expect(original.slice(...spanOf(text, [at, at + 5]))).toBe('shaǵyn')
  })
})

describe('scriptOf', () => {
  it('goes by most letters', () => {
    expect(scriptOf('Ақтөбе Aqtobe қаласы')).toBe('Cyrl')
    expect(scriptOf('خبرگزاری (news)')).toBe('Arab')
    expect(scriptOf('123 …')).toBe('Zyyy')
  })
})
