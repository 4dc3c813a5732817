import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { browserCookie, readCookie, writeCookie } from './cookies.ts';
import { contentSecurityPolicy, newNonce } from './headers.ts';

const mediaTypes: { readonly [ending: string]: string } = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

const packed = promisify(gzip);

/** A file of the built pages, by its path below the site. */
interface Asset {
  readonly file: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Compressed once, at the first request; null where that gains nothing. */
  gzip: Promise<Buffer | null> | null;
}

async function assetsIn(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const found = new Map<string, Asset>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const mediaType = mediaTypes[entry.name.toLowerCase().split('.').at(-1) ?? ''];
    if (mediaType === undefined || entry.name.endsWith('.html')) continue;
    const { size } = await stat(file);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    found.set(path, { file, mediaType, sizeBytes: size, gzip: null });
  }
  return found;
}

async function compress(asset: Asset): Promise<Buffer | null> {
  if (asset.sizeBytes < 1024 || !/^(text|image\/svg|application)/.test(asset.mediaType))
    return null;
  return packed(await readFile(asset.file), { level: 9 });
}

/**
 * A path that means a file of ours, which is not there. Deeper paths belong to the pages, also with
 * dots: the process designer's ends in the name of an artefact.
 */
const missingFile = /^\/assets\/|^\/[^/]*\.(?!html$)[a-z0-9]{1,12}$/i;

/** Where the nonce goes: scripts read it from here for the styles that they add. */
const nonceHole = /(<meta\s+name="csp-nonce"\s+content=")[^"]*(")/;

/**
 * The built web pages: hashed assets, and two entries. `/citizen` and what lies below it is the
 * citizens' entry, every other path that is no file is the workbench.
 */
export class Pages {
  readonly #assets: ReadonlyMap<string, Asset>;
  readonly #entries: ReadonlyMap<'index' | 'citizen', string>;

  private constructor(
    assets: ReadonlyMap<string, Asset>,
    entries: ReadonlyMap<'index' | 'citizen', string>,
  ) {
    this.#assets = assets;
    this.#entries = entries;
  }

  /** Reads the names of all files once. Throws when the folder lacks an entry. */
  static async open(folder: string): Promise<Pages> {
    const entries = new Map<'index' | 'citizen', string>();
    for (const name of ['index', 'citizen'] as const) {
      entries.set(name, await readFile(join(folder, `${name}.html`), 'utf8'));
    }
    return new Pages(await assetsIn(folder), entries);
  }

  /** Answers a GET or HEAD; false when the path is for somebody else. `secure`: by https. */
  async serve(request: Request, response: Response, secure: boolean): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const asset = this.#assets.get(request.path);
    if (asset !== undefined) {
      await this.#sendAsset(request, response, asset);
      return true;
    }
    if (missingFile.test(request.path)) return false;
    this.#sendEntry(request, response, secure);
    return true;
  }

  async #sendAsset(request: Request, response: Response, asset: Asset): Promise<void> {
    const hashed = request.path.startsWith('/assets/');
    response.setHeader('Content-Type', asset.mediaType);
    response.setHeader(
      'Cache-Control',
      hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    );
    response.setHeader('Vary', 'Accept-Encoding');
    asset.gzip ??= compress(asset);
    const small = request.acceptsEncodings('gzip') === 'gzip' ? await asset.gzip : null;
    if (small !== null) {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(request.method === 'HEAD' ? undefined : small);
      return;
    }
    response.setHeader('Content-Length', asset.sizeBytes);
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(asset.file), response);
  }

  #sendEntry(request: Request, response: Response, secure: boolean): void {
    const citizen = /^\/citizen(\/|\.html$|$)/.test(request.path);
    const nonce = newNonce();
    const html = this.#entries.get(citizen ? 'citizen' : 'index') ?? '';
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', mediaTypes.html ?? 'text/html');
    if (readCookie(request.headers.cookie, browserCookie) === null) {
      // Scopes the idempotency keys of somebody who has no login.
      const token = randomBytes(16).toString('base64url');
      const options = { secure, maxAgeS: 7 * 24 * 3600 };
      response.append('Set-Cookie', writeCookie(browserCookie, token, options));
    }
    const body = html.replace(nonceHole, `$1${nonce}$2`);
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}
