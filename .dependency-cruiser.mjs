// The arrows: web ⇢ schema.graphql ⇢ api → core ← jobs, and cli → core, api, jobs. Inside core, imports go downward only.

/** The layers of core from the bottom up; folders of one layer never import each other. */
const layers = [
  ["time", "statistics", "locales"],
  ["database"],
  ["access"],
  ["messages", "webhooks"],
  ["metrics", "job-runs", "installation"],
  ["cases", "satisfaction"],
  ["defects", "staff"],
  ["feedback", "intake"],
  ["clocks"],
];
const core = (folders) => `^packages/core/src/(${folders.join("|")})/`;

/** A folder may import itself, what lies below its layer, and the files beside the folders except the doors. */
const layerRules = layers.flatMap((layer, height) =>
  layer.map((folder) => ({
    name: `core-${folder}`,
    severity: "error",
    comment: `${folder} may import only what lies below it`,
    from: { path: core([folder]) },
    to: { path: core(layers.slice(height).flat()), pathNot: core([folder]) },
  })),
);

const onlyImports = (name, from, allowed, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: `^packages/${from}/` },
  to: { path: "^(packages|test|scripts)/", pathNot: allowed.map((path) => `^packages/${path}`) },
});

export default {
  forbidden: [
    onlyImports("core-stands-alone", "core", ["core/"], "core knows no GraphQL, no queue, no page"),
    onlyImports(
      "api-imports-core",
      "api",
      ["api/", "core/src/index.ts"],
      "api imports core through its door, and never jobs",
    ),
    onlyImports(
      "jobs-import-core",
      "jobs",
      ["jobs/", "core/src/index.ts"],
      "jobs import core through its door, and never api",
    ),
    onlyImports(
      "web-imports-texts",
      "web",
      ["web/", "core/src/locales/.+\\.json$"],
      "web knows the schema and the catalogues only",
    ),
    onlyImports(
      "cli-starts-them",
      "cli",
      ["cli/", "core/src/index.ts", "api/src/index.ts", "jobs/src/index.ts"],
      "cli goes through the doors",
    ),
    ...layerRules,
    {
      name: "core-doors",
      severity: "error",
      comment:
        "registry.ts gathers the features, kpis and exports ask it, packages ask all of them; nothing below looks up at them, nor at the door",
      from: { path: "^packages/core/src/.+/", pathNot: "^packages/core/src/(kpis|exports|feedback/packages)/" },
      to: { path: "^packages/core/src/((registry|index|env)\\.ts$|(kpis|exports|feedback/packages)/)" },
    },
    {
      name: "core-beside",
      severity: "error",
      comment: "kpis and exports stand beside each other above the registry, and below the door",
      from: { path: "^packages/core/src/(kpis|exports)/" },
      to: {
        path: "^packages/core/src/((index|env)\\.ts$|(kpis|exports|feedback/packages)/)",
        pathNot: "^packages/core/src/$1/",
      },
    },
    {
      name: "core-packages",
      severity: "error",
      comment: "what departments are told stands above every figure and table, and below the door",
      from: { path: "^packages/core/src/feedback/packages/" },
      to: { path: "^packages/core/src/((index|env)\\.ts$|intake/)" },
    },
    {
      name: "core-without-frameworks",
      severity: "error",
      comment: "GraphQL, queues and pages are other packages' business",
      from: { path: "^packages/core/" },
      to: { path: "node_modules/(graphql|type-graphql|bullmq|ioredis|fastify|react|@apollo)/" },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "files import each other in one direction",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      comment: "the product works without its tests",
      from: { path: "^packages/" },
      to: { path: "^test/" },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "what is imported exists",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@graphql-typed-document-node/core$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
