export const messages = {
  jobs: {
    today: "Today",
    crm: "CRM",
    learn: "Learn",
    voice: "Voice",
    adoption: "Adoption",
    change: "Change",
    sponsor: "Sponsor",
    admin: "Admin",
  },
  navigation: "Main",
  skip: "Skip to content",
  search: "Search or do…",
  more: "More",
  needsYou: "{count, plural, one {# needs you} other {# need you}}",
  account: "Your account",
  signOut: "Sign out",
  signOutEverywhere: "Sign out everywhere",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  density: "Density",
  densities: { compact: "Compact", comfortable: "Comfortable" },
  language: "Language",
  keyboard: "Keyboard",
  offline: "You are offline. What you see may be old; what you write stays on this page.",
  palette: {
    title: "Search or do",
    placeholder: "Search or do…",
    hint: "Go to a page, do something, or find an account, a contact, a person",
    go: "Go to",
    do: "Do",
    found: "Found",
    nothing: "Nothing found for “{text}”.",
    searching: "Searching…",
    failed: "The search could not be done. Try again.",
    undo: "Undo the last act",
    results: "{count, plural, =0 {No results} one {# result} other {# results}}",
  },
  keys: {
    here: "On this page",
    everywhere: "Everywhere",
    title: "Keys",
    palette: "Search or do",
    search: "Search",
    create: "Create",
    say: "Say that something isn’t right",
    help: "This list",
    go: "Go to {job}",
    followedBy: "then",
    single: "Single-letter keys",
    singleHint: "Turn them off if you use speech input, or if they get in the way.",
    undo: "To the notifications, where Undo is",
  },
  today: {
    greeting: "{part, select, morning {Good morning} afternoon {Good afternoon} other {Good evening}}, {name}.",
    clear:
      "{part, select, morning {Good morning} afternoon {Good afternoon} other {Good evening}}, {name}. <em>Nothing is waiting</em> for you.",
    count:
      "{part, select, morning {Good morning} afternoon {Good afternoon} other {Good evening}}, {name}. <em>{count, plural, one {One thing} other {# things}}</em> today.",
    countWith:
      "{part, select, morning {Good morning} afternoon {Good afternoon} other {Good evening}}, {name}. {count, plural, one {One thing} other {# things}} today; ",
    next: "What is next, and why",
    today: "today",
    nothing: "Nothing is waiting",
    nothingWhy: "What you plan, and what others need from you, appears here with its reason.",
  },
  notFound: {
    title: "There is nothing at this address",
    why: "The link may be old, or mistyped.",
    sentence: "We could not find that page.",
  },
  notFetched: {
    writing:
      "There is a newer version of the portal, and this needs it. Save or finish what you are writing, then reload.",
    failed: "This could not be opened. Try again in a moment; reloading helps where the portal was renewed meanwhile.",
    reload: "Reload",
  },
  crash: {
    title: "This page has stopped working",
    safe: "What you saved is safe. Reloading usually helps.",
    reload: "Reload",
    sentence: "Something went wrong on this page.",
  },
} as const;

declare module "../../lib/messages" {
  interface Catalogue {
    shell: typeof messages;
  }
}
