/**
 * Frequent words that one language of a script has and its neighbours have not (or spell otherwise), by language
 * code. A hit is worth `WORD_WEIGHT` beside the letter statistics.
 */
const WORDS: Record<string, Record<string, string>> = {
  Arab: {
    fa: 'از در که این را است شد برای کرد گفت می خود نیز شده کند دارد باید های هم تا آن وی افزود استان بود هر یک',
    ar: 'في من على إلى هذا هذه التي الذي أن إن كان عن مع بعد قبل وقد وقال لم ما ذلك بين كل',
    ur: 'کے کی میں ہے اور سے کو نے کا ہیں پر بھی کہا یہ وہ ہو گا تھا نہیں',
    ps: 'د په کې چې ته له دې هغه وو شو شوي دی ده کړي کړه ویلي وويل يې يو سره',
    ckb: 'لە بە بۆ کە ئەم ئەو ئەوە لەگەڵ هەموو بوو دوای نییە هەیە کرد ساڵ',
    ug: 'ۋە بىلەن ئۈچۈن بۇ ئۇ بىر بولۇپ دەپ كېيىن ھەم مەن سەن',
    sd: 'جي جو کي کان ۾ ۽ آهي آهن ته هن لاءِ سان چيو ڪيو ويو ٿيو',
    az: 'بیر بو ایله اوچون دیر اولدو اولان ائتدی ائدیر چوخ سونرا دئدی',
    kk: 'جانە مەن ءۇشىن بۇل دەپ ءبىر جىلى تۋرالى بويىنشا بولدى ەدى',
  },
  Cyrl: {
    kk: 'және үшін бұл жылы туралы бойынша болып деді дейді осы оның бір облысы аудан емес кейін дейін мен бен пен сондай жұмыс',
    ru: 'и в на что с по для не это как из от за был было были также года году который его она они при или',
    ky: 'жана менен үчүн бул боюнча тууралуу ошол жылы эмес кийин чейин болгон деген кыргыз эле',
    tt: 'һәм белән өчен бу шул иде булып дип соң бер аның түгел буенча турында',
    ba: 'һәм менән өсөн был шул ине булып тип һуң бер уның түгел буйынса тураһында беҙ',
    mn: 'нь байна энэ гэж болон байсан гэсэн юм тэр бөгөөд хийж дээр',
    uz: 'ва билан учун бу ҳам бўлган эди деб шу йил бир эмас кейин бўйича ҳақида',
    uk: 'і в на що з та для не це як від за був було були також року який його вона вони або й',
    be: 'і ў на што з для не гэта як ад за быў было былі таксама года які яго яна яны або',
    bg: 'и в на че с за не това като от са беше също година който той тя те или да се',
    tg: 'ва дар ба аз ки ин он бо барои аст буд шуд мешавад карда низ',
    tk: 've ве билен үчин бу шол дийип боюнча эди болан соң дәл',
    kaa: 'ҳәм менен ушын бул деп жылы бойынша емес кейин болған ҳаққында',
    sah: 'уонна бу ол диэн туһунан сыллаахха этэ буолла кини биһиги',
  },
  Latn: {
    kk: 'jáne jäne jəne zháne úshin üşin jyly týraly turaly boıynsha boiynşa bul dep dedi men oblysy jumys jūmys',
    tr: 've bir bu için ile olarak da de olan dedi çok daha gibi sonra kadar değil ise',
    az: 'və bir bu üçün ilə olaraq da də olan dedi çox daha kimi sonra qədər deyil isə o',
    uz: 'va bilan uchun bu ham bo‘lgan edi deb shu yil bir emas keyin haqida',
    en: 'the of and to in a is that for it was on are as with his they be this have from or had by not',
    tk: 'we bilen üçin bu şol diýip boýunça edi bolan soň däl',
    de: 'der die und das den von zu mit ist nicht für auf ein eine des dem',
    fr: 'le la les de des et du un une est que dans pour pas sur qui',
    ku: 'û di de ji bo ku ev ew li bi wê wî jî hat',
  },
}

/** Nats that a word adds to the languages that have it. */
const WORD_WEIGHT = 1.2

/** Spreads letters over all bits (FNV-1a): by a small factor short words would share a hash. */
const MULTIPLIER = 16_777_619

/** Per script: hash of a word → positions of its languages in the model's classes. */
export type WordEvidence = Map<number, number[]>

/** The words of a script, keyed as `addWordEvidence` reads them. */
export function wordEvidence(script: string, classes: readonly string[]): WordEvidence {
  const evidence: WordEvidence = new Map()
  for (const [code, words] of Object.entries(WORDS[script] ?? {})) {
    const index = classes.indexOf(code)
    if (index < 0) continue
    for (const word of new Set(words.replaceAll('‘', "'").split(' '))) {
      let hash = 0
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), MULTIPLIER)
      const indexes = evidence.get(hash)
      if (indexes) indexes.push(index)
      else evidence.set(hash, [index])
    }
  }
  return evidence
}

/** Adds the weight of every known word among the letters to the scores. */
export function addWordEvidence(evidence: WordEvidence, letters: Uint16Array, scores: Float64Array): void {
  let hash = 0
  for (let i = 1; i < letters.length; i++) {
    const letter = letters[i] as number
    if (letter !== 0x20) {
      hash = Math.imul(hash ^ letter, MULTIPLIER)
      continue
    }
    const indexes = evidence.get(hash)
    if (indexes) for (const index of indexes) scores[index] = (scores[index] as number) + WORD_WEIGHT
    hash = 0
  }
}
