/**
 * Clusters of near-duplicates: documents that tell the same text, such as reprints. A cluster is named by the least
 * id in it, and its members do not depend on the order in which they came.
 */
import { type PoolClient, prepared } from './pool.ts'

/** Share of equal signature entries from which two texts count as the same (an estimate of Jaccard similarity). */
const SIMILARITY = 0.6

/**
 * Puts a document into the cluster of the documents that resemble it, joining clusters that it links.
 * @param signature MinHash signature, null for texts too short to compare
 * @param bands hashes of parts of the signature; documents that share one are compared
 * @returns the cluster's name, and whether the document is the only one in it
 */
export async function joinCluster(
  client: PoolClient,
  id: string,
  signature: number[] | null,
  bands: number[] | null,
): Promise<{ name: string; alone: boolean }> {
  const { rows } = await client.query(
    prepared(
      `SELECT id, cluster_id, signature FROM documents
      WHERE bands && $2::integer[] AND signature IS NOT NULL AND id <> $1
      UNION ALL
     SELECT id, cluster_id, NULL FROM documents WHERE cluster_id = (SELECT cluster_id FROM documents WHERE id = $1)`,
      [id, bands ?? []],
    ),
  )
  const own = rows.find((row) => row.id === id && row.signature === null).cluster_id as string
  const linked = new Set([own])
  for (const row of rows) {
    if (signature && row.signature && similarity(signature, row.signature) >= SIMILARITY)
      linked.add(row.cluster_id)
  }
  const all = [...linked].sort()
  const name = all[0] as string
  if (all.length > 1) {
    await client.query(
      'UPDATE documents SET cluster_id = $1 WHERE cluster_id = ANY($2) AND cluster_id <> $1',
      [name, all],
    )
  }
  const members = rows.filter((row) => row.id !== id && linked.has(row.cluster_id))
  return { name, alone: members.length === 0 }
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
