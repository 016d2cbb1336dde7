const small = new Set(["de", "del", "la", "las", "los", "y", "e", "van", "von", "der", "den", "da", "di", "do", "dos"]);

function tidyPart(part: string): string {
  const lower = part.toLocaleLowerCase("es");
  const capitalised = lower.charAt(0).toLocaleUpperCase("es") + lower.slice(1);
  // McDonald and O'Brien; "Mac" is left alone, because Macias and Macey are as common as MacArthur.
  return capitalised
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(
      /^([OD])(['’])(\p{L})/u,
      (_, first: string, mark: string, letter: string) => `${first}${mark}${letter.toUpperCase()}`,
    );
}

/** Writes a SHOUTED name the way people write it: "JON YANG" → "Jon Yang", "MARÍA DE LA CRUZ" → "María de la Cruz". Accents stay. */
export function tidyCapitals(name: string): string {
  return name
    .split(/(\s+)/)
    .map((word, index) => {
      if (index > 0 && small.has(word.toLocaleLowerCase("es"))) return word.toLocaleLowerCase("es");
      return word
        .split("-")
        .map((part) => (/^\p{L}\.?$/u.test(part) ? part.toLocaleUpperCase("es") : tidyPart(part)))
        .join("-");
    })
    .join("");
}
