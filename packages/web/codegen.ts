import type { CodegenConfig } from "@graphql-codegen/cli";

/** The one place that says which contract the dashboard is typed against. */
const schemaPath = "../api/schema.graphql";

const config: CodegenConfig = {
  schema: schemaPath,
  // Documents are .graphql files beside what asks them; only their types and texts are used, so no tag function is kept.
  documents: "src/**/*.graphql",
  generates: {
    "./src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        documentMode: "string",
        useTypeImports: true,
        enumType: "const",
        defaultScalarType: "unknown",
        scalars: { Date: "string", DateTime: "string", ID: "string" },
        importExtension: ".ts",
      },
    },
  },
};
export default config;
