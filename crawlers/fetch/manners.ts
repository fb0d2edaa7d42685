import { join } from 'node:path'
import { fileClocks } from './clocks.ts'
import { createPoliteness, type Politeness } from './politeness.ts'
import { fileRobots, type RobotsStore } from './robots-store.ts'

/** What runs share so that a host sees one polite visitor. */
export interface Manners {
  politeness: Politeness
  robots: RobotsStore
}

/**
 * Clocks and robots files that all processes share which use the same folder.
 * @param dir the data folder; `clocks/` and `robots/` are made in it
 */
export function sharedManners(dir: string): Manners {
  return {
    politeness: createPoliteness({ store: fileClocks(join(dir, 'clocks')) }),
    robots: fileRobots(join(dir, 'robots')),
  }
}
