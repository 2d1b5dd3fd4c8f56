import { WebSocket } from 'ws';
import type { Direction } from '../../config/index.js';
import type { ChainEntry, LiveMessage, StationView } from '../../controller/api/contract/view.schema.js';

/** A page without a screen: keeps the view that /live sends up to date, and waits for what shall become true of it. */
export class LiveClient {
  readonly #socket: WebSocket;
  readonly chain: ChainEntry[] = [];
  readonly messages: LiveMessage[] = [];
  station: StationView | null = null;
  #look: (() => void)[] = [];

  readonly #wanted: string | null;

  private constructor(socket: WebSocket, wanted: string | null) {
    this.#socket = socket;
    this.#wanted = wanted;
    socket.on('message', (data: Buffer) => {
      this.#take(JSON.parse(data.toString('utf8')) as LiveMessage);
    });
  }

  /** @param wanted id of the station that is looked at; null: the first */
  static async connect(url: string, wanted: string | null = null): Promise<LiveClient> {
    const client = new LiveClient(new WebSocket(new URL('/api/v1/live', url.replace('http', 'ws'))), wanted);
    await client.until('the first view', () => client.station !== null);
    return client;
  }

  /**
   * Waits until `isTrue`, which is asked at every message: of several that arrive together the state in the middle counts too.
   * Fails after `limitMs` with the chain so far, which usually says why.
   */
  async until(what: string, isTrue: () => boolean, limitMs = 15_000): Promise<void> {
    if (isTrue()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#look = this.#look.filter((one) => one !== look);
        reject(new Error(`${what}: not within ${limitMs} ms\n${this.#story()}`));
      }, limitMs);
      const look = (): void => {
        if (!isTrue()) return;
        clearTimeout(timer);
        this.#look = this.#look.filter((one) => one !== look);
        resolve();
      };
      this.#look.push(look);
    });
  }

  /** Waits until the station listens and its own voice has died away. */
  async untilItListens(): Promise<void> {
    const listens = (): boolean => this.station?.dialogue === 'listening' && !this.station.isSpeaking;
    await this.until('the station listens', listens, 30_000);
  }

  lamp(floor: string): string | undefined {
    return this.station?.floors.find(({ id }) => id === floor)?.lamp;
  }

  landingLamp(direction: Direction): string | undefined {
    return this.station?.landing?.calls.find((call) => call.direction === direction)?.lamp;
  }

  steps(step: ChainEntry['step']): readonly ChainEntry[] {
    return this.chain.filter((entry) => entry.step === step);
  }

  close(): void {
    this.#socket.terminate();
  }

  #take(message: LiveMessage): void {
    this.messages.push(message);
    if (message.type === 'view') {
      const { stations, scenes } = message.view;
      this.station = stations.find(({ id }) => this.#wanted === null || id === this.#wanted) ?? null;
      this.chain.push(...(scenes[this.station?.id ?? '']?.chain ?? []));
    }
    if (message.type === 'station' && message.station.id === this.station?.id) this.station = message.station;
    if (message.type === 'chain' && message.station === this.station?.id) this.chain.push(message.entry);
    for (const look of [...this.#look]) look();
  }

  #story(): string {
    const lines = this.chain.map(({ step, text }) => `${step}: ${text['en']}`);
    return [
      `availability ${this.station?.availability ?? '?'}, dialogue ${this.station?.dialogue ?? '?'}`,
      ...lines,
    ].join('\n');
  }
}

/** POST as the page does it. */
export async function post(url: string, path: string, body: object): Promise<Response> {
  return fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
