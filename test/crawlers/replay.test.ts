import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  type Article,
  crawlSource,
  loadSources,
  openArchive,
  rebase,
  replayArchive,
} from '../../crawlers/index.ts'
import { startSites } from '../../scripts/sites.ts'

it('the archive of a run gives its articles again, byte for byte', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'karenbek-replay-'))
  const { sites, close } = await startSites({ basePort: 0, only: ['govkz-turkistan', 'classic-khuzestan'] })
  try {
    for (const site of sites) {
      const source = rebase((await loadSources()).find((one) => one.id === site.id)!, site.origin)
      const own = join(dir, site.id)
      const archive = openArchive({ dir: own })
      const first = new Map<string, Article>()
      await crawlSource(source, {
        archive,
        onPage: (page, candidate, article) => {
          if (article) first.set(`${candidate.articleId} ${page.sha256}`, article)
        },
      })
      await archive.close()
      const second = new Map<string, Article>()
      const counts = await replayArchive(source, own, {
        onPage: (page, candidate, article) => {
          second.set(`${candidate.articleId} ${page.sha256}`, article)
        },
      })
      expect(first.size).toBeGreaterThan(4)
      expect(counts.articles).toBe(first.size)
      expect([...second.entries()].sort()).toEqual([...first.entries()].sort())
    }
  } finally {
    await close()
    await rm(dir, { recursive: true })
  }
})
