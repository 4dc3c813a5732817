/** Whether the server answers at all. */
export async function reachable(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store' })).ok;
  } catch {
    // What fetch throws says only that no answer came.
    return false;
  }
}
