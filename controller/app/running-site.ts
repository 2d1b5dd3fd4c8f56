import type { Site, SiteFault } from '../../config/index.js';
import type { ElevatorError, Listeners, Result } from '../../config/kernel/index.js';
import type { Speech } from '../../speech/index.js';
import type { LiveMessage, Texts } from '../api/contract/view.schema.js';
import type { SiteRuntime } from '../api/site-runtime.types.js';
import type { Messages } from '../domain/messages/messages.js';
import { promptPlan } from '../domain/messages/prompt-plan.js';
import type { PromptPreparation } from './prompt-preparation.js';
import type { RunningStation } from './running-station.js';

export interface RunningSiteOptions {
  readonly site: Site;
  readonly speech: Pick<Speech, 'change'>;
  readonly messages: Messages;
  readonly stations: readonly RunningStation[];
  /** One sentence per thing that is not available, with what that means. */
  readonly notices: readonly string[];
  /** Not started: a benchmark has no time to spare. */
  readonly preparation: PromptPreparation;
  readonly createRuntime: (site: () => Site) => SiteRuntime;
  /** Everybody who looks on. */
  readonly changes: Listeners<LiveMessage>;
  readonly stop: () => Promise<void>;
}

/** More faults would fill the page, which is there for other things too. */
const mostFaultsShown = 8;

/** A site at work once it is started, without a port. */
export class RunningSite {
  readonly runtime: SiteRuntime;
  readonly stations: readonly RunningStation[];
  readonly notices: readonly string[];
  readonly preparation: PromptPreparation;
  readonly #options: RunningSiteOptions;
  #site: Site;

  constructor(options: RunningSiteOptions) {
    this.#options = options;
    this.#site = options.site;
    this.stations = options.stations;
    this.notices = options.notices;
    this.preparation = options.preparation;
    this.runtime = options.createRuntime(() => this.#site);
  }

  /** The links and the sound of all stations come up; until then nothing has been heard or sent. Once. */
  start(): void {
    for (const station of this.stations) station.start();
  }

  get site(): Site {
    return this.#site;
  }

  /**
   * Takes over another version of the site that differs in nothing that needs a restart: each station when nobody speaks there.
   * Link, calls under way and contacts are left alone. A failure has changed nothing. One at a time.
   */
  async change(site: Site): Promise<Result<void, ElevatorError>> {
    const changed = await this.#options.speech.change(site, (station) => {
      this.stations.find(({ service }) => service.station.id === station.id)?.service.change(station);
    });
    if (!changed.ok) return changed;
    this.#site = site;
    void this.preparation.change(promptPlan(site, this.#options.messages));
    this.#options.changes.emit({ type: 'view', view: this.runtime.view() });
    return changed;
  }

  /** Shows on the page why a changed site file is not used; no faults: it is. */
  showFaults(faults: readonly SiteFault[]): void {
    const { messages } = this.#options;
    const show = faults.slice(0, mostFaultsShown).map(({ line, field, message }): Texts => {
      const fault = field === '' ? message : `${field}: ${message}`;
      return messages.display(({ notices }) => notices.siteFileFault(line, fault));
    });
    const more = faults.length - show.length;
    const sentences = [
      messages.display(({ notices }) => notices.siteFileRefused),
      ...show,
      ...(more > 0 ? [messages.display(({ notices }) => notices.siteFileMoreFaults(more))] : []),
    ];
    for (const station of this.stations) station.notices.set('siteFile', faults.length === 0 ? [] : sentences);
  }

  stop(): Promise<void> {
    return this.#options.stop();
  }
}
