// Documents may cite only what exists: paths in backticks or links, commands of package.json, and numbers with a source.
//
// A number is pinned by a comment on the same line, naming a file and a pattern whose first group is the true value:
//   Vitest 4.1.12 <!-- pinned: pnpm-workspace.yaml /vitest: (\S+)/ -->
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { filesBelow, report } from "./files.mjs";

const documents = filesBelow().filter((path) => path.endsWith(".md") && !path.startsWith("turbo/generators/"));
const commands = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts ?? {});
const builtIn = new Set(["install", "exec", "add", "run", "peers", "approve"]);
const topLevel = /^(apps|packages|docs|scripts|turbo|\.ci)\//;
const rootFile = /^[\w.-]+\.(json|yaml|cjs|md|config\.ts)$|^LICENSE$/;
const findings = [];

/** A citation may use `*`, `<name>`, `{a,b}` or `…`: then its fixed beginning must exist. */
function exists(cited, document) {
  const path = cited.replace(/[#:].*$/, "").replace(/\/$/, "");
  const fixed = /[*<{…]/.test(path) ? path.slice(0, path.search(/[*<{…]/)).replace(/[^/]*$/, "") : path;
  if (fixed === "") return true;
  return existsSync(fixed) || existsSync(normalize(join(dirname(document), fixed)));
}

for (const document of documents) {
  // A decision record says what was true on its day; only maps and guides must follow the tree.
  const dated = /^docs\/decisions\/\d/.test(document);
  let fenced = false;
  readFileSync(document, "utf8")
    .split("\n")
    .forEach((line, index) => {
      const say = (text) => findings.push(`${document}:${index + 1} ${text}`);
      if (/^\s*```/.test(line)) {
        fenced = !fenced;
        return;
      }
      for (const [, command] of line.matchAll(/\bpnpm (?:@\S+ )?([a-z][\w:-]*)/g))
        if (!dated && !commands.includes(command) && !builtIn.has(command)) say(`no such command: pnpm ${command}`);
      if (fenced) return;
      for (const [, target] of line.matchAll(/\]\(([^)\s]+)\)/g))
        if (!/^(https?:|mailto:|#)/.test(target) && !exists(target, document)) say(`link to nothing: ${target}`);
      if (!dated)
        for (const [, cited] of line.matchAll(/`([^`\s]+)`/g)) {
          const looksLikePath = topLevel.test(cited) || (rootFile.test(cited) && !cited.startsWith("@"));
          if (looksLikePath && !exists(cited, document)) say(`cites a path that does not exist: ${cited}`);
        }
      for (const [, source, pattern] of line.matchAll(/<!-- pinned: (\S+) \/(.+?)\/ -->/g)) {
        const found = existsSync(source) ? readFileSync(source, "utf8").match(new RegExp(pattern, "m")) : null;
        const value = found?.[1];
        if (value === undefined) say(`pin finds nothing: /${pattern}/ in ${source}`);
        else if (!line.slice(0, line.indexOf("<!-- pinned:")).includes(value))
          say(`${source} says ${value}; this line does not`);
      }
    });
}

report("docs", findings, `${documents.length} documents cite only what exists`);
