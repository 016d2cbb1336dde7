export interface JournalEntry {
  tag: string;
  when: number;
}

/** The migrator applies only what is newer than the newest applied one: an older entry would be skipped without a word. */
export function skippedMigrations(entries: readonly JournalEntry[], sqlFiles: readonly string[]): string[] {
  const findings: string[] = [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    if (before && entry.when <= before.when)
      findings.push(`${entry.tag} is not newer than ${before.tag}; delete it and generate it again`);
    if (!sqlFiles.includes(`${entry.tag}.sql`)) findings.push(`${entry.tag} is in the journal, and has no file`);
  });
  for (const file of sqlFiles)
    if (!entries.some((entry) => `${entry.tag}.sql` === file)) findings.push(`${file} is not in the journal`);
  return findings;
}
