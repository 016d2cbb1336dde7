/** The feature a file on disk belongs to: "../features/crm/routes.tsx" → "crm". */
export function folderOf(path: string): string {
  return /features\/([^/]+)\//u.exec(path)?.[1] ?? "";
}
