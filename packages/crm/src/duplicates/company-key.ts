import { fold } from "../records/fold";

/** Legal forms and words that say nothing about which company it is. */
const forms = new Set(
  `sa sl slu sll sau sc scl scp sca srl spa sas sarl eurl ag gmbh mbh kg kgaa ohg ug ev bv nv oy oyj ab aps as asa inc incorporated corp
  corporation co company cia compania ltd limited llc llp lp plc pty pte bhd sdn kk ltda eirl cv rl cb ong sociedad anonima limitada
  responsabilidad the el la los las and y e und et de del of di da do grupo group holding holdings`.split(/\s+/),
);

/** The words that name a company: folded, without legal form, articles and "group". All words where nothing else is left. */
export function companyWords(name: string | null | undefined): string[] {
  if (!name) return [];
  // "S. A. U." is one word said letter by letter.
  const text = fold(name.replace(/&/g, " ").replace(/['’`´]/gu, "")).replace(
    /(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu,
    "",
  );
  const words = text.split(" ").filter((word) => word !== "");
  const telling = words.filter((word) => !forms.has(word));
  return telling.length > 0 ? telling : words;
}

const hosts = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.es outlook.com outlook.es live.com msn.com yahoo.com yahoo.es ymail.com icloud.com me.com
  mac.com aol.com gmx.com gmx.net gmx.de web.de proton.me protonmail.com mail.com zoho.com yandex.com telefonica.net terra.es ono.com
  movistar.es facebook.com linkedin.com instagram.com twitter.com x.com wordpress.com blogspot.com wixsite.com sites.google.com`.split(
    /\s+/,
  ),
);

/** The domain of a website, without scheme, www and path. Null where it is none, or where everybody has pages or mail. */
export function websiteDomain(website: string | null | undefined): string | null {
  const text = (website ?? "").trim().toLowerCase();
  const [, host = ""] = /^(?:[a-z]+:\/\/)?(?:[^/@\s]*@)?([^/:?#\s]+)/.exec(text) ?? [];
  const domain = host.replace(/^(?:www\d?|web|m)\./, "").replace(/\.$/, "");
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain) && !isPublicHost(domain) ? domain : null;
}

/** Whether a domain belongs to everybody: free mail and pages on somebody else's site. */
export const isPublicHost = (domain: string): boolean => hosts.has(domain);
