const { existsSync, readFileSync, readdirSync } = require("node:fs");

// Who carries which tag is read from disk, so a package added tomorrow is guarded without a line here.
const tagsOf = (name) => {
  const file = `packages/${name}/turbo.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).tags ?? []) : [];
};
const packages = existsSync("packages") ? readdirSync("packages") : [];
const tagged = (...tags) =>
  `(?:${packages.filter((name) => tagsOf(name).some((tag) => tags.includes(tag))).join("|") || "-"})`;

const testCode = "\\.test\\.tsx?$|/test/|/testing/|^packages/db/src/testing\\.ts$|/e2e/|/bench/";
const npm = (name) => `node_modules/${name}/`;
// Plain data for the browser: contracts, and what the CRM's forms, lists and filters are made from.
const registry =
  "record-types|fields/(?:field|field-words|values-schema|(?:account|case|contact|lead|opportunity|product|record)-fields)|lists/list-(?:fields|ops)|pipeline/flag-names|records/currency-digits";
const contracts = `(?:[a-z/-]*contract|${registry})\\.ts$`;
// Whatever of a package the browser may import: its contracts, its manifest and texts, and platform's pure days and periods.
const calendar = "^packages/platform/src/calendar/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "modules-are-strangers",
      comment:
        "Modules meet through events, evidence, ports and the portal; never by import. The second guard behind turbo's tags.",
      severity: "error",
      from: { path: `^packages/(${tagged("module")})/` },
      to: { path: `^packages/${tagged("module", "simulator")}/`, pathNot: "^packages/$1/" },
    },
    {
      name: "foundation-knows-no-business",
      comment: "platform and db would be kept by a product with none of our modules.",
      severity: "error",
      from: { path: `^packages/${tagged("foundation")}/` },
      to: { path: `^packages/${tagged("root", "module", "simulator")}/` },
    },
    {
      name: "root-knows-no-module",
      comment: "directory is what every module may know, so it can know none of them.",
      severity: "error",
      from: { path: `^packages/${tagged("root")}/` },
      to: { path: `^packages/${tagged("module", "simulator")}/` },
    },
    {
      name: "portal-sees-public-faces-only",
      comment: "The portal knows ui, manifests, contracts and messages. Everything else arrives over the wire.",
      severity: "error",
      from: { path: "^apps/portal/src/", pathNot: testCode },
      to: {
        path: "^packages/",
        pathNot: ["^packages/ui/", calendar, `^packages/[^/]+/src/(?:manifest\\.ts$|messages/|${contracts})`],
      },
    },
    {
      name: "portal-knows-api-as-a-type",
      comment: "A value import would pull the server into the browser's bundle.",
      severity: "error",
      from: { path: "^apps/portal/src/" },
      to: { path: "^apps/api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-imports-the-portal",
      severity: "error",
      from: { path: "^(packages|apps/api)/" },
      to: { path: "^apps/portal/" },
    },
    {
      name: "packages-import-no-app",
      comment: "The composition root knows everybody; nobody knows it.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "ui-is-for-the-portal",
      severity: "error",
      from: { path: "^(packages/(?!ui/)|apps/api/)" },
      to: { path: "^packages/ui/" },
    },
    {
      name: "routers-do-not-query",
      comment: "A router is a table of contents: permission, input, verb. Queries live in verbs.",
      severity: "error",
      from: { path: "[/-]router\\.ts$" },
      to: { path: [npm("drizzle-orm"), npm("pg"), "^packages/db/"] },
    },
    {
      name: "manifests-are-plain",
      comment: "The browser imports manifests: only zod and platform's own manifest and contract.",
      severity: "error",
      from: { path: "^packages/(?!platform/)[^/]+/src/manifest\\.ts$" },
      to: { pathNot: [npm("zod"), "^packages/platform/src/(manifest|contract)\\.ts$"] },
    },
    {
      name: "contracts-are-plain",
      comment:
        "Forms import contracts and fields: only zod, platform's own manifest, contract and calendar, and plain files of the same module.",
      severity: "error",
      from: { path: `^packages/((?!platform/)[^/]+)/src/${contracts}` },
      to: {
        pathNot: [
          npm("zod"),
          calendar,
          "^packages/platform/src/(manifest|contract)\\.ts$",
          `^packages/$1/src/${contracts}`,
        ],
      },
    },
    {
      name: "public-faces-reach-no-server-code",
      comment: "Whatever the browser imports must not lead to the database or to Node, by any path.",
      severity: "error",
      from: { path: [calendar, `^packages/[^/]+/src/(?:manifest\\.ts$|${contracts})`], pathNot: testCode },
      to: { path: ["^packages/db/", npm("pg"), npm("drizzle-orm"), npm("pg-boss")], reachable: true },
    },
    {
      name: "features-are-strangers",
      comment: "Two features on one screen meet in app/ or in a route, never by importing each other.",
      severity: "error",
      from: { path: "^apps/portal/src/features/([^/]+)/" },
      to: { path: "^apps/portal/src/features/", pathNot: "^apps/portal/src/features/$1/" },
    },
    {
      name: "portal-lib-is-below-features",
      severity: "error",
      from: { path: "^apps/portal/src/lib/", pathNot: testCode },
      to: { path: "^apps/portal/src/(features|app)/" },
    },
    {
      name: "portal-features-are-below-app",
      severity: "error",
      from: { path: "^apps/portal/src/features/", pathNot: testCode },
      to: { path: "^apps/portal/src/app/" },
    },
    {
      name: "app-imports-routes-only",
      comment: "A feature's public face inside the portal is its routes file and its messages.",
      severity: "error",
      from: { path: "^apps/portal/src/app/", pathNot: testCode },
      to: { path: "^apps/portal/src/features/", pathNot: "^apps/portal/src/features/[^/]+/(routes\\.tsx?$|messages/)" },
    },
    {
      name: "leaves-know-nobody",
      severity: "error",
      from: { path: `^packages/(${tagged("leaf")})/` },
      to: { path: "^packages/", pathNot: "^packages/$1/" },
    },
    {
      name: "the-driver-stays-in-db",
      comment:
        "A raw connection knows no organisation. Everything reaches the database through db and platform's transaction; sign-in alone comes before anybody's organisation is known.",
      severity: "error",
      from: { path: "^(packages/(?!db/)|apps/)", pathNot: [testCode, "^packages/directory/src/identity/"] },
      to: { path: [npm("pg"), "node_modules/drizzle-orm/node-postgres/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-server-starter-stays-outside",
      comment: "Only whoever boots the product starts a database server.",
      severity: "error",
      from: { path: "^packages/(?!db/)", pathNot: testCode },
      to: { path: "^packages/db/src/server/" },
    },
    {
      name: "tests-stay-in-tests",
      comment: "Factories and fakes are never on the way of a real request.",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: testCode },
      to: { path: "\\.test\\.tsx?$|^packages/[^/]+/(test/|src/testing)|^apps/[^/]+/src/testing/" },
    },
    {
      name: "no-circles",
      comment: "A file that needs itself has no first line to read. Types may point both ways.",
      severity: "error",
      from: { pathNot: "node_modules" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: { path: "^(packages|apps)/" },
      to: { couldNotResolve: true, pathNot: "\\?(raw|url|worker)$|^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|^packages/db/migrations/|^\\.arraigo/" },
    tsPreCompilationDeps: true,
    parser: "tsc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts", ".css"],
    },
  },
};
