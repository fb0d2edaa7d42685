import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const ASSETS = fileURLToPath(new URL('./dist/assets/', import.meta.url))

/** Every asset packed once, so that the server need not pack it for each reader. */
function packed(): Plugin {
  return {
    name: 'packed-assets',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(ASSETS)) {
        if (!/\.(?:js|css)$/.test(name)) continue
        const bytes = readFileSync(`${ASSETS}${name}`)
        writeFileSync(`${ASSETS}${name}.br`, brotliCompressSync(bytes))
        writeFileSync(`${ASSETS}${name}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [svelte(), packed()],
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // One style for all views: it is small, and each file more is a request before the first view.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // What several views share comes with the first one, in one file.
        codeSplitting: {
          groups: [
            {
              name: 'page',
              test: /\/web\/page\/src\/(?:components|lib)\/|\/node_modules\/svelte\//,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
})
