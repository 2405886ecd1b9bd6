import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Everything is a file of its own: the Content-Security-Policy allows no inline script, style or font.
// The base is relative, so that the page also works below a path of a reverse proxy.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    target: 'es2022',
    outDir: process.env['MEISHI_PAGE_DIR'] ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['MEISHI_SERVER'] ?? 'http://127.0.0.1:8080' } },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
