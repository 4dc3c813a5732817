/** A bounded map that forgets what was longest unused. */
export class Lru<T> {
  private readonly entries = new Map<string, T>();
  private readonly sizeMax: number;

  constructor(sizeMax: number) {
    this.sizeMax = sizeMax;
  }

  get(key: string): T | undefined {
    const found = this.entries.get(key);
    if (found !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, found);
    }
    return found;
  }

  set(key: string, value: T): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.sizeMax) {
      this.entries.delete(this.entries.keys().next().value as string);
    }
  }
}
