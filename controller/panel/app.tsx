import type { VNode } from 'preact';
import { Building } from './components/building.js';
import { Cabin } from './components/cabin.js';
import { ChainLog } from './components/chain-log.js';
import { ClipChips } from './components/clip-chips.js';
import { ConnectionBanner } from './components/connection-banner.js';
import { FaultPanel } from './components/fault-panel.js';
import { LiveAnnouncer } from './components/live-announcer.js';
import { NoticeList } from './components/notice-list.js';
import { PageHeader } from './components/page-header.js';
import { SoundMeter } from './components/sound-meter.js';
import { TalkPanel } from './components/talk-panel.js';
import { text } from './messages/language.js';
import { connection, lift, site, station } from './state/site-state.js';

export function App(): VNode {
  const view = site.value;
  const car = station.value;
  const isLost = connection.value === 'lost';
  return (
    <>
      <a class="skip-link" href="#talk">
        {text.value.skipToTalk}
      </a>
      <PageHeader name={view?.name ?? ''} link={isLost ? null : (car?.link ?? null)} />
      <ConnectionBanner />
      {view === null || car === null ? (
        <main class="loading">{text.value.loading}</main>
      ) : (
        <main class={`layout ${isLost ? 'is-old' : ''}`}>
          <Cabin station={car} lift={lift.value} isSimulated={view.isSimulated} />
          <div class="middle">
            {lift.value !== null && <Building floors={car.floors} lift={lift.value} />}
            <SoundMeter meters={car.meters} />
          </div>
          <div class="side">
            {view.isSimulated ? (
              <TalkPanel site={view} station={car} />
            ) : (
              <p class="intro">{text.value.introductionReal}</p>
            )}
            <NoticeList station={car} />
            <ChainLog chain={view.chain} />
            <ClipChips clips={view.clips} />
            {view.isSimulated && <FaultPanel languages={view.languages} station={car} />}
          </div>
        </main>
      )}
      <LiveAnnouncer />
    </>
  );
}
