import { fold } from "../records/fold";

const titles = new Set(
  "mr mrs ms miss mx dr dra sr sra srta don dona prof sir lady rev ing lic lcdo lcda jr snr ii iii iv phd md mba esq hijo".split(
    " ",
  ),
);
const particles = new Set(
  "de del la las los y e da das do dos di du van von der den ter ten al el bin ibn san".split(" "),
);

/** A name as it is compared: folded words without titles; particles belong to the word that follows. */
export function nameParts(name: string | null | undefined): string[] {
  const words = fold((name ?? "").replace(/\([^)]*\)|["“”«»]/gu, " ").replace(/['’`´]/gu, ""))
    .split(" ")
    .filter((word) => word !== "");
  const plain = words.filter((word) => !titles.has(word));
  const parts: string[] = [];
  let held = "";
  for (const word of plain.length > 0 ? plain : words) {
    if (particles.has(word)) held += word;
    else {
      parts.push(held + word);
      held = "";
    }
  }
  if (held !== "") parts.push(held);
  return parts;
}

/** The words of a name that "García, Ana" gives in another order: family name first, parted by a comma. */
export function splitListedName(name: string): { given: string; family: string } | null {
  const [family = "", given = "", ...more] = name.split(",").map((part) => part.trim());
  return family !== "" && given !== "" && more.length === 0 ? { given, family } : null;
}
