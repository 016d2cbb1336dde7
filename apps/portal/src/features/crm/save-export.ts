import { saveFile } from "@arraigo/ui/plain/csv";

/** Hands an exported file, as it travelled, to the person's browser. */
export function saveExport(file: { fileName: string; mimeType: string; content: string }): void {
  saveFile(file.fileName, bytesOf(file.content), file.mimeType);
}

/** Bytes that travelled in base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}
