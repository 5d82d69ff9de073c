// Opens HTML files in headless Chromium, wide and narrow, light and dark, and prints as JSON what axe-core finds, what the page asks
// the network for, and whether it has to be scrolled sideways.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const found = [];
for (const file of process.argv.slice(2)) {
  for (const [width, scheme] of [[1200, "light"], [1200, "dark"], [360, "light"]]) {
    const page = await browser.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const address = pathToFileURL(file).href;
    await page.goto(address);
    const asked = requests.filter((url) => url !== address && !url.startsWith("data:"));
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => axe.run());
    const told = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.target.join(" ")) }));
    found.push({ file, width, scheme, violations: told, passes: passes.length, asked, scrolls });
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
