import { DomainError } from '@libs/kernel';
import type { SetClock } from '@libs/platform';
import { parseText } from '@libs/text';
import type { DemoPeople } from './accounts';
import { demoTexts } from './content';
import { DEPOSIT, FINE, PERMIT, TERM } from './remarks';
import { Way, type Cast } from './way';
import type { Rooms } from '../context';

type Story = (way: Way, text: { name: string; title: string; text: string }) => Promise<void>;

interface Matter {
  /** Name of the text in `apps/cli/demo/drafts`. */
  text: string;
  cast: 'government' | 'housing' | 'department' | 'township';
  story: Story;
}

const OFFICE = 'bz-gov-office';

/** Submitted, received and accepted on these days. */
async function intoReview(
  way: Way,
  text: { name: string; title: string; text: string },
  issuer: string,
  days: [string, string, string, string | null],
) {
  const [createdOn, submittedOn, acceptedOn, meetingOn] = days;
  await way.create(createdOn, text.title, text.text, issuer, meetingOn);
  await way.addMaterials(submittedOn, text.title);
  await way.submit(submittedOn);
  await way.forward(submittedOn);
  await way.accept(acceptedOn);
}

/** From an opinion 合法 to publication. */
async function toPublication(way: Way, days: [string, string, string, string, string], meeting: string, signer: string, term: number) {
  const [opinionOn, metOn, signedOn, publishedOn, effectiveOn] = days;
  await way.issue(opinionOn, 'LEGAL');
  await way.table(opinionOn);
  await way.meet(metOn, meeting);
  await way.sign(signedOn, signer);
  await way.number(signedOn);
  await way.publish(publishedOn, effectiveOn, term);
}

/** The demo's matters in the order of their last day: three governments' documents published, one a department's, one a township's, the rest under way. */
const MATTERS: readonly Matter[] = [
  {
    text: '01-elevator',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-01-19', '2026-02-02', '2026-02-03', null]);
      await toPublication(
        way,
        ['2026-02-12', '2026-03-10', '2026-03-16', '2026-03-20', '2026-05-01'],
        '州人民政府第3次常务会议',
        '巴图',
        5,
      );
    },
  },
  {
    text: '08-project-bureau',
    cast: 'department',
    async story(way, text) {
      await intoReview(way, text, 'bz-fgw', ['2026-02-02', '2026-02-05', '2026-02-06', null]);
      await toPublication(
        way,
        ['2026-02-13', '2026-02-26', '2026-02-27', '2026-03-02', '2026-04-01'],
        '州发展和改革委员会第2次办公会议',
        '刘建新',
        5,
      );
    },
  },
  {
    text: '09-township-market',
    cast: 'township',
    async story(way, text) {
      await intoReview(way, text, 'kel-awati', ['2026-03-16', '2026-03-20', '2026-03-23', null]);
      await toPublication(
        way,
        ['2026-04-02', '2026-04-15', '2026-04-16', '2026-04-20', '2026-06-01'],
        '阿瓦提乡第4次乡长办公会议',
        '买买提',
        3,
      );
    },
  },
  {
    text: '02-ebike',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-03-23', '2026-04-07', '2026-04-08', null]);
      await toPublication(
        way,
        ['2026-04-17', '2026-05-12', '2026-05-19', '2026-05-25', '2026-07-01'],
        '州人民政府第6次常务会议',
        '巴图',
        5,
      );
    },
  },
  {
    text: '03-elderly',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-05-25', '2026-06-08', '2026-06-09', null]);
      await toPublication(
        way,
        ['2026-06-23', '2026-07-14', '2026-07-20', '2026-07-24', '2026-09-01'],
        '州人民政府第9次常务会议',
        '巴图',
        5,
      );
    },
  },
  {
    text: '18-loans',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-09-07', '2026-09-14', '2026-09-15', null]);
      await way.issue('2026-09-25', 'LEGAL');
      await way.table('2026-09-25');
      await way.meet('2026-11-10', '州人民政府第14次常务会议');
      await way.sign('2026-11-18', '巴图');
      await way.number('2026-11-18');
    },
  },
  {
    text: '17-weather',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-09-07', '2026-09-16', '2026-09-17', null]);
      await way.issue('2026-09-29', 'LEGAL');
      await way.table('2026-09-29');
      await way.meet('2026-11-10', '州人民政府第14次常务会议');
      await way.sign('2026-11-19', '巴图');
    },
  },
  {
    text: '16-rating',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-09-14', '2026-09-21', '2026-09-22', null]);
      await way.issue('2026-10-12', 'LEGAL');
      await way.table('2026-10-12');
      await way.meet('2026-11-10', '州人民政府第14次常务会议');
    },
  },
  {
    text: '07-grain',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-10-09', '2026-10-19', '2026-10-20', '2026-11-26']);
      await way.issue('2026-11-03', 'LEGAL');
      await way.table('2026-11-04');
    },
  },
  {
    text: '15-bikes',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-10-12', '2026-10-21', '2026-10-22', null]);
      await way.issue('2026-11-06', 'SHOULD_AMEND', [PERMIT, TERM]);
    },
  },
  {
    text: '14-property',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-10-19', '2026-10-28', '2026-10-29', '2026-12-10']);
      await way.remark('2026-11-12', []);
      await way.sendForSecond('2026-11-16', 'LEGAL');
      await way.sendForSign('2026-11-18', 'LEGAL');
    },
  },
  {
    text: '13-gas',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-10-26', '2026-11-02', '2026-11-03', '2026-12-10']);
      await way.remark('2026-11-17', []);
      await way.sendForSecond('2026-11-19', 'LEGAL');
    },
  },
  {
    text: '12-homestead',
    cast: 'housing',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-11-02', '2026-11-09', '2026-11-10', null]);
      await way.askSupplement('2026-11-13', ['征求意见及采纳情况（缺乡镇意见）'], '征求意见情况未附乡镇人民政府的意见');
    },
  },
  {
    text: '04-fair-deposit',
    cast: 'government',
    async story(way, text) {
      await intoReview(way, text, OFFICE, ['2026-09-21', '2026-10-09', '2026-10-10', '2026-12-17']);
      await way.issue('2026-10-23', 'SHOULD_AMEND', [DEPOSIT, FINE]);
      const second = textOf('05-fair-deposit-2');
      await way.revise('2026-11-05', `${second.title}（第二稿）`, second.text);
      await way.submit('2026-11-06');
      await way.forward('2026-11-06');
      await way.accept('2026-11-09');
    },
  },
  {
    text: '11-trading',
    cast: 'government',
    async story(way, text) {
      await way.create('2026-11-09', text.title, text.text, OFFICE, '2027-01-14');
      await way.addMaterials('2026-11-16', text.title);
      await way.submit('2026-11-17');
      await way.forward('2026-11-18');
    },
  },
  {
    text: '06-express',
    cast: 'government',
    async story(way, text) {
      await way.create('2026-11-12', text.title, text.text, OFFICE, null);
      await way.addMaterials('2026-11-19', text.title);
      await way.submit('2026-11-20');
    },
  },
  {
    text: '10-wetland',
    cast: 'government',
    async story(way, text) {
      await way.create('2026-11-20', text.title, text.text, OFFICE, null);
    },
  },
];

function textOf(name: string): { name: string; title: string; text: string } {
  const found = demoTexts('drafts').find((text) => text.name === name);
  if (!found) throw new DomainError('not_found', 'demo_text_missing', { name });
  return { name, title: parseText(found.text).title, text: found.text };
}

/** Runs every matter through the real commands to where it stands; returns how many. */
export async function runMatters(rooms: Rooms, clock: SetClock, people: DemoPeople): Promise<number> {
  const bureau = { reviewer: people['sfj.chengban'], second: people['sfj.fuhe'], signatory: people['sfj.qianfa'] };
  const government: Cast = { drafter: people['fgw.qicao'], intake: people.zhengfuban, ...bureau, office: people.zhengfuban };
  const casts: Record<Matter['cast'], Cast> = {
    government,
    housing: { ...government, drafter: people['zjj.qicao'] },
    department: {
      drafter: people['fgw.qicao'],
      intake: null,
      reviewer: people['fgw.fazhi'],
      second: null,
      signatory: people['fgw.qianfa'],
      office: people['fgw.bangong'],
    },
    township: {
      drafter: people['awati.qicao'],
      intake: null,
      reviewer: people['kel.sfj.chengban'],
      second: null,
      signatory: people['kel.sfj.qianfa'],
      office: people['awati.bangong'],
    },
  };
  for (const { text, cast, story } of MATTERS) await story(new Way(rooms, clock, casts[cast]), textOf(text));
  return MATTERS.length;
}
