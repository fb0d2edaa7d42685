import { hostname, userInfo } from 'node:os'
import { audit, type Queryable } from '../db/index.ts'

/** Writes down an action of the command line, with who did it on which machine. */
export async function record(db: Queryable, action: string, detail: object = {}): Promise<void> {
  await audit(db, `${userName()}@${hostname()}`, action, detail)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in containers.
    return String(process.getuid?.() ?? '?')
  }
}
