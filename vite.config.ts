import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console's page. Relative addresses, so that it can be served under any path; nothing from anywhere else. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/adapters/console/page'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // The chunk of slack-blocks-to-jsx is big and comes later, only for blocks that need it.
    chunkSizeWarningLimit: 1500,
  },
})
