/**
 * Clusters of near-duplicates: documents that tell the same text, such as reprints. A cluster is named by the least
 * id in it, and its members do not depend on the order in which they came.
 */
import { type PoolClient, prepared } from './pool.ts'

/**
 * Share of equal signature entries from which two texts count as the same (an estimate of Jaccard similarity over runs of
 * three words): edited reprints share 0.3 to 0.5, articles of one place and subject less than 0.07.
 */
const SIMILARITY = 0.3

/** Candidates of a document that are compared first, whichever they are. */
const FIRST_LOOK = 32
/** Members of each cluster that is not linked yet that are compared next; each further look takes eight times as many. */
const NEXT_LOOK = 4

/** A document that looks for its cluster; its signature (null for texts too short to compare) is in the table. */
export interface Newcomer {
  id: string
  /** The cluster that it is in now. */
  own: string
  signature: number[] | null
}

/**
 * Puts documents into the clusters of the documents that resemble them, joining clusters that they link. Documents are
 * compared where they share one of the hashes of parts of their signatures (bands). A cluster of many needs one member
 * that resembles a newcomer, so of a text that is printed every day few are compared.
 * @returns names of the clusters that other documents than these have come into
 */
export async function joinClusters(client: PoolClient, newcomers: readonly Newcomer[]): Promise<string[]> {
  const lesser = new Map<string, string>()
  const nameOf = (cluster: string): string => {
    let name = cluster
    for (let next = lesser.get(name); next !== undefined; next = lesser.get(name)) name = next
    return name
  }
  const link = ({ own, signature }: Newcomer, row: { cluster_id: string; signature: string }) => {
    if (similarity(signature as number[], row.signature) < SIMILARITY) return
    const [least, other] = [nameOf(own), nameOf(row.cluster_id)].sort() as [string, string]
    if (least !== other) lesser.set(other, least)
  }
  const comparable = new Map(newcomers.filter(({ signature }) => signature).map((one) => [one.id, one]))
  if (comparable.size === 0) return []

  const seen = new Map<string, number>()
  const { rows } = await client.query(
    prepared(
      `SELECT n.id, c.cluster_id, c.signature FROM documents n, LATERAL (
         SELECT o.cluster_id, o.signature::text FROM documents o
          WHERE o.bands && n.bands AND o.signature IS NOT NULL AND o.id <> n.id AND o.cluster_id <> n.cluster_id
          LIMIT ${FIRST_LOOK}) c
        WHERE n.id = ANY($1)`,
      [[...comparable.keys()]],
    ),
  )
  for (const row of rows) {
    link(comparable.get(row.id) as Newcomer, row)
    seen.set(row.id, (seen.get(row.id) ?? 0) + 1)
  }
  for (const one of comparable.values()) {
    // Fewer are all.
    let more = (seen.get(one.id) ?? 0) === FIRST_LOOK
    for (let from = 0, to = NEXT_LOOK; more; from = to, to *= 8) {
      const linked = [one.own, ...lesser.keys(), ...lesser.values()].filter(
        (name) => nameOf(name) === nameOf(one.own),
      )
      const { rows: next } = await client.query(
        prepared(
          `SELECT cluster_id, signature::text FROM (
             SELECT o.cluster_id, o.signature, row_number() OVER (PARTITION BY o.cluster_id ORDER BY o.id) AS nth
               FROM documents n JOIN documents o ON o.bands && n.bands
              WHERE n.id = $1 AND o.signature IS NOT NULL AND o.id <> n.id AND o.cluster_id <> ALL($2)) numbered
            WHERE nth > $3 AND nth <= $4`,
          [one.id, linked, from, to],
        ),
      )
      const taken = new Map<string, number>()
      for (const row of next) {
        link(one, row)
        taken.set(row.cluster_id, (taken.get(row.cluster_id) ?? 0) + 1)
      }
      // A cluster that gave as many as were asked for may have more.
      more = [...taken.values()].some((count) => count === to - from)
    }
  }
  if (lesser.size === 0) return []
  const { rows: moved } = await client.query(
    prepared(
      `UPDATE documents d SET cluster_id = m.name FROM unnest($1::text[], $2::text[]) AS m (old, name)
        WHERE d.cluster_id = m.old RETURNING d.id, d.cluster_id AS name`,
      [[...lesser.keys()], [...lesser.keys()].map(nameOf)],
    ),
  )
  const own = new Set(newcomers.map(({ id }) => id))
  return [...new Set(moved.filter(({ id }) => !own.has(id)).map(({ name }) => name as string))]
}

/**
 * Lets one transaction at a time work on clusters, until it ends: two reprints that are stored at the same moment
 * would not see each other. Call it before `joinClusters` and `refreshClaims`.
 */
export async function lockClusters(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('karenbek clusters'))")
}

/**
 * Share of equal entries of two signatures, the second as PostgreSQL writes it and compared as it is read; 0 where it
 * cannot reach the least similarity.
 */
function similarity(a: readonly number[], text: string): number {
  let equal = 0
  let entry = 0
  let value = 0
  let sign = 1
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === MINUS) sign = -1
    else if (code >= ZERO && code <= ZERO + 9) value = value * 10 + code - ZERO
    else {
      if (a[entry++] === sign * value) equal++
      // Most candidates share a band and little else: what can no longer be like is not read on.
      else if (equal + a.length - entry < SIMILARITY * a.length) return 0
      value = 0
      sign = 1
    }
  }
  return entry === a.length ? equal / entry : 0
}
const MINUS = 45
const ZERO = 48
