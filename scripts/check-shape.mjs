// The shape of the sources: small files, names that say what is inside, routers that are tables of contents.
import { readFileSync } from "node:fs";
import { filesBelow, report } from "./files.mjs";

const linesMax = 300;
const vagueFolder = /(^|\/)(utils?|common|shared|helpers?|types|core|misc)\//;
const vagueFile = /(^|\/)([\w-]+-)?(services?|utils?|helpers?|manager|common|misc)\.tsx?$/;

/** A router names permission, input and verb. Whatever decides, waits, catches or throws is a verb's business. */
const routerDoes = /\b(if|try|throw|await|switch|for|while)\b|=> \{|\?\s|&&|\|\|/;
/** A page far down a list costs as much as all pages before it: pages continue after a place (lists/sorting.ts). */
const skipsRows = /\.offset\(|\boffset\s+(\d|\$)/i;
/** No pages: the end of a batch that is worked through, and what is beyond so many rows and thrown away. */
const maySkip = [
  "packages/crm/src/profit/keep-profit.ts",
  "packages/crm/src/quality/keep-quality.ts",
  "packages/telemetry/src/rejected/keep-rejected.ts",
];
const medianMax = 60;
const ninetiethMax = 180;

const sources = filesBelow().filter((path) => /^(apps|packages|scripts)\/.+\.(ts|tsx|mjs)$/.test(path));
const findings = [];
const verbLines = [];
for (const path of sources) {
  if (vagueFolder.test(path)) findings.push(`${path}:1 a folder name that says nothing; name the behaviour`);
  if (vagueFile.test(path)) findings.push(`${path}:1 a file name that says nothing; name the behaviour`);
  const text = readFileSync(path, "utf8").split("\n");
  const lines = text.filter((line) => line.trim() !== "").length;
  if (/^packages\/(?!ui\/)[^/]+\/src\//.test(path) && !/\.test\.ts$/.test(path)) verbLines.push(lines);
  if (/^packages\/(?!platform\/).*[/-]router\.ts$/.test(path))
    text.forEach((line, index) => {
      const code = line.replace(/"[^"]*"|\/\/.*$|^\s*\/?\*.*$/g, "");
      if (routerDoes.test(code)) findings.push(`${path}:${index + 1} a router decides nothing: ${line.trim()}`);
    });
  if (/^(apps|packages)\/.+\/src\//.test(path) && !maySkip.includes(path))
    text.forEach((line, index) => {
      if (skipsRows.test(line.replace(/\/\/.*$|^\s*\/?\*.*$/g, "")))
        findings.push(
          `${path}:${index + 1} a query that skips rows reads them all; continue after a place: ${line.trim()}`,
        );
    });
  if (lines > linesMax)
    findings.push(`${path}:1 ${lines} non-blank lines; a file holds one behaviour, at most ${linesMax}`);
}

verbLines.sort((one, other) => one - other);
const [median = 0, ninetieth = 0] = [0.5, 0.9].map((share) => verbLines[Math.floor(verbLines.length * share)]);
if (median > medianMax) findings.push(`packages:1 the median file has ${median} lines, more than ${medianMax}`);
if (ninetieth > ninetiethMax)
  findings.push(`packages:1 a tenth of the files has more than ${ninetieth} lines; ${ninetiethMax} is the limit`);

report(
  "shape",
  findings,
  `${sources.length} source files, median ${median}, 90th percentile ${ninetieth}, none over ${linesMax} lines`,
);
