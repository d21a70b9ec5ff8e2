// Opens a dashboard in a real browser and uses it; every complaint is a line, and any ends it badly.
// Arguments: the browser, the page, what to check (`sample` or `hostile`), and where pictures go.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [browserPath, pagePath, kind, pictures] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(pagePath).href;
const complaints = [];

function check(holds, complaint) {
  if (!holds) complaints.push(complaint);
}

function equal(actual, expected, what) {
  const [a, b] = [actual, expected].map(value => JSON.stringify(value));
  check(a === b, `${what}: ${a} instead of ${b}`);
}

// Containers have little shared memory, and no sandbox for root.
const args = ['--disable-dev-shm-usage'];
if (process.getuid?.() === 0) args.push('--no-sandbox');
const browser = await puppeteer.launch({ executablePath: browserPath, headless: true, args, timeout: 120_000 });

// A page that notes every request, every line of its console and every error.
async function open({ width, height, theme = 'light', script = true, hash = '' }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.setJavaScriptEnabled(script);
  page.on('console', message => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', request => {
    const own = request.url().split('#')[0] === address || request.url() === 'data:,';
    if (!own) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address + hash);
  return page;
}

const texts = (page, selector) =>
  page.$$eval(selector, found => found.filter(one => one.checkVisibility()).map(one => one.textContent.trim()));
const ranked = page => texts(page, '.list:not([hidden]) tbody th a');
const focused = page => page.evaluate(() => document.activeElement.textContent.trim());

// The judge's script is not the page's: it is run through the protocol, beside the page's policy.
async function judge(page, what) {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate(tags => axe.run(document, { runOnly: tags }), tags);
  for (const { id, impact, nodes } of violations) {
    const where = nodes.slice(0, 3).map(node => `${node.target} (${node.any[0]?.message ?? ''})`);
    complaints.push(`axe, ${what}: ${id} (${impact}), ${nodes.length} times: ${where.join('; ')}`);
  }
}

async function sample() {
  const page = await open({ width: 1280, height: 800 });
  const first = await ranked(page);
  equal(first.length, 33, 'members of the first list');
  equal(first[0], 'Kabupaten Serdang Bedagai', 'the first of the list');
  equal((await texts(page, '.lead'))[0], '31 dari 33 pemda di zona hijau', 'headline');

  // Sort: by score from the top, then from the bottom; by name. The heading says which.
  const heading = label => page.evaluateHandle(label =>
    [...document.querySelectorAll('.list:not([hidden]) thead th')].find(th => th.textContent.trim() === label), label);
  const click = async label => (await (await heading(label)).$('button')).click();
  const order = async label => (await heading(label)).evaluate(th => th.ariaSort);
  await click('Nilai');
  equal(await order('Nilai'), 'descending', 'order by score');
  equal(await ranked(page), first, 'sorted by score');
  await click('Nilai');
  equal(await order('Nilai'), 'ascending', 'order by score, again');
  equal((await ranked(page))[0], 'Kabupaten Nias Barat', 'the last comes first');
  await click('Pemda');
  equal(await order('Nilai'), null, 'order of a column that is not sorted by');
  const names = await ranked(page);
  equal(names, [...names].sort((a, b) => a.localeCompare(b, 'id')), 'sorted by name');
  await click('Peringkat');
  equal(await ranked(page), first, 'sorted by rank');

  // Filter by kind and zone, search by name and code; the count is said.
  const said = async () => (await texts(page, '.shown'))[0];
  await page.select('#saring-jenis', 'kota');
  equal((await ranked(page)).length, 8, 'kota');
  equal(await said(), '8 dari 33 pemda ditampilkan', 'count of kota');
  await page.select('#saring-jenis', '');
  await page.select('#saring-zona', 'kuning');
  equal(await ranked(page), ['Kabupaten Tapanuli Tengah', 'Kabupaten Nias Barat'], 'yellow');
  await page.select('#saring-zona', '');
  await page.type('#cari', 'SERDÁNG');
  equal(await ranked(page), ['Kabupaten Serdang Bedagai', 'Kabupaten Deli Serdang'], 'search');
  await page.$eval('#cari', input => { input.value = ''; });
  await page.type('#cari', '12.78');
  equal(await ranked(page), ['Kota Gunungsitoli'], 'search by code');
  await page.type('#cari', 'x');
  equal(await ranked(page), [], 'search for nobody');
  check((await texts(page, '.nothing')).length === 1, 'nothing says that nothing was found');
  await page.$eval('#cari', input => { input.value = ''; input.dispatchEvent(new Event('input')); });
  await page.select('#saring-daftar', '1');
  equal((await ranked(page)).length, 25, 'members of the second list');
  await page.select('#saring-daftar', '0');

  // Open a region by click and keyboard; come back to where it was opened.
  await judge(page, 'overview, light');
  const link = await page.evaluateHandle(() =>
    [...document.querySelectorAll('.ranking a')].find(a => a.textContent === 'Kabupaten Dairi'));
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#12.11');
  equal(await focused(page), 'Kabupaten Dairi', 'focus on a region that was opened');
  check((await page.title()).startsWith('Kabupaten Dairi'), 'the title is not the region\'s');
  equal(await ranked(page), [], 'the overview while a region is open');
  await judge(page, 'region, light');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash === '#peringkat');
  equal(await focused(page), 'Kabupaten Dairi', 'focus after a region was closed');
  equal((await ranked(page)).length, 33, 'members after a region was closed');

  // A link of a region leads to a file of the run.
  await page.goto(`${address}#12.18`);
  const links = await page.$$eval('[id="12.18"] .links a', links => links.map(a => a.href));
  equal(links.length, 2, 'documents of a region');
  for (const link of links) check(fs.existsSync(new URL(link)), `${link} is not there`);
  await page.close();

  const dark = await open({ width: 1920, height: 1080, theme: 'dark' });
  await judge(dark, 'overview, dark');
  await dark.close();
  const darkRegion = await open({ width: 360, height: 740, theme: 'dark', hash: '#12.25' });
  await judge(darkRegion, 'region, dark, phone');
  await darkRegion.close();
  await sizes();
  await withoutScript();
  await onPaper();
}

// No size scrolls sideways; a picture of each is kept where the caller wants them.
async function sizes() {
  for (const [width, height] of [[320, 640], [360, 740], [1280, 800], [1920, 1080]]) {
    for (const theme of ['light', 'dark']) {
      for (const [name, hash] of [['overview', ''], ['region', '#12.18']]) {
        const page = await open({ width, height, theme, hash });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        check(wide <= width, `${name} at ${width}: ${wide} wide`);
        if (pictures) {
          await page.screenshot({ path: path.join(pictures, `${name}-${width}-${theme}.png`) });
        }
        await page.close();
      }
    }
  }
}

async function withoutScript() {
  const page = await open({ width: 1280, height: 800, script: false });
  equal((await texts(page, '.ranking tbody th a')).length, 33 + 25, 'both lists without a script');
  equal((await texts(page, '.controls')).length, 0, 'controls that do nothing');
  await page.goto(`${address}#12.18`);
  equal((await texts(page, '.region h1')), ['Kabupaten Serdang Bedagai'], 'region without a script');
  equal((await texts(page, '.overview h2')), [], 'overview beside a region without a script');
  await page.close();
}

async function onPaper() {
  const page = await open({ width: 1280, height: 800 });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  check(pdf.length > 10_000, 'nothing was printed');
  if (pictures) fs.writeFileSync(path.join(pictures, 'overview.pdf'), pdf);
  await page.emulateMediaType('print');
  equal(await texts(page, '.watermark'), ['CONTOH'], 'mark on paper');
  await page.close();
}

// Names that would like to be markup are text, wherever they stand.
async function hostile() {
  const page = await open({ width: 1280, height: 800 });
  const name = '<script>alert(1)</script>';
  check((await page.content()).includes('&lt;script&gt;alert(1)'), 'the hostile name is not on the page');
  equal(await page.$$eval('script', found => found.length), 1, 'scripts');
  equal(await page.$$eval('img, iframe, object, embed', found => found.length), 0, 'foreign elements');
  for (const part of ['h1', '.list h3']) {
    check((await texts(page, part)).some(text => text.includes(name)), `${part} does not show it`);
  }
  await page.goto(`${address}#34.71`);
  const units = await texts(page, '.region .heat tbody th');
  check(units.some(text => text.includes(name)), `units do not show it: ${units}`);
  await judge(page, 'hostile region');
  await page.close();
}

try {
  await { sample, hostile }[kind]();
} catch (error) {
  complaints.push(error.stack);
}
await browser.close();
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length ? 1 : 0;
