import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { identify, identifySentences } from '../../../models/language/index.ts'

const gold = readFileSync(new URL('../../gold/language.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { code: string; script: string; text: string })

describe('identify', () => {
  it('knows Persian and Kazakh in every script among the gold sentences', () => {
    for (const { code, script, text } of gold) {
      const found = identify(text)
      if (code === 'fa' || code === 'kk')
        expect([text, found.code, found.script]).toEqual([text, code, script])
      // Dari is Persian; without a word of its own it cannot be told.
      else if (found.code === 'kk' || (found.code === 'fa' && code !== 'prs'))
        expect([text, found.code]).toEqual([text, code])
    }
  })
  it('knows the other languages too', () => {
    const right = gold.filter(({ code, text }) => identify(text).code === code)
    expect(right.length / gold.length).toBeGreaterThanOrEqual(0.95)
  })
  it('gives a confidence between 0 and 1, higher where there is more to go by', () => {
    for (const { text } of gold) {
      const { confidence } = identify(text)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
    expect(identify('адам').confidence).toBeLessThan(identify('Адам жұмысқа тұрды, үйі де бар.').confidence)
  })
  it('says und for what is no language', () => {
    for (const text of ['', '  \n', '12 345', '…', '😀😀']) {
      expect(identify(text)).toMatchObject({ code: 'und', confidence: 0 })
    }
  })
  it('says und for UTF-8 read in a one-byte encoding, and for one such encoding read in another', () => {
    for (const text of ['Облыс әкімі жұмыс орындарын ашты', 'استاندار از ایجاد شغل خبر داد']) {
      for (const encoding of ['latin1', 'windows-1251', 'windows-1254', 'windows-1256', 'koi8-r', 'ibm866']) {
        const misread = new TextDecoder(encoding).decode(new TextEncoder().encode(text))
        expect([encoding, misread, identify(misread).code]).toEqual([encoding, misread, 'und'])
      }
    }
    // koi8-r and windows-1251, the one read as the other; windows-1256 read as windows-1251.
    for (const text of [
      'бЙХР ПЮИНМЮ ПЮЯЯЙЮГЮК Н ЯРПНХРЕКЭЯРБЕ МНБНИ ЬЙНКШ',
      'чМБДЕМЕГ НБЗБЪЙОБ ТБУУЛБЪБМ РПЛХРБФЕМСН П ОПЧЩИ ГЕОБИ',
      'ЗУКЗдПЗС ЗТ ЗнМЗП ПжнУК СеХЙ ФЫб ПС ЗУКЗд ОИС ПЗП',
    ]) {
      expect([text, identify(text).code]).toEqual([text, 'und'])
    }
  })
  it('tells Kazakh in its alphabets from its neighbours in theirs', () => {
    const codes = (texts: string[]) => texts.map((text) => identify(text).code)
    expect(
      codes([
        'Aýdan ákimi jumyspen qamtý ortalyǵyn aralady.',
        'Audan äkımı jūmyspen qamtu ortalyğyn aralady.',
        'Awdan äkimi jumıspen qamtw ortalığın araladı.',
        "Ay'dan a'kimi jumyspen qamty' ortalyg'yn aralady.",
        'Audan akimi zhumyspen kamtu ortalygyn aralady.',
        'Аудан акими жумыспен камту орталыгын аралады, жана жумыс орындары туралы айтты.',
      ]),
    ).toEqual(['kk', 'kk', 'kk', 'kk', 'kk', 'kk'])
    expect(
      codes([
        'Rayon hákimi jumıs penen támiyinlew orayına bardı.',
        'Tuman hokimi bandlik markaziga bordi.',
        'Район һакими иш билән тәминләш мәркизидә болди.',
        'Rayon icra başçısı məşğulluq mərkəzinə getdi.',
      ]),
    ).toEqual(['kaa', 'uz', 'ug', 'az'])
  })
  it('takes short words for the languages of the sources', () => {
    expect(['استان', 'اشتغال', 'کارگران'].map((word) => identify(word).code)).toEqual(['fa', 'fa', 'fa'])
    expect(['жұмыс', 'әкім', 'аудан'].map((word) => identify(word).code)).toEqual(['kk', 'kk', 'kk'])
  })
  it('goes by the majority of a page in two languages', () => {
    const kazakh = 'Облыста биыл жаңа жұмыс орындары ашылып, көптеген азаматтар тұрақты табыс тапты. '
    const russian = 'В области открыто много новых рабочих мест, сообщили в управлении занятости населения. '
    expect(identify(kazakh.repeat(6) + russian.repeat(2)).code).toBe('kk')
    expect(identify(kazakh.repeat(1) + russian.repeat(6)).code).toBe('ru')
    const found = identifySentences(kazakh + russian)
    expect(found.map(({ language }) => language.code)).toEqual(['kk', 'ru'])
  })
  it('is not misled by Latin names', () => {
    expect(identify('Компания Samsung Electronics и Apple Inc. открыли офис').code).toBe('ru')
    expect(identify('شرکت Samsung Electronics و Apple در تهران').code).toBe('fa')
  })
  it('is fast on a megabyte of anything', () => {
    for (const unit of ['а', 'ә ', 'aа', 'ی‌', '\ufffd', 'ÃÂ', '&nbsp;', 'А. ']) {
      const text = unit.repeat(1e6 / Buffer.byteLength(unit))
      const begin = process.cpuUsage()
      identify(text)
      expect([unit, process.cpuUsage(begin).user / 1000 < 1000]).toEqual([unit, true])
    }
  })
})
