import type { DateLists } from './date-words.ts';

export const vietnameseDates: DateLists = {
  months: [
    'tháng một, tháng giêng',
    'tháng hai',
    'tháng ba',
    'tháng tư, tháng bốn',
    'tháng năm',
    'tháng sáu',
    'tháng bảy, tháng bẩy',
    'tháng tám',
    'tháng chín',
    'tháng mười',
    'tháng mười một',
    'tháng mười hai, tháng chạp',
  ],
  weakMonths: [],
  weekdays: ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'],
  units: { hour: 'giờ, tiếng', day: 'ngày, hôm', week: 'tuần', month: 'tháng', quarter: 'quý', year: 'năm' },
  relative: [
    ['hôm nay, ngày hôm nay, bữa nay', { unit: 'day', offset: 0 }],
    ['hôm qua, ngày hôm qua, bữa qua, ngày trước', { unit: 'day', offset: -1 }],
    ['hôm kia, ngày kia, bữa kia', { unit: 'day', offset: -2 }],
    ['ngày mai, mai', { unit: 'day', offset: 1 }],
    ['ngày mốt', { unit: 'day', offset: 2 }],
    ['năm kia', { unit: 'year', offset: -2 }],
    ['tháng này năm ngoái|trước, cùng tháng năm ngoái|trước', { unit: 'month', offset: -12 }],
    ['quý này năm ngoái|trước, cùng quý năm ngoái|trước', { unit: 'quarter', offset: -4 }],
    ['(trong) một|1 năm qua|gần_đây|trở_lại_đây', { unit: 'year', offset: 0, count: 1, rolling: true }],
    [
      '(từ|kể từ) đầu năm (nay) đến|tới nay|giờ|hiện_tại|hôm_nay, (từ|kể từ) đầu năm nay, từ đầu năm, năm nay đến nay|giờ',
      { unit: 'year', offset: 0, toDate: true },
    ],
    [
      '(từ|kể từ) đầu quý (này) (đến|tới) (nay|giờ), từ đầu quý',
      { unit: 'quarter', offset: 0, toDate: true },
    ],
    [
      '(từ|kể từ) đầu tháng (này) (đến|tới) (nay|giờ), từ đầu tháng',
      { unit: 'month', offset: 0, toDate: true },
    ],
    ['(từ|kể từ) đầu tuần (này) (đến|tới) (nay|giờ), từ đầu tuần', { unit: 'week', offset: 0, toDate: true }],
  ],
  ops: {
    during:
      'trong, vào, trong suốt, suốt, của, ở, trong khoảng, trong thời gian, vào lúc, diễn ra trong, cho',
    notDuring: 'không phải trong|vào|của, không trong, không vào, ngoài, trừ, ngoại trừ, không thuộc',
    before: 'trước, trước khi, sớm hơn, cũ hơn',
    since: 'từ, kể từ, tính từ, bắt đầu từ, từ sau, từ đầu, từ khi, từ hồi, kể từ đầu, không sớm hơn',
    after: 'sau, muộn hơn, sau khi, mới hơn',
    until:
      'đến, tới, cho đến, cho tới, đến hết, tới hết, cho đến hết, đến cuối, tính đến, tính tới, không muộn hơn',
  },
  laterOps: {
    since:
      'trở đi, trở lại đây, đến nay, đến giờ, tới nay, tới giờ, về sau, trở về sau, đến hiện tại, đến bây giờ, trở lên, hoặc sau (đó), cho đến nay|giờ',
    until: 'trở về trước, trở về, trở xuống, hoặc trước (đó), đổ về trước',
  },
  stretchBefore: {
    rolling: '(trong) (vòng) khoảng, trong (vòng), trong thời gian, (trong) suốt',
  },
  stretchAfter: {
    rolling: 'qua, gần đây, vừa qua, gần nhất, trở lại đây, vừa rồi, mới đây, gần đây nhất, đổ lại, trở lại',
    ago: 'trước, trước đây',
    next: 'tới, sắp tới, tiếp theo, kế tiếp',
    ahead: 'sau, nữa',
  },
  last: 'trước, ngoái, vừa qua, vừa rồi, qua, rồi, trước đó, gần nhất',
  next: 'sau, tới, sắp tới, tiếp theo, kế tiếp',
  present: 'này, nay, hiện tại, hiện nay',
  rangeFrom: 'từ, trong khoảng (thời gian) (từ), kể từ, giữa',
  rangeTo: 'đến, tới, đến hết, tới hết, cho đến, cho tới, –, -, —',
  between: 'giữa, trong khoảng (giữa), nằm giữa, khoảng giữa, trong khoảng thời gian giữa',
  betweenAnd: 'và, đến, tới, –, -, —',
  of: 'của, trong',
  year: 'năm',
  month: 'tháng',
  day: 'ngày, mùng, mồng, hôm',
  quarter: 'quý, quí',
  half: '',
  firstHalf: 'nửa đầu, 6 tháng đầu, sáu tháng đầu, nửa đầu của, nửa năm đầu',
  secondHalf: 'nửa cuối, 6 tháng cuối, sáu tháng cuối, nửa sau, nửa cuối của, nửa năm cuối',
  decade: 'thập niên, thập kỷ, những năm',
  firstBefore: '',
  firstAfter: 'đầu, đầu tiên',
  longerAgo: 'hơn, trên, quá, cũ hơn',
  shorterAgo: 'chưa đến, dưới, chưa tới, chưa đầy, không quá, mới hơn',
  joiner: 'và, hoặc, hay, so với, với, và năm, hoặc năm',
  yearCue:
    'năm, trong, từ, đến, tới, sau, trước, kể từ, vào, các năm, giữa, tính đến, từ năm, trong năm, những năm',
  amountCue:
    'hơn, trên, dưới, quá, nhất, bằng, đúng, mã, số, top, khoảng, giá, vượt, chưa đến, đạt, đủ, #, $, =, >, <',
};
