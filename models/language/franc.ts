import { franc } from 'franc'
import type { Script } from '../contract.ts'

/** The languages of `franc` by script, with our codes. */
const CODES: Record<Exclude<Script, 'Zyyy'>, Record<string, string>> = {
  Arab: { pes: 'fa', prs: 'fa', arb: 'ar', urd: 'ur', pbu: 'ps', uig: 'ug', skr: 'ur' },
  Cyrl: {
    ...{ kaz: 'kk', rus: 'ru', kir: 'ky', tat: 'tt', uzn: 'uz', khk: 'mn', ukr: 'uk', bel: 'be', bul: 'bg' },
    ...{ tgk: 'tg', tuk: 'tk', azj: 'az' },
  },
  Latn: { tur: 'tr', azj: 'az', uzn: 'uz', eng: 'en', tuk: 'tk', deu: 'de', fra: 'fr' },
}
/** Shorter texts are below what trigram ranks can tell. */
const SHORTEST = 25

/** What `franc` takes a text for among the candidates of its script; null where it cannot tell. */
export function francVote(text: string, script: Exclude<Script, 'Zyyy'>): string | null {
  const codes = CODES[script]
  return codes[franc(text, { only: Object.keys(codes), minLength: SHORTEST })] ?? null
}
