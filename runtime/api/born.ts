import http from 'node:http';
import express from 'express';

type Constructor<T> = new (...args: never[]) => T;

/** Puts the members of Express's prototype on a class of its own below Node's. */
function withMembers(target: object, members: object, app: express.Express): void {
  for (const key of Reflect.ownKeys(members)) {
    const descriptor = Object.getOwnPropertyDescriptor(members, key);
    if (key === 'constructor' || descriptor === undefined) continue;
    Object.defineProperty(target, key, descriptor);
  }
  Object.defineProperty(target, 'app', { value: app, writable: true, configurable: true });
}

/**
 * An HTTP server whose requests and responses are born with Express's prototypes. Express swaps
 * the prototype of both for every request, which costs three quarters of a small request's time;
 * with classes that have it from the start the swap changes nothing. Mounted sub-apps would swap
 * again: use routers.
 */
export function bornServer(app: express.Express): http.Server {
  class BornRequest extends http.IncomingMessage {}
  class BornResponse<
    R extends http.IncomingMessage = http.IncomingMessage,
  > extends http.ServerResponse<R> {}
  withMembers(BornRequest.prototype, express.request, app);
  withMembers(BornResponse.prototype, express.response, app);
  Object.assign(app, { request: BornRequest.prototype, response: BornResponse.prototype });
  const classes: {
    IncomingMessage: Constructor<BornRequest> & typeof BornRequest;
    ServerResponse: typeof BornResponse;
  } = { IncomingMessage: BornRequest, ServerResponse: BornResponse };
  return http.createServer(classes, app);
}
