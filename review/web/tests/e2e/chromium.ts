// The headless Chromium of the system.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const candidates = [process.env['MEISHI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function chromiumPath(): string {
  const found = candidates.find((each) => each !== undefined && existsSync(each));
  if (found === undefined) throw new Error('no Chromium: install Debian’s package chromium, or name one in MEISHI_CHROMIUM');
  return found;
}

export function startBrowser(): Promise<Browser> {
  // Root, as in a container, has no sandbox of its own; the pages are ours.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
