// After tsc: puts the files that are read at run time beside the compiled code in dist/.
import { cpSync, existsSync } from 'node:fs'

const assets = [
  'db/migrations',
  'crawlers/sources.yaml',
  'crawlers/attachments/read.mjs',
  'models/ner/weights',
  'web/api/quality.json',
  'web/page/dist',
  'package.json',
]
for (const asset of assets) {
  if (existsSync(asset)) cpSync(asset, `dist/${asset}`, { recursive: true })
}
