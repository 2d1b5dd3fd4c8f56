import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [preact()],
  // The audio worklet is a module of its own.
  worker: { format: 'es' },
  build: {
    outDir: here('../../dist/panel'),
    emptyOutDir: true,
    // The page of who looks after a station, and the display for its passengers alone.
    rolldownOptions: { input: [here('index.html'), here('display.html')] },
    target: 'es2022',
    // The content security policy allows files of this server only, so nothing may be put into data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
