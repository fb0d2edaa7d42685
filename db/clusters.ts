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

/** Candidates that are compared first, whichever they are. */
const FIRST_LOOK = 32
/** Members of each cluster that is not linked yet that are compared next; each further look takes eight times as many. */
const NEXT_LOOK = 4

/**
 * Puts a document into the cluster of the documents that resemble it, joining clusters that it links. A cluster of
 * many needs one member that resembles it, so of a text that is printed every day few are compared.
 * @param own the cluster that it is in now
 * @param print its MinHash signature, null for texts too short to compare, and hashes of parts of it (bands):
 *   documents that share one are compared
 * @returns the cluster's name, and whether other documents than this one are in another cluster than before
 */
export async function joinCluster(
  client: PoolClient,
  id: string,
  own: string,
  { signature, bands }: { signature: number[] | null; bands: number[] | null },
): Promise<{ name: string; othersMoved: boolean }> {
  const linked = new Set([own])
  if (signature && bands?.length) {
    const link = (rows: { cluster_id: string; signature: number[] }[]) => {
      for (const row of rows)
        if (similarity(signature, row.signature) >= SIMILARITY) linked.add(row.cluster_id)
      return rows.length
    }
    const candidates = `SELECT id, cluster_id, signature FROM documents
       WHERE bands && $2::integer[] AND signature IS NOT NULL AND id <> $1 AND cluster_id <> ALL($3)`
    const ask = async (sql: string, ...more: number[]) =>
      link((await client.query(prepared(sql, [id, bands, [...linked], ...more]))).rows)
    let left = await ask(`${candidates} LIMIT $4`, FIRST_LOOK)
    for (let from = 0, to = NEXT_LOOK; left > 0; from = to, to *= 8)
      left = await ask(
        `SELECT cluster_id, signature FROM (
           SELECT *, row_number() OVER (PARTITION BY cluster_id ORDER BY id) AS nth FROM (${candidates}) c) numbered
          WHERE nth > $4 AND nth <= $5`,
        from,
        to,
      )
  }
  const all = [...linked].sort()
  const name = all[0] as string
  if (all.length === 1) return { name, othersMoved: false }
  const { rows: moved } = await client.query(
    'UPDATE documents SET cluster_id = $1 WHERE cluster_id = ANY($2) AND cluster_id <> $1 RETURNING id',
    [name, all],
  )
  return { name, othersMoved: moved.some((row) => row.id !== id) }
}

/**
 * Lets one transaction at a time work on clusters, until it ends: two reprints that are stored at the same moment
 * would not see each other. Call it before `joinCluster` and `refreshClaims`.
 */
export async function lockClusters(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('karenbek clusters'))")
}

/** Share of equal entries of two signatures. */
function similarity(a: number[], b: number[]): number {
  if (a.length !== b.length) return 0
  let equal = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++
  return equal / a.length
}
