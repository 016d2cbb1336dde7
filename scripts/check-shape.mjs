// The shape of the sources: small files, names that say what is inside, one class of folder names nobody may use.
import { readFileSync } from "node:fs";
import { filesBelow, report } from "./files.mjs";

const linesMax = 300;
const vagueFolder = /(^|\/)(utils?|common|shared|helpers?|types|core|misc)\//;
const vagueFile = /(^|\/)([\w-]+-)?(services?|utils?|helpers?|manager|common|misc)\.tsx?$/;

const sources = filesBelow().filter((path) => /^(apps|packages|scripts)\/.+\.(ts|tsx|mjs)$/.test(path));
const findings = [];
for (const path of sources) {
  if (vagueFolder.test(path)) findings.push(`${path}:1 a folder name that says nothing; name the behaviour`);
  if (vagueFile.test(path)) findings.push(`${path}:1 a file name that says nothing; name the behaviour`);
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "").length;
  if (lines > linesMax)
    findings.push(`${path}:1 ${lines} non-blank lines; a file holds one behaviour, at most ${linesMax}`);
}

report("shape", findings, `${sources.length} source files, none over ${linesMax} lines`);
