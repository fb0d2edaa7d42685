/** Who may import whom between the rooms; docs/architecture.md says why. */
const room = (name) => `^${name}/`
module.exports = {
  forbidden: [
    {
      name: 'models-is-pure',
      severity: 'error',
      from: { path: room('models') },
      to: { path: '^(crawlers|workers|db|web|scripts|test)/' },
    },
    {
      name: 'models-touches-no-outside',
      severity: 'error',
      from: { path: room('models'), pathNot: '^models/ner/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(assert)$' },
    },
    {
      name: 'crawlers-imports-models-only',
      severity: 'error',
      from: { path: room('crawlers') },
      to: { path: '^(workers|db|web|scripts|test)/' },
    },
    {
      name: 'db-imports-types-alone',
      severity: 'error',
      from: { path: room('db') },
      to: { path: '^(crawlers|models|workers|web|scripts|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workers-join-the-three',
      severity: 'error',
      from: { path: room('workers') },
      to: { path: '^(web|scripts|test)/' },
    },
    {
      name: 'web-reads-through-db',
      severity: 'error',
      from: { path: room('web') },
      to: { path: '^(crawlers|workers|scripts|test)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'one-door-a-folder',
      severity: 'error',
      from: { path: '^(models)/([^/]+)/' },
      to: {
        path: '^models/[^/]+/.+',
        pathNot: ['^models/$2/', '^models/[^/]+/index\\.ts$', '^models/[^/]+\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
}
