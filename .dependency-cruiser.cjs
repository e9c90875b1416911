// The list IS the architecture (docs/model.md); changing it needs an ADR.
const MAY_IMPORT = {
  kernel: [],
  text: ['kernel'],
  office: ['kernel', 'text'],
  platform: ['kernel'],
  audit: ['kernel', 'platform'],
  extraction: ['kernel', 'platform', 'text', 'office'],
  identity: ['kernel', 'platform'],
  settings: ['kernel', 'platform', 'identity', 'text'],
  notice: ['kernel', 'platform', 'identity', 'settings'],
  registry: ['kernel', 'platform', 'identity', 'settings', 'text'],
  review: ['kernel', 'platform', 'identity', 'settings', 'text'],
  drafting: ['kernel', 'platform', 'identity', 'settings', 'text', 'registry', 'review'],
  filing: ['kernel', 'platform', 'identity', 'settings', 'text', 'registry'],
  cleanup: ['kernel', 'platform', 'identity', 'settings', 'text', 'registry'],
  search: ['kernel', 'platform', 'identity', 'text'],
  statistics: ['kernel', 'platform', 'identity', 'settings', 'registry', 'review', 'drafting', 'filing', 'cleanup'],
  // Imported by apps only.
  operation: ['kernel', 'platform', 'settings', 'audit', 'search', 'notice'],
  exchange: ['kernel', 'platform', 'identity', 'settings', 'text', 'office', 'registry', 'extraction'],
};
const graph = Object.entries(MAY_IMPORT).map(([lib, others]) => ({
  name: `lib-graph-${lib}`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
}));
module.exports = {
  forbidden: [
    ...graph,
    {
      name: 'front-door',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/$1/src/domain/', '^libs/(kernel|text)/src/index\\.ts$'] },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^libs/(kernel|text)/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/opencc-js/|^(node:)?crypto$' },
    },
    { name: 'entities-stay-home', severity: 'error', from: { path: '^libs/[^/]+/src/index\\.ts$' }, to: { path: '\\.entity\\.ts$' } },
    {
      name: 'http-lives-in-apps',
      severity: 'error',
      from: { path: '^libs/(?!platform/)' },
      to: { path: 'node_modules/(@nestjs/swagger|express|class-validator|class-transformer)/' },
    },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-are-strangers',
      severity: 'error',
      // guiku.mjs is the launcher of the command line, not the command line: it prepares and finds the database as start.mjs does.
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/cli/guiku\\.mjs$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-deps-in-src',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    // Packages that name their files only under `exports`, some of them as ES modules only.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
