/**
 * Frequent words that one language of a script has and its neighbours have not (or spell otherwise), by language
 * code. A hit is worth `WORD_WEIGHT` beside the letter statistics.
 */
const WORDS: Record<string, Record<string, string>> = {
  Arab: {
    fa:
      'از در که این را است شد برای کرد گفت می خود نیز شده کند دارد باید های هم تا آن وی افزود استان بود ' +
      'هر یک با می‌شود می‌کند شده‌است خواهد داد دیگر ما چه اما اگر آنها کار سال روز مردم نمی شود کنند ' +
      'دهد کرده داشت یا ولی هیچ چند همه بیش پیش پس خبر طرح دو بر',
    ar:
      'في من على إلى هذا هذه التي الذي أن إن كان عن مع بعد قبل وقد وقال لم ما ذلك بين كل هو هي لا الى ' +
      'علی الذین ثم عند حتى غير كما أو قد لن يوم عام تم أكثر خلال',
    ur:
      'کے کی میں ہے اور سے کو نے کا ہیں پر بھی کہا یہ وہ ہو گا تھا نہیں گئی گیا گئے رہا رہے رہی ہوئی ' +
      'ہوا دو ایک کر کیا جو تو لیے ساتھ بعد جلدی آج کل تک ہم آپ تم میرا تھے تھی دیا دی',
    ps:
      'د په کې چې ته له دې هغه وو شو شوي دی ده کړي کړه ویلي وويل يې يو سره دا نه به هم کړ کړل شول شوه ' +
      'تر پر يا او خو څه څوک ډېر ټول وي وکړ وشو کوي',
    ckb:
      'لە بە بۆ کە ئەم ئەو ئەوە لەگەڵ هەموو بوو دوای نییە هەیە کرد ساڵ و یان زۆر نێوان کراوە دەکات ' +
      'دەبێت ئێمە چی هیچ تەنها بەڵام ئێستا ڕۆژ یەک دوو خۆی پێش لەسەر',
    ug:
      'ۋە بىلەن ئۈچۈن بۇ ئۇ بىر بولۇپ دەپ كېيىن ھەم مەن سەن ئەمەس بار يوق ئىدى بولدى بولغان قىلدى ' +
      'قىلغان دېدى ئۇلار بىز سىز نېمە كىم يەنە ئەڭ كۆپ ياكى ئىكەن ئۇنىڭ مېنىڭ كەلدى كەتتى',
    sd:
      'جي جو جا جون کي کان ۾ ۽ آهي آهن ته هن لاءِ سان چيو ڪيو ويو ٿيو تي پر اهو اها اڄ هڪ نه جنهن ڪري ' +
      'ٿي ٿو پيو رهيو رهيا آهيان',
    az:
      'بیر بو ایله اوچون دیر اولدو اولان ائتدی ائدیر چوخ سونرا دئدی او وار یوخ نه کی اولوب اولار کیمی ' +
      'قدر هئچ بئله ائله گون ایل ایش یئنی بیز سیز اونلار منیم گلدی گئتدی دئییر داها آما دا ده',
    kk:
      'جانە مەن ءۇشىن بۇل دەپ ءبىر جىلى تۋرالى بويىنشا بولدى ەدى ول وسى ءوز بار جوق كوپ ەمەس كەيىن ' +
      'دەيىن بولعان دەدى دەيدى ەكى ءۇش قازاق وتىر جاتىر تۇر جۇر كەرەك عانا ونىڭ اۋدان وبلىس',
  },
  Cyrl: {
    kk:
      'және үшін бұл жылы туралы бойынша болды деді дейді осы оның бір облысы аудан емес кейін дейін ' +
      'мен бен пен сондай жұмыс ол біз сіз оны бар жоқ көп жаңа керек ғана еді екен болған болып отыр ' +
      'жатыр тұр жүр дейік деген қазақ қазақстан өз екі үш ең сол соң тек алды келді берді барды жасады ' +
      'өтті ашылды бірақ немесе мырза ханым осында жер ханзада командасы капитаны чемпионы басшысы қаласы ' +
      'жасар елі халқы компаниясы биржасы қоры айтпақшы нағыз дегенмен арқылы ғаламтор',
    ru:
      'и в на что с по для не это как из от за был было были также года году который его она они при ' +
      'или к у о об до без над под со во ко но же ли бы мы вы ты я он то так уже еще ещё только после ' +
      'перед между через чтобы если когда где есть нет все всё их ее её ему им нас вас себя свой этот ' +
      'эта эти том тем быть может будет',
    ky:
      'жана менен үчүн бул боюнча тууралуу ошол жылы эмес кийин чейин болгон деген кыргыз эле деп бир ' +
      'ал биз сиз алар болуп болду бар жок көп жаңы керек кылып кылган кылды анын өз жатат турат экен ' +
      'бирок же дагы кыргызстан айтты берди келди келген',
    tt:
      'һәм белән өчен бу шул иде булып дип соң бер аның түгел буенча турында ул мин син без сез алар ' +
      'булды булган бар юк күп яңа кирәк үз кеше ел хәзер әле генә гына дә да инде итте итә диде килде ' +
      'бик мине миңа аңа бүген нәрсә кем нигә әмма ләкин яки татар',
    ba:
      'һәм менән өсөн был шул ине булып тип һуң бер уның түгел буйынса тураһында беҙ ул мин һин һеҙ ' +
      'улар булды булған бар юҡ күп яңы кәрәк үҙ кеше йыл хәҙер әле генә ғына ла лә инде итте итә тине ' +
      'килде бик миңә уға бөгөн нимә кем ниңә әммә ләкин йәки башҡорт',
    mn:
      'нь байна энэ гэж болон байсан гэсэн юм тэр бөгөөд хийж дээр би чи бид та вэ бол ба их хүн биш ' +
      'ямар хэн юу одоо маш тул шүү уу үү өдөр ажил болсон байгаа',
    uz:
      'ва билан учун бу ҳам бўлган эди деб шу йил бир эмас кейин бўйича ҳақида у мен сен биз сиз улар ' +
      'бўлди бор йўқ кўп янги керак ўз қилди қилган қилиб деди келди жуда нима ким энг лекин ёки фақат ' +
      'ўзбек',
    uk:
      'і в на що з та для не це як від за був було були також року який його вона вони або й у до ми ви ' +
      'ти я він але ще вже тільки після якщо коли де є немає все їх її йому нас вас себе цей ця ці бути ' +
      'може буде знову дуже',
    be:
      'і ў на што з для не гэта як ад за быў было былі таксама года які яго яна яны або у да мы вы ты я ' +
      'ён але яшчэ ўжо толькі пасля калі дзе ёсць няма усё іх яе яму нас вас сябе гэты гэтая быць можа ' +
      'будзе вельмі',
    bg:
      'и в на че с за не това като от са беше също година който той тя те или да се е към по до при но ' +
      'ще си му ги им ни ви аз ти ние вие има няма само след преди когато където как какво много още ' +
      'вече бъде',
    tg:
      'ва дар ба аз ки ин он бо барои аст буд шуд мешавад карда низ ман ту мо шумо онҳо ҳам ҳар чӣ кӣ ' +
      'худ то агар ё вале хеле кард гуфт дорад буданд шудааст соли тоҷикистон',
    tk:
      'ве билен үчин бу шол дийип боюнча эди болан соң дәл ол биз сиз олар болды бар ёк көп тәзе герек ' +
      'өз болуп диен хем иң шу',
    kaa:
      'ҳәм менен ушын бул деп жылы бойынша емес кейин болған ҳаққында ол сол еди екен атыр атырған өз ' +
      'бар жоқ көп жаңа керек қарақалпақ ямаса бирақ биз сиз олар оның болды болып',
    sah:
      'уонна бу ол диэн туһунан сыллаахха этэ буолла кини биһиги мин эн суох баар буолар буолан гынан ' +
      'эмиэ саха оттон ордук олус биир',
    az:
      'вә бир бу үчүн илә олараг да дә олан деди чох даһа кими сонра гәдәр дејил исә о мән сән биз сиз ' +
      'онлар вар јох',
    ug:
      'вә билән үчүн бу у шу бир болуп дәп кейин һәм мән сән биз силәр улар әмәс бар йоқ еди болди ' +
      'болған қилди қилған деди униң мениң уйғур қазақстан интайин йәнә көп',
  },
  Latn: {
    kk:
      'jáne jäne jəne zháne úshin üşin üshin ushin jyly týraly turaly boıynsha boiynşa boyınşa boiynsha ' +
      'bul dep dedi deıdi deidı deydi men oblysy jumys jūmys jáhne ol osy onyń onyñ onıñ emes keıin ' +
      'keiın keyin deıin bar joq jaña jańa kerek edi eken bolyp bolǵan bolğan bolghan otyr jatyr ' +
      'qazaqstan qazaq bir eki úsh jyl elimizde',
    tr:
      've bir bu için ile olarak da de olan dedi çok daha gibi sonra kadar değil ise her şey ben sen ' +
      'biz siz onlar var yok ne mi mı mu mü bana sana ona beni seni onu benim senin onun ama fakat veya ' +
      'ki en hiç yeni oldu olduğu olacak etti etmek hakkında tarafından göre önce iyi',
    az:
      'və bir bu üçün ilə olaraq da də olan dedi çox daha kimi sonra qədər deyil isə o mən sən biz siz ' +
      'onlar var yox nə mi mənə sənə ona məni səni onu mənim sənin onun amma lakin ki ən heç yeni oldu ' +
      'olub edir etdi haqqında bildirib əvvəl yaxşı hər şey bütün bizim',
    uz:
      "va bilan uchun bu ham bo'lgan edi deb shu yil bir emas keyin haqida u men sen biz siz ular " +
      "bo'ldi bor yo'q ko'p yangi kerak o'z qildi qilgan qilib dedi keldi juda nima kim eng lekin yoki " +
      "faqat bo'lib berdi meni seni uni mening sening uning xabar qanday barcha har hech mumkin " +
      "bo'yicha",
    en:
      'the of and to in a is that for it was on are as with his they be this have from or had by not i ' +
      'you he she we at an but all will would there their what so up out if about who get which go me ' +
      'can like time no just him know take into your some could them than then its over also after ' +
      'first new because any these most us has been were said more',
    tk:
      'we bilen üçin bu şol diýip boýunça edi bolan soň däl ol biz siz olar boldy bar ýok köp täze ' +
      'gerek öz bolup diýen hem iň şu biziň siziň onuň meniň',
    de:
      'der die und das den von zu mit ist nicht für auf ein eine des dem ich du er sie es wir ihr sich ' +
      'auch als an nach wie im man aber aus durch wenn nur noch werden bei hat war sein wird sind oder ' +
      'zum zur um über dass kein',
    fr:
      'le la les de des du et un une est que dans pour pas sur qui ne se ce il elle nous vous ils au ' +
      'aux par plus avec son sa ses je tu en a été cette mais ou où leur sont tout fait être avoir',
    ku:
      'û di de ji bo ku ev ew li bi wê wî jî hat ez tu em hûn ne bû dike kir xwe her yê ya yên kurd lê ' +
      'jê heye tune',
    kaa:
      'hám menen ushın bul dep jılı boyınsha emes keyin bolǵan haqqında ol sol edi eken atır óz bar joq ' +
      'kóp jańa kerek qaraqalpaq yamasa biraq qaraqalpaqstan xalıq ózbekstan',
    ug:
      'we bilen üchün bu u shu bir bolup dep kéyin këyin hem men sen biz siz ular emes bar yoq idi ' +
      'boldi bolghan qildi qilghan dédi dëdi uning mening uyghur yene köp',
  },
}

/** Nats that a word adds to the languages that have it. */
const WORD_WEIGHT = 2

/** Spreads letters over all bits (FNV-1a): by a small factor short words would share a hash. */
const MULTIPLIER = 16_777_619

/** Per script: hash of a word → positions of its languages in the model's classes. */
export type WordEvidence = Map<number, number[]>

/** The words of a script, keyed as `addWordEvidence` reads them; `classes` are the languages of the model's classes. */
export function wordEvidence(script: string, classes: readonly string[]): WordEvidence {
  const evidence: WordEvidence = new Map()
  for (const [code, words] of Object.entries(WORDS[script] ?? {})) {
    const positions = classes.flatMap((name, index) => (name === code ? [index] : []))
    for (const word of new Set(words.split(' '))) {
      let hash = 0
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), MULTIPLIER)
      const indexes = evidence.get(hash)
      if (indexes) indexes.push(...positions)
      else evidence.set(hash, [...positions])
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
