import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { styleNonce } from './build/style-nonce.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Two pages: the workbench, and a small one for citizens that shares no framework with it. */
export default defineConfig({
  root: path('.'),
  plugins: [styleNonce, react()],
  resolve: {
    dedupe: ['react', 'react-dom'],
    alias: { '@liandong/engine': path('../engine/index.ts') },
  },
  optimizeDeps: { rolldownOptions: { plugins: [styleNonce] } },
  build: {
    outDir: path('dist'),
    emptyOutDir: true,
    manifest: true,
    // A data: URL for a font or picture would need more room in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: path('index.html'), citizen: path('citizen.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
