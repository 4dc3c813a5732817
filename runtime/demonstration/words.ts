import type { Random } from './random.ts';

/** Words of generated cases and people; all of them made up. */
const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜');
const givenNames = [
  '建国',
  '志强',
  '海燕',
  '丽华',
  '晓东',
  '春梅',
  '立军',
  '雪莹',
  '文博',
  '桂兰',
  '子涵',
  '玉珍',
  '永刚',
  '佳怡',
  '宏伟',
  '淑芬',
  '明远',
  '思雨',
  '铁成',
  '秀英',
  '振华',
  '慧敏',
  '国庆',
  '艳红',
];
const estates = [
  '幸福小区',
  '和平花园',
  '光明家园',
  '长青里',
  '振兴小区',
  '滨河新城',
  '文化社区',
  '镁城佳苑',
  '青花小区',
  '福安里',
  '朝阳村',
  '前进村',
  '红旗堡村',
  '东风社区',
];
const beginnings = ['市民反映', '来电人称', '居民多次反映', '群众来信反映', '本人住在此处，反映'];
const endings = [
  '已持续两天，希望尽快处理。',
  '影响附近居民生活，请核实解决。',
  '此前联系过相关单位，一直没有结果。',
  '家中有老人和孩子，请抓紧办理。',
  '请告知处理时间和结果。',
];
const results = [
  '已派人到现场核实并处理完毕，诉求人表示认可。',
  '经核查情况属实，已整改到位。',
  '已向诉求人说明政策和办理进度，问题得到解决。',
  '已协调相关单位完成维修，恢复正常。',
];

export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames);
}

/** A number of a range that no operator gives out. */
export function phoneNumber(random: Random): string {
  return `1990000${String(random.whole(10_000)).padStart(4, '0')}`;
}

export function placeName(random: Random): string {
  const building = random.whole(30) + 1;
  return `${random.pick(estates)}${building}号楼${random.whole(4) + 1}单元`;
}

/** What a citizen says about a matter of this category. */
export function description(random: Random, category: string): string {
  return `${random.pick(beginnings)}：${category}，${random.pick(endings)}`;
}

export function resultText(random: Random): string {
  return random.pick(results);
}

/** Reason of the orders that leaders open in the demonstration. */
export const superviseReason = '诉求人多次反映，请加快办理并按时反馈。';
