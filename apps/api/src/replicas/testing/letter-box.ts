import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { freePort } from "../../../test/open-server";

/** A mail server that remembers to whom each letter went. */
export async function openLetterBox() {
  const letters: string[] = [];
  const port = await freePort();
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((letter) => {
          letters.push(...(letter.to ?? []).map((to) => to.address ?? ""));
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => sink.listen(port, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise<void>((resolve) => sink.close(() => resolve())),
  };
}
