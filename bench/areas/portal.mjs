import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "../lib/bench";
import { openBrowser } from "../lib/open-browser";
import { repository, startProduct } from "../lib/product";

const budgetKb = 200;
const lcpMsMax = 1_000;
const inpMsMax = 100;

/** What the browser fetches before anything runs, and how soon people see and feel the answer on the two pages opened most. */
export async function measure({ quick, log, report }) {
  const folder = await mkdtemp(join(tmpdir(), "arraigo-portal-"));
  const product = await startProduct(repository, { ARRAIGO_DATA: folder, DATABASE_URL: "" });
  try {
    report({ name: "first_load_javascript", value: firstLoadKb(), unit: "kB gzip", target: budgetKb, better: "lower" });
    const browser = await openBrowser();
    if (!browser) {
      log("No Chromium found: LCP and INP were not measured. Name one with CHROMIUM_PATH.");
      return;
    }
    const runs = quick ? 3 : 7;
    for (const [name, role, path, press] of [
      ["today", "employee", "/", typeInto],
      ["rollout", "change manager", "/adoption", switchGrouping],
    ]) {
      const person = product.signIns.find((each) => each.role === role) ?? { email: "", password: "" };
      const looks = [];
      for (let run = 0; run < runs; run++) looks.push(await look(browser, product.url, person, path, press));
      const middle = (metric) => median(looks.flatMap((each) => each[metric] ?? []));
      report({ name: `${name}_lcp`, value: middle("LCP"), unit: "ms", target: lcpMsMax, better: "lower" });
      report({ name: `${name}_inp`, value: middle("INP"), unit: "ms", target: inpMsMax, better: "lower" });
    }
    await browser.close();
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The portal's own budget check knows what a first load is; its first line has the number. */
function firstLoadKb() {
  const said = execFileSync(process.execPath, ["apps/portal/size.mjs"], { cwd: repository, encoding: "utf8" });
  return Number(/first-load JavaScript: ([\d.]+) of/u.exec(said)?.[1]);
}

/** A first visit: nothing cached, signed in, until the page has answered what is done to it. */
async function look(browser, url, person, path, press) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await context.request.post(`${url}/auth/sign-in/email`, {
    data: { email: person.email, password: person.password },
    headers: { origin: url },
  });
  const vitals = await readFile(
    join(dirname(fileURLToPath(import.meta.resolve("web-vitals"))), "web-vitals.iife.js"),
    "utf8",
  );
  // One script: what a first one declares is out of a second one's sight.
  await context.addInitScript(`${vitals}
    window.measured = {};
    const keep = ({ name, value }) => { window.measured[name] = value; };
    webVitals.onLCP(keep, { reportAllChanges: true });
    webVitals.onINP(keep, { reportAllChanges: true, durationThreshold: 16 });`);
  const page = await context.newPage();
  await page.goto(path);
  await page.locator("#main h1").waitFor();
  await page.waitForLoadState("networkidle");
  await press(page);
  await page.waitForTimeout(600);
  const measured = await page.evaluate(() => window.measured);
  await context.close();
  return measured;
}

async function typeInto(page) {
  await page.locator("#main form input").first().click();
  await page.keyboard.type("Llamé a Marta, quiere la oferta", { delay: 30 });
}

async function switchGrouping(page) {
  for (const name of ["Waves", "Roles", "Groups"]) {
    await page.getByText(name, { exact: true }).first().click();
    await page.waitForTimeout(300);
  }
}
