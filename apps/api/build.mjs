// Bundles the server and the operator's command: Node 20 runs no TypeScript, and packages export their sources.
import { readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../..");
const dist = join(here, "dist");

/**
 * Code that looks for files beside itself (migrations, catalogues, the Postgres programs) asks for `import.meta.url`. In the
 * bundle that must still mean the source file's place, so our own sources get it spelt out.
 */
const sourcePlaces = {
  name: "source-places",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (path.includes(`${sep}node_modules${sep}`) || !text.includes("import.meta.url")) return undefined;
      const place = JSON.stringify(relative(dist, path).split(sep).join("/"));
      return {
        contents: text.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`),
        loader: path.endsWith("x") ? "tsx" : "ts",
      };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
await build({
  absWorkingDir: repository,
  entryPoints: ["main", "arraigo"].map((name) => join(here, "src", `${name}.ts`)),
  outdir: dist,
  bundle: true,
  splitting: true,
  // Beside the entries, so that a place relative to dist means the same in every chunk.
  chunkNames: "chunk-[hash]",
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  sourcesContent: false,
  // Under pnpm only packages/* can resolve what they depend on, so third parties are bundled too. Some of them are CommonJS and
  // call require; pg asks for its native twin, which nobody installs.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  external: ["pg-native"],
  logLevel: "warning",
  plugins: [sourcePlaces],
});
