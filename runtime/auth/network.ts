import { isIPv6 } from 'node:net';

/**
 * What stands for one sender in limits by address: an IPv4 address itself, of an IPv6 address the
 * first 64 bits, since whoever has one of them has all behind it.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const mapped = /(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped?.[1] && /^::ffff:/i.test(bare)) return mapped[1];
  // An IPv4 address at the end stands for two groups.
  const [head = '', tail] = bare.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  const gap = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array<string>(gap).fill('0'), ...last];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
