import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

const FILES = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/market.js', 'market.js', 'text/javascript; charset=utf-8'],
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;

/** Nothing is fetched from elsewhere, and nobody may frame the page. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The live page at `/`. */
export function consoleRoutes(app: Hono): void {
  for (const [path, file, type] of FILES) {
    const text = readFileSync(new URL(`../../console/${file}`, import.meta.url), 'utf8');
    const headers = { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-cache' };
    app.get(path, () => new Response(text, { headers }));
  }
}
