/** Address of something under /api/v1 on the server this page came from. */
export function addressOf(path: string, protocol: 'http' | 'ws'): string {
  const address = new URL(`/api/v1/${path}`, location.href);
  if (protocol === 'ws') address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
