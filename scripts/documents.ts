/** Reading documents for `extract`: a JSON line becomes a document or the error that stands in its place. */
import type { AnalysisError, DocumentInput } from '../models/contract.ts'

/** A reason for an error line: `code` is for programs, `message` for people. */
export interface Refusal {
  id: string | null
  code: string
  message: string
}

const OPTIONAL = ['title', 'url', 'publishedAt', 'sourcePlace'] as const
/** ISO 8601 day, or day and time with or without an offset. */
const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** One document of the contract from a line of JSON, or why it is none. Unknown fields are ignored. */
export function parseDocument(line: string): DocumentInput | Refusal {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { id: null, code: 'invalid-json', message: (error as Error).message.slice(0, 200) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, code: 'invalid-document', message: 'the line is not a JSON object' }
  }
  const record = value as Record<string, unknown>
  const id = typeof record.id === 'string' ? record.id : null
  const refuse = (message: string): Refusal => ({ id, code: 'invalid-document', message })
  if (id === null) return refuse('"id" is missing or not a string')
  if (typeof record.text !== 'string') return refuse('"text" is missing or not a string')
  const document: DocumentInput = { id, text: record.text }
  for (const field of OPTIONAL) {
    const given = record[field]
    if (given === undefined || given === null) continue
    if (typeof given !== 'string') return refuse(`"${field}" is not a string`)
    document[field] = given
  }
  if (document.publishedAt !== undefined && !isIsoDate(document.publishedAt)) {
    return refuse('"publishedAt" is not an ISO 8601 date or date-time')
  }
  return document
}

/** Is this an existing day, with or without a time, in ISO 8601? */
export function isIsoDate(text: string): boolean {
  const match = ISO_DATE.exec(text)
  if (!match) return false
  const day = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.getUTCDate() === Number(match[3])
}

/** The line that stands in the place of a document that could not be processed. */
export function errorLine(refusal: Refusal, line: number): string {
  const error: AnalysisError = {
    id: refusal.id,
    error: { code: refusal.code, message: refusal.message, line },
  }
  return JSON.stringify(error)
}
