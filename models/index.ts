/** The one door of the room: text → facts. Pure: no network, no database, no clock, no environment. */
export { analyze, EXTRACTOR_VERSION, explainDocument, read } from './analyze.ts'
export * from './contract.ts'
export { dateEntries, findDates, joinPhrases } from './dates/index.ts'
export { identify } from './language/index.ts'
export { findEntities } from './ner/index.ts'
export { findNumbers, numberEntries } from './numbers/index.ts'
export { isWithin, lineage, type Place, placeById } from './places/index.ts'
