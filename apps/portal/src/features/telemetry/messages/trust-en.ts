/** What is believed of a source about who is who. */
export const trust = {
  label: "Where the key will be",
  hint: "A key in a page can be read by anybody, so what comes with it is believed less.",
  choices: {
    server: "On a server, where nobody can read it",
    browser: "In pages that people open",
    apart: "In pages, and its names counted apart",
  },
  means: {
    server: "What it says about who is who counts wherever the directory says nothing.",
    browser:
      "What it says about who is who counts where nothing else says anything, and never against a server, the directory or your decision. What it says somebody did is counted for them.",
    apart:
      "Nobody is said to have done what it reports. Its names are listed under Unknown names, where you can vouch for one.",
  },
  short: { server: "on a server", browser: "in pages", apart: "in pages, counted apart" },
  change: "Trust",
  title: "What is believed of “{name}”",
  why: "It holds from now on. What came in stays as it was counted. A key that was in a page cannot become a server’s again.",
  save: "Save",
  claimed:
    "{names, plural, one {One name stands} other {# names stand}} for {people, plural, one {one person} other {# people}} only because a page said so; no server, no entry of the directory and no decision of yours says anything about {names, plural, one {it} other {them}}.",
};
