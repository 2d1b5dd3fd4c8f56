import type { VNode } from 'preact';
import { Building } from './components/building.js';
import { Cabin } from './components/cabin.js';
import { ChainLog } from './components/chain-log.js';
import { ClipChips } from './components/clip-chips.js';
import { ConnectionBanner } from './components/connection-banner.js';
import { FaultPanel } from './components/fault-panel.js';
import { Landing } from './components/landing.js';
import { LiveAnnouncer } from './components/live-announcer.js';
import { NoticeList } from './components/notice-list.js';
import { PageHeader } from './components/page-header.js';
import { SoundMeter } from './components/sound-meter.js';
import { StationChoice } from './components/station-choice.js';
import { TalkPanel } from './components/talk-panel.js';
import { text } from './messages/language.js';
import { storeysOf } from './state/storeys.js';
import { connection, scene, site, station } from './state/site-state.js';

export function App(): VNode {
  const view = site.value;
  const shown = station.value;
  const { lift, chain, examples } = scene.value;
  const isLost = connection.value === 'lost';
  return (
    <>
      <a class="skip-link" href="#talk">
        {text.value.skipToTalk}
      </a>
      <PageHeader name={view?.name ?? ''} link={isLost ? null : (shown?.link ?? null)} />
      <ConnectionBanner />
      {view === null || shown === null ? (
        <main class="loading">{text.value.loading}</main>
      ) : (
        <main class={`layout ${isLost ? 'is-old' : ''}`}>
          <StationChoice stations={view.stations} chosen={shown} />
          {shown.landing === null ? (
            <Cabin station={shown} lift={lift} isSimulated={view.isSimulated} />
          ) : (
            <Landing station={shown} landing={shown.landing} lift={lift} isSimulated={view.isSimulated} />
          )}
          <div class="middle">
            {lift !== null && <Building storeys={storeysOf(view, lift)} lift={lift} />}
            <SoundMeter title={text.value.meters[shown.kind]} meters={shown.meters} />
          </div>
          <div class="side">
            {view.isSimulated ? (
              <TalkPanel station={shown} examples={examples} maySpeakText={view.maySpeakText} />
            ) : (
              <p class="intro">{text.value.introductionReal}</p>
            )}
            <NoticeList station={shown} />
            <ChainLog chain={chain} />
            <ClipChips clips={view.clips} />
            {view.isSimulated && <FaultPanel recognizers={view.recognizers} station={shown} lift={lift} />}
          </div>
        </main>
      )}
      <LiveAnnouncer />
    </>
  );
}
