/** A throw-away MariaDB of one's own. */
export type MariaDb = {
  /** `mysql://user:password@127.0.0.1:port/database`; the user may create databases. */
  readonly url: string;
  /** Dies at once, as in a power cut. */
  kill(): Promise<void>;
  /** Starts again with the same data, port and password, after stopping it if it runs. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
};

/** Throws an Error when no MariaDB is installed or it does not start, with what it said. */
export function startMariaDb(): Promise<MariaDb>;
