// Runs before the first paint so that nobody sees the wrong theme flash. A file of its own: the security policy allows no inline script.
(() => {
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("arraigo.appearance") ?? "{}");
  } catch {
    // A broken or blocked store means the system's own preference.
  }
  const root = document.documentElement;
  const dark =
    stored.theme === "dark" || (stored.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.density = stored.density === "comfortable" ? "comfortable" : "compact";
  let language = null;
  try {
    language = localStorage.getItem("arraigo.language");
  } catch {}
  root.lang = language ?? (navigator.language.startsWith("es") ? "es" : "en");
})();
