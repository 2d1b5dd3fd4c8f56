import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { silentLog, systemClock, type Clock } from '../../config/kernel/index.js';
import { buildApp } from '../../controller/api/app.js';
import { listen } from '../../controller/api/listen.js';
import { FakeRuntime } from '../support/fake-runtime.js';
import { builtPanel } from './built-panel.js';

const quietArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(extraArguments: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...quietArguments, ...extraArguments] });
}

export interface ServedPanel {
  readonly runtime: FakeRuntime;
  readonly app: FastifyInstance;
  readonly port: number;
  readonly url: string;
}

/** The built page over a fake site on a loopback port. */
export async function servePanel({
  port = 0,
  runtime = new FakeRuntime(),
  clock = systemClock,
}: { readonly port?: number; readonly runtime?: FakeRuntime; readonly clock?: Clock } = {}): Promise<ServedPanel> {
  const panelFolder = await builtPanel();
  const app = buildApp({ runtime, clock, log: silentLog, panelFolder, isSimulated: true });
  const listening = await listen(app, { port });
  if (!listening.ok) throw listening.failure;
  return { runtime, app, ...listening.value };
}

/** Everything the browser complained about: script errors, refused loads, broken policy. */
export const complaints: string[] = [];

/** @param whole what is there once the page has its first view */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  whole = '.cabin',
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector(whole);
  return page;
}
