import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config.ts';

/** Another program listens where this node was told to. */
export class PortTaken extends Error {
  readonly code = 'EADDRINUSE';
}

/**
 * Throws `PortTaken` when nothing could listen at the configured place: asked before a database is
 * filled, so that a node that cannot serve leaves nothing behind.
 */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(
      `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT 另选端口 / ` +
        `Port ${port} is in use: stop the program that uses it, or choose another with PORT`,
    );
  }
  server.close();
  await once(server, 'close');
}
