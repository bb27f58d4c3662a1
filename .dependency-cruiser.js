/**
 * The architecture: each folder depends only on those before it in this list, and nothing depends on itself in a circle.
 * `import type` counts.
 */
const FOLDERS = [
  ['props', '^src/props/'],
  ['service', '^src/private/service/'],
  ['assembly', '^src/private/assembly/'],
  ['construction', '^src/private/construction/'],
  ['facts', '^src/private/facts/'],
  ['rules', '^src/private/rules/'],
  ['checks', '^src/private/checks/'],
  ['secret', '^src/private/secret/'],
  ['secret-hash-proxy', '^src/private/secret-hash-proxy/'],
  ['configuration', '^src/private/configuration/'],
  ['branding', '^src/private/branding/'],
  ['page', '^src/private/page/'],
  ['constructs', '^src/[^/]+\\.ts$'],
];

const CONSTRUCTION_ONLY = {
  // Construction judges nothing, and what is judged does not construct.
  name: 'facts-and-rules-do-not-construct',
  severity: 'error',
  from: { path: '^src/private/(facts|rules)/' },
  to: { path: '^src/private/construction/' },
};

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...FOLDERS.slice(0, -1).map(([name, path], index) => ({
      name: `${name}-looks-left-only`,
      severity: 'error',
      from: { path },
      to: { path: FOLDERS.slice(index + 1).map(([, right]) => right) },
    })),
    CONSTRUCTION_ONLY,
    {
      name: 'every-file-has-a-folder',
      comment: 'A file directly in src/private, or in a folder that this list does not name.',
      severity: 'error',
      from: { path: '^src/', pathNot: FOLDERS.map(([, path]) => path) },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.dev.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
