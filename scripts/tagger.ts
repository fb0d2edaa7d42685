import type { Tagger } from '../models/index.ts'
import { UserError } from './errors.ts'

/**
 * The neural tagger of this process, loaded once; null where it is not wanted.
 * @param threads of its session; 0 for none
 * @param without how the user goes on without it, for the message
 * @throws UserError where the weights are missing or damaged
 */
export async function openTagger(threads: number, without: string): Promise<Tagger | null> {
  if (threads === 0) return null
  const { loadTagger, WeightsError } = await import('../models/index.ts')
  try {
    return await loadTagger({ threads })
  } catch (error) {
    if (!(error instanceof WeightsError)) throw error
    throw new UserError(`${error.message}; ${without} does without`)
  }
}
