/** Operators: their keys, of which only hashes are kept, and the record of what they did. */
import { createHash, randomBytes } from 'node:crypto'
import type { Queryable } from './pool.ts'

/** What may be shown of a key. */
export interface KeyRow {
  id: string
  name: string
  createdAt: Date
  lastUsed: Date | null
  revokedAt: Date | null
}

/** Recognisable in a paste or a repository: scanners for secrets look for such beginnings. */
const PREFIX = 'karenbek_'

/** The secret has 256 random bits, so that a plain hash of it is enough. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * Makes a key.
 * @param name whose or what for; shown in lists and in the audit table
 * @returns the secret, which cannot be shown again
 */
export async function addKey(db: Queryable, name: string): Promise<{ id: string; secret: string }> {
  const id = randomBytes(4).toString('hex')
  const secret = PREFIX + randomBytes(32).toString('base64url')
  await db.query('INSERT INTO api_keys (id, name, hash) VALUES ($1, $2, $3)', [id, name, hashOf(secret)])
  return { id, secret }
}

/** All keys, revoked ones too, the oldest first. */
export async function listKeys(db: Queryable): Promise<KeyRow[]> {
  const { rows } = await db.query(
    `SELECT id, name, created_at AS "createdAt", last_used AS "lastUsed", revoked_at AS "revokedAt"
       FROM api_keys ORDER BY created_at, id`,
  )
  return rows
}

/** Makes a key worthless at once. Returns false where no such key is valid. */
export async function revokeKey(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL',
    [id],
  )
  return rowCount === 1
}

/** Whose key this is, or null where it is none or was revoked. Looked up by its hash: no comparison leaks time. */
export async function keyOf(db: Queryable, secret: string): Promise<{ id: string; name: string } | null> {
  if (!secret.startsWith(PREFIX)) return null
  const { rows } = await db.query(
    `UPDATE api_keys SET last_used = now() WHERE hash = $1 AND revoked_at IS NULL RETURNING id, name`,
    [hashOf(secret)],
  )
  return rows[0] ?? null
}

/** One action of an operator. */
export interface AuditRow {
  at: Date
  actor: string
  action: string
  detail: object
}

/**
 * Writes down what an operator did.
 * @param actor `key NAME (ID)` over HTTP, `USER@HOST` on the command line
 * @param action command and verb, such as `jobs retry`
 */
export async function audit(
  db: Queryable,
  actor: string,
  action: string,
  detail: object = {},
): Promise<void> {
  await db.query('INSERT INTO audit_log (actor, action, detail) VALUES ($1, $2, $3)', [
    actor,
    action,
    JSON.stringify(detail),
  ])
}

/** What operators did last, the newest first. */
export async function listAudit(db: Queryable, limit = 50): Promise<AuditRow[]> {
  const { rows } = await db.query(
    'SELECT at, actor, action, detail FROM audit_log ORDER BY id DESC LIMIT $1',
    [limit],
  )
  return rows
}
