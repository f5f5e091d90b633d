import type { ReadingWords } from './reading-words.ts';

const units = {
  minute: 'phút',
  hour: 'giờ',
  day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  year: 'năm',
} as const;
const where = (condition: string | undefined) => (condition ? ` có ${condition}` : '');
const directions = {
  number: ['từ thấp đến cao', 'từ cao đến thấp'],
  text: ['từ A đến Z', 'từ Z đến A'],
  time: ['cũ nhất trước', 'mới nhất trước'],
  other: ['tăng dần', 'giảm dần'],
} as const;

export const vietnameseReading: ReadingWords = {
  and: 'và',
  or: 'hoặc',
  count: (of) => `số lượng ${of}`,
  countRelated: (related) => `số lượng ${related}`,
  countFilled: (field) => `số giá trị đã điền của ${field}`,
  countDifferent: (field) => `số giá trị khác nhau của ${field}`,
  sum: (field) => `tổng ${field}`,
  avg: (field) => `trung bình ${field}`,
  min: (field) => `${field} thấp nhất`,
  max: (field) => `${field} cao nhất`,
  median: (field) => `trung vị ${field}`,
  of: (measure, of) => `${measure} của ${of}`,
  averagePer: (what, time) => `trung bình ${what} theo ${time} có dữ liệu`,
  ratio: (one, other) => `${one} chia cho ${other}`,
  percentWhere: (measure, condition) => `tỷ lệ phần trăm ${measure} thỏa điều kiện ${condition}`,
  percentOf: (one, other) => `tỷ lệ phần trăm của ${one} so với ${other}`,
  share: (measure) => `tỷ trọng phần trăm trong toàn bộ ${measure}`,
  narrowed: (measure, condition) => `${measure} (chỉ tính khi ${condition})`,
  list: (of, fields) => `danh sách ${of}: ${fields}`,
  listAll: (of) => `danh sách ${of}`,
  different: (fields, of) => `các giá trị khác nhau của ${fields} trong ${of}`,
  per: (groups) => `theo ${groups}`,
  bucket: (unit, field) => `từng ${units[unit]} (${field})`,
  part: (part, field) =>
    ({
      year: `năm (${field})`,
      quarter: `quý trong năm (${field})`,
      month: `tháng trong năm (${field})`,
      week: `tuần trong năm (${field})`,
      day: `ngày trong tháng (${field})`,
      weekday: `thứ trong tuần (${field})`,
      hour: `giờ trong ngày (${field})`,
      minute: `phút (${field})`,
    })[part],
  where: (condition) => `với điều kiện ${condition}`,
  having: (condition) => `chỉ các nhóm có ${condition}`,
  sortedBy: (terms) => `sắp xếp theo ${terms}`,
  direction: (term, direction, kind) => `${term} (${directions[kind][direction === 'asc' ? 0 : 1]})`,
  top: (count) => `chỉ lấy ${count} kết quả đầu`,
  skip: (count) => (count === '1' ? 'bỏ qua kết quả đầu tiên' : `bỏ qua ${count} kết quả đầu`),
  topPer: (count, groups, order) => `chỉ lấy ${count} kết quả đầu của mỗi ${groups} theo ${order}`,
  comparePeriod: 'so với kỳ trước',
  compareYear: 'so với cùng kỳ năm trước',
  previous: (label) => `${label}, kỳ trước`,
  change: (label) => `${label}, thay đổi phần trăm`,
  union: (plan) => `gộp với (${plan})`,
  unionAll: (plan) => `gộp (giữ cả phần trùng) với (${plan})`,
  intersect: (plan) => `chỉ phần cũng có trong (${plan})`,
  except: (plan) => `trừ phần có trong (${plan})`,
  compare: {
    eq: (what, value) => `${what} là ${value}`,
    ne: (what, value) => `${what} không phải là ${value}`,
    lt: (what, value) => `${what} nhỏ hơn ${value}`,
    lte: (what, value) => `${what} không quá ${value}`,
    gt: (what, value) => `${what} lớn hơn ${value}`,
    gte: (what, value) => `${what} ít nhất là ${value}`,
  },
  exactly: (what, value) => `${what} viết đúng là ${value}`,
  orEmpty: (condition) => `${condition}, kể cả để trống`,
  between: (what, low, high) => `${what} từ ${low} đến ${high}`,
  notBetween: (what, low, high) => `${what} ngoài khoảng từ ${low} đến ${high}`,
  oneOf: (what, values) => `${what} là một trong ${values}`,
  noneOf: (what, values) => `${what} không thuộc ${values}`,
  among: (what, plan) => `${what} nằm trong (${plan})`,
  notAmong: (what, plan) => `${what} không nằm trong (${plan})`,
  anyOf: (plan) => `một trong (${plan})`,
  allOf: (plan) => `tất cả (${plan})`,
  contains: (what, value) => `${what} chứa ${value}`,
  notContains: (what, value) => `${what} không chứa ${value}`,
  startsWith: (what, value) => `${what} bắt đầu bằng ${value}`,
  endsWith: (what, value) => `${what} kết thúc bằng ${value}`,
  like: (what, value) => `${what} có dạng ${value}`,
  notLike: (what, value) => `${what} không có dạng ${value}`,
  isEmpty: (what) => `${what} để trống`,
  isFilled: (what) => `${what} đã có giá trị`,
  not: (condition) => `không phải (${condition})`,
  exists: (relation, condition) => `có ít nhất một ${relation}${where(condition)}`,
  notExists: (relation, condition) => `không có ${relation} nào${where(condition)}`,
  existsCount: (relation, op, count, condition) => {
    const how = { eq: 'đúng', ne: 'khác', lt: 'ít hơn', lte: 'nhiều nhất', gt: 'nhiều hơn', gte: 'ít nhất' };
    return `có ${how[op]} ${count} ${relation}${where(condition)}`;
  },
  during: (what, period) => `${what} trong ${period}`,
  notDuring: (what, period) => `${what} không trong ${period}`,
  before: (what, moment) => `${what} trước ${moment}`,
  since: (what, moment) => `${what} từ ${moment}`,
  after: (what, moment) => `${what} sau ${moment}`,
  until: (what, moment) => `${what} đến hết ${moment}`,
  fromTo: (from, to) => `từ ${from} đến ${to}`,
  onDay: (day) => `ngày ${day}`,
  fromOn: (from) => `khoảng thời gian từ ${from} trở đi`,
  upTo: (to) => `khoảng thời gian đến ${to}`,
  always: 'mọi thời gian',
  relative(unit, offset) {
    if (unit === 'day' && offset === 0) return 'hôm nay';
    if (unit === 'day' && offset === -1) return 'hôm qua';
    if (unit === 'day' && offset === 1) return 'ngày mai';
    if (offset === 0) return `${units[unit]} này`;
    if (offset === -1) return `${units[unit]} trước`;
    if (offset === 1) return `${units[unit]} sau`;
    return offset < 0
      ? `${units[unit]} cách đây ${-offset} ${units[unit]}`
      : `${units[unit]} sau ${offset} ${units[unit]} nữa`;
  },
  rolling: (unit, count, ahead) =>
    ahead ? `${count} ${units[unit]} tới` : `${count} ${units[unit]} qua tính đến lúc này`,
  toDate: (unit) => `${units[unit]} này tính đến lúc này`,
  whole(unit, count, offset) {
    if (offset === -1) return `${count} ${units[unit]} trọn vẹn gần nhất`;
    return `${count} ${units[unit]} kết thúc với ${this.relative(unit, offset)}`;
  },
  difference: (unit, from, to) => `số ${units[unit]} từ ${from} đến ${to}`,
  now: 'bây giờ',
  lower: (what) => `${what} viết thường`,
  upper: (what) => `${what} viết hoa`,
  length: (what) => `số ký tự của ${what}`,
  round: (what, digits) => (digits ? `${what} làm tròn ${digits} chữ số thập phân` : `${what} làm tròn`),
  abs: (what) => `giá trị tuyệt đối của ${what}`,
  firstFilled: (list) => `giá trị đầu tiên có trong ${list}`,
  orElse: (value, other) => `${value} (không có thì là ${other})`,
  joined: (list) => `${list} ghép lại`,
  when: (result, condition) => `${result} nếu ${condition}`,
  otherwise: (result) => `nếu không thì ${result}`,
  quoted: (value) => `“${value}”`,
  yes: 'có',
  no: 'không',
};
