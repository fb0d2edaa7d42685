import { describe, expect, it } from 'vitest'
import { collect, hasRedis, spawnScript } from '../support.ts'

/** A short run of the bench; `npm run bench -- chaos --kills 1000` is the long one. */
describe.each(['postgres', 'redis'])('twenty kills on %s', (backend) => {
  it.runIf(backend === 'postgres' || hasRedis())(
    'and other faults leave the tables as if nothing had happened',
    { timeout: 600_000 },
    async () => {
      const args = ['chaos', '--kills', '20', '--articles', '60', '--pace', '900', '--backend', backend]
      const { code, stdout, stderr } = await collect(
        spawnScript('scripts/bench/index.ts', args, { KARENBEK_NEURAL: 'off' }),
      )
      expect(stdout, stderr).toMatch(/^differences: none$/m)
      expect(stdout).not.toMatch(/^wrong: /m)
      expect(stdout).toMatch(/\d+ kills, 1\d\d documents/)
      expect(code, stdout + stderr).toBe(0)
    },
  )
})
