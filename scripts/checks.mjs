// Every check that needs no database and no browser, in the order in which a mistake is cheapest to read.
const node = process.execPath;
const bin = (path) => [node, `node_modules/${path}`];

/** `name` is printed; `command` runs from the root and fails with a status other than 0. */
export const checks = [
  {
    name: "format and lint",
    command: [...bin("@biomejs/biome/bin/biome"), "ci", "--reporter=summary", "--diagnostic-level=error"],
  },
  { name: "promises", command: [...bin("oxlint/bin/oxlint"), "--type-aware", "--quiet"] },
  { name: "package boundaries", command: [...bin("turbo/bin/turbo"), "boundaries"] },
  {
    name: "import boundaries",
    command: [
      ...bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "packages",
      "apps",
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err",
    ],
  },
  { name: "types: server", command: [...bin("typescript/bin/tsc"), "-p", "tsconfig.server.json"] },
  { name: "types: ui", command: [...bin("typescript/bin/tsc"), "-p", "packages/ui"] },
  { name: "types: portal", command: [...bin("typescript/bin/tsc"), "-p", "apps/portal"] },
  { name: "shape", command: [node, "scripts/check-shape.mjs"] },
  { name: "catalog", command: [node, "scripts/check-catalog.mjs"] },
  { name: "migrations", command: [node, "scripts/check-migrations.mjs"] },
  { name: "docs", command: [node, "scripts/check-docs.mjs"] },
  { name: "exported names", command: [node, "scripts/check-exports.mjs"] },
  { name: "dead code", command: [...bin("knip/bin/knip.js"), "--no-config-hints"] },
];
