import { conclude, decide, EXTRACTOR_VERSION, read } from './analyze.ts'
import type { Analysis, DocumentInput } from './contract.ts'
import type { Tagger } from './ner/index.ts'

/**
 * The whole analysis with the neural tagger, which is asked only for the sentences that the rules leave undecided:
 * it takes ten times as long as they do. The answer depends on the document and the weights alone.
 * @param tagger what `loadTagger` returned; null: the rules alone
 * @param explain gives each event the way from its words to its fields
 */
export async function analyzeWith(
  tagger: Tagger | null,
  document: DocumentInput,
  explain = false,
): Promise<Analysis> {
  const reading = read(document)
  const sentences = reading.undecided
  if (!tagger || sentences.length === 0) return conclude(document, reading, explain)
  const names = await tagger.tagText(document.text, sentences)
  return conclude(document, decide(document, reading, { sentences, names }), explain)
}

/** What made an analysis: the rules' version and, where the tagger took part, the first digits of its weights' hash. */
export function versionWith(tagger: Pick<Tagger, 'hash'> | null): string {
  return tagger ? `${EXTRACTOR_VERSION}+ner.${tagger.hash.slice(0, 8)}` : EXTRACTOR_VERSION
}
