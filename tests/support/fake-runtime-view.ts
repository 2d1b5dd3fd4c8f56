import type {
  ChainEntry,
  FloorView,
  SceneView,
  SiteView,
  StationView,
} from '../../controller/api/contract/view.schema.js';

const floorIds = ['B2', 'B1', ...[1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12].map(String), '12A', '14', '15', '16', '17', '18'];
const names: Readonly<Record<string, FloorView['names']>> = {
  B2: { zh: ['停车场'], en: ['parking'] },
  '1': { zh: ['大堂'], en: ['lobby'] },
  '3': { zh: ['餐厅'], en: ['restaurant'] },
  '18': { zh: ['空中花园'], en: ['sky garden'] },
};

function floor(id: string): FloorView {
  return { id, names: names[id] ?? { zh: [], en: [] }, lamp: 'dark', voice: id !== 'B2', call: null };
}

function fakeStation(): StationView {
  return {
    id: 'car-1',
    kind: 'car',
    availability: 'ready',
    notices: [],
    mode: 'normal',
    dialogue: 'listening',
    gate: { policy: 'always', isOpen: true, isPresent: null, wakeWords: {} },
    isSpeaking: false,
    heard: null,
    answer: null,
    floors: floorIds.map(floor),
    landing: null,
    door: null,
    link: { isUp: true, firmware: '1.0', medianRoundTripMs: 6.2 },
    meters: { levelDbFs: -31.5, peakDbFs: -20.1, clipping: 0, noiseFloorDbFs: -58.2, speechToNoiseDb: 24.1, hum: null },
  };
}

function fakeScene(): SceneView {
  return {
    lift: {
      position: 2,
      nearestFloor: '1',
      direction: 'none',
      isMoving: false,
      doorOpening: 0,
      doors: 'closed',
      isAlarmRegistered: false,
      landings: floorIds,
      calls: [],
      landingCalls: [],
      modes: ['fire', 'inspection', 'outOfService'],
      closedContacts: [],
    },
    examples: { zh: ['我要去十二楼', '大堂', '三楼'], en: ['floor three please', 'lobby', 'take me to twelve'] },
    chain: [],
  };
}

/** The office tower at rest on the ground floor, as a page sees it on connect. */
export function fakeSiteView(): SiteView {
  return {
    name: '海淀写字楼 Office Tower',
    languages: ['zh', 'en'],
    recognizers: [['zh', 'en']],
    isSimulated: true,
    stations: [fakeStation()],
    scenes: { 'car-1': fakeScene() },
    clips: [
      {
        id: 'zh-12',
        language: 'zh',
        label: { zh: '十二楼' },
        shows: { zh: '去12楼', en: 'to floor 12' },
        attribution: { zh: '说话人甲，CC BY 4.0', en: 'Speaker A, CC BY 4.0' },
      },
      {
        id: 'zh-5',
        language: 'zh',
        label: { zh: '我要去五楼' },
        shows: { zh: '去5楼', en: 'to floor 5' },
        attribution: { zh: '说话人乙，CC BY 4.0', en: 'Speaker B, CC BY 4.0' },
      },
      {
        id: 'en-3',
        language: 'en',
        label: { zh: '点一杯咖啡', en: 'an order for coffee' },
        shows: { zh: '不是请求', en: 'no request' },
        attribution: { zh: '说话人丙，MIT', en: 'Speaker C, MIT' },
      },
    ],
    maySpeakText: true,
  };
}

/** One request from the last word to the lamp, as the log shows it. */
export function fakeRide(utterance: number, firstSequence: number): ChainEntry[] {
  const at = '2026-01-05T09:30:00.000Z';
  const steps: [ChainEntry['step'], string, string, number][] = [
    ['heard', '“我要去十二楼”', '“我要去十二楼”', 262],
    ['decided', '12 楼，把握 0.94', 'floor 12, confidence 0.94', 268],
    ['pressed', '12 楼触点闭合', 'contact of floor 12 closed', 281],
    ['lamp', '12 楼按钮灯亮', 'button of floor 12 is lit', 342],
    ['answered', '12 楼已登记', 'Floor 12 is registered', 344],
  ];
  return steps.map(([step, zh, en, afterSpeechMs], index) => ({
    sequence: firstSequence + index,
    at,
    utterance,
    ride: `0a1b2c3d.car-1.${utterance}`,
    step,
    text: { zh, en },
    afterSpeechMs,
  }));
}

/** The same tower with a landing on the fifth floor, whose lamp up is lit. */
export function fakeSiteWithLanding(): SiteView {
  const site = fakeSiteView();
  const landing: StationView = {
    ...fakeStation(),
    id: 'landing-5',
    kind: 'landing',
    floors: [],
    landing: {
      floor: '5',
      names: { zh: '住院部', en: 'wards' },
      calls: [
        { direction: 'up', lamp: 'lit', voice: true, call: null },
        { direction: 'down', lamp: 'dark', voice: true, call: null },
      ],
    },
  };
  const scene = { ...fakeScene(), examples: { zh: ['我要上楼'], en: ['going up please'] } };
  return { ...site, stations: [...site.stations, landing], scenes: { ...site.scenes, 'landing-5': scene } };
}
