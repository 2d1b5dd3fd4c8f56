import type { FloorReference } from '../floor-reference.js';
import type { Message, Messages } from './messages.types.js';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 0..99 as read aloud: 十二, 二十, 三十四. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`;
}

/** "12楼", "12A楼", but "B1层": what begins with a letter is no storey counted from below. The page writes floors the same way. */
function shown(floor: FloorReference): string {
  return /^\d/.test(floor.id) ? `${floor.id}楼` : `${floor.id}层`;
}

function spoken(floor: FloorReference): string {
  if (floor.number === null) return floor.names['zh']?.[0] ?? floor.id;
  return floor.number < 0 ? `地下${chineseNumber(-floor.number)}层` : `${chineseNumber(floor.number)}楼`;
}

function join(floors: readonly FloorReference[], name: (floor: FloorReference) => string, other: string): string {
  return floors.length === 0 ? other : floors.map(name).join('和');
}

/** A sentence around the floors; without floors it speaks of "this floor". */
const about =
  (sentence: (floors: string) => string, other = '这一层') =>
  (floors: readonly FloorReference[]): Message => ({
    shown: sentence(join(floors, shown, other)),
    spoken: sentence(join(floors, spoken, other)),
  });

const displayNames = new Intl.DisplayNames('zh', { type: 'language' });
const nameOf = (language: string): string => displayNames.of(language) ?? language;

const always = (text: string) => (): Message => ({ shown: text, spoken: text });

export const zh: Messages = {
  answers: {
    registered: about((floors) => `${floors}已登记`),
    alreadyRegistered: about((floors) => `${floors}之前已经登记了`),
    pleaseConfirm: about((floors) => `您要去的是${floors}吗，请说确认或者取消`),
    notUnderstood: always('没有听清楚，请再说一个楼层'),
    noSuchFloor: about((floors) => `没有${floors}`),
    notAllowed: (floors) =>
      floors.length === 0
        ? always('这个不能用语音操作，请您按按钮')()
        : about((names) => `${names}不能用语音登记`)(floors),
    notNow: always('现在不能用语音登记'),
    pleasePressTheButton: about((floors) => `电梯没有确认${floors}，请您按一下按钮`),
    cancelled: always('好的，不登记了'),
  },
  notices: {
    starting: '语音正在启动',
    linkDown: '和电梯的连接断开了，语音不可用，请使用按钮',
    boardRefused: '接上的控制板和配置不一致，语音不可用，请使用按钮',
    mode: {
      fire: '消防状态，语音停用',
      inspection: '检修状态，语音停用',
      outOfService: '电梯停用，语音停用',
      unknown: '电梯状态未知，语音停用',
    },
    deaf: {
      missingProgram: '录音程序没有安装，听不到声音，请使用按钮',
      ended: '录音中断，听不到声音，请使用按钮',
      stalled: '录音停住了，听不到声音，请使用按钮',
      silent: '麦克风没有信号，请使用按钮',
      wrongSource: '声音来自另一个麦克风，请使用按钮',
      notConnected: '没有连接麦克风',
    },
    languageLost: (language) => `${nameOf(language)}识别暂时不可用`,
    stopping: '语音正在关闭',
    drift: {
      moreRejections: (today, usual) => `听不懂的话比平时多（今天 ${today}，平时 ${usual}）：请检查麦克风`,
      louderRoom: (today, usual) => `环境比平时吵（${today}，平时 ${usual}）：风扇、电源噪声，或麦克风音量被调高`,
      quieterRoom: (today, usual) => `环境比平时静（${today}，平时 ${usual}）：麦克风被遮挡、移动或音量被调低`,
    },
  },
  chain: {
    heard: (text) => `“${text}”`,
    heardNoRequest: '听到与电梯无关的话',
    askedFor: (floor) => `请求去${shown(floor)}`,
    heardWhileOff: '语音停用时有人说话',
    acceptedFloors: (floors) => `听懂：去${join(floors, shown, '')}`,
    accepted: {
      confirm: '听懂：确认',
      cancel: '听懂：取消',
      openDoors: '听懂：开门',
      closeDoors: '听懂：关门',
      help: '听懂：询问怎么用',
      repeat: '听懂：再说一遍',
      wake: '听懂：呼唤电梯',
      distress: '听懂：求救',
    },
    uncertain: (floors) => (floors.length === 0 ? '不确定' : `不确定：${join(floors, shown, '')}？`),
    rejected: {
      noSpeech: '没有说话',
      unknownWords: '有不认识的词',
      notAPhrase: '不是请求',
      lowConfidence: '把握不够',
      implausibleTiming: '语速不合理',
      tooQuiet: '声音太小',
      tooLong: '太长',
      floorUnknown: '没有这一层',
      floorLocked: '这一层不能用语音',
      tooManyFloors: '一次说的楼层太多',
      ownVoice: '是电梯自己的声音',
      otherLanguageStronger: '更像另一种语言',
      recognizerLost: '识别程序中断',
    },
    pressed: (floor, contact) => `${shown(floor)}：触点${contact}闭合`,
    pressRefused: (floor) => `${shown(floor)}：没有按下`,
    pressUnknown: (floor) => `${shown(floor)}：不知道有没有按下，不再重按`,
    alreadyRegistered: (floor) => `${shown(floor)}：之前已登记，没有再按`,
    refused: (floor) => `${shown(floor)}：被拒绝`,
    unconfirmed: (floor) => `${shown(floor)}：灯没有亮，未确认`,
    lamp: {
      lit: (floor) => `${shown(floor)}的灯亮了`,
      dark: (floor) => `${shown(floor)}的灯灭了`,
      unknown: (floor) => `${shown(floor)}的灯读不到`,
    },
    served: (floor) => `${shown(floor)}：灯灭了，呼叫完成`,
    mode: {
      normal: '电梯状态：正常',
      fire: '电梯状态：消防',
      inspection: '电梯状态：检修',
      outOfService: '电梯状态：停用',
      unknown: '电梯状态：未知',
    },
    linkUp: (firmware) => `控制板已连接（固件 ${firmware}）`,
    linkLost: '控制板连接断开，触点全部断开',
    recognizerReady: (language) => `${nameOf(language)}识别就绪`,
    recognizerLost: (language) => `${nameOf(language)}识别中断`,
    audio: {
      flowing: { microphone: '麦克风有声音', simulatedCar: '模拟轿厢有声音' },
      starting: { microphone: '麦克风正在启动', simulatedCar: '模拟轿厢的声音正在启动' },
    },
  },
};
