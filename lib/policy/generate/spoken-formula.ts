// A formula said in words, in three languages: "the sum of amount minus discount", "cột X trống", "la que tiene
// importe mayor que 500". It is written with signs, for the one parser; whether its words are columns is seen there.

interface Comparison {
  readonly words: RegExp;
  readonly sign: string;
}

/** Between what is compared and with what; the longer wording first. */
const comparisons: readonly Comparison[] = [
  { words: /\s+(?:is\s+|are\s+)?(?:at\s+least|no\s+less\s+than|not\s+less\s+than)\s+/iu, sign: '>=' },
  { words: /\s+(?:is\s+|are\s+)?(?:at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to)\s+/iu, sign: '<=' },
  {
    words:
      /\s+(?:is\s+|are\s+|of\s+)?(?:(?:greater|more|higher|larger|bigger)\s+than|over|above|exceeds?|exceeding)\s+/iu,
    sign: '>',
  },
  { words: /\s+(?:is\s+|are\s+|of\s+)?(?:(?:less|lower|smaller|fewer)\s+than|under|below)\s+/iu, sign: '<' },
  { words: /\s+(?:ít\s+nhất(?:\s+là)?|từ)\s+/iu, sign: '>=' },
  { words: /\s+(?:nhiều\s+nhất(?:\s+là)?|không\s+quá|tối\s+đa(?:\s+là)?)\s+/iu, sign: '<=' },
  {
    words:
      /\s+(?:trên|(?:lớn|nhiều|cao|dài|lâu)\s+hơn|(?<!(?:nhỏ|ít|thấp|kém|bé|ngắn)\s)hơn|vượt(?:\s+quá)?)\s+/iu,
    sign: '>',
  },
  { words: /\s+(?:dưới|(?:nhỏ|ít|thấp|kém|bé|ngắn)\s+hơn)\s+/iu, sign: '<' },
  { words: /\s+(?:es\s+|sea\s+|de\s+)?(?:al\s+menos|como\s+m[ií]nimo)\s+(?:de\s+)?/iu, sign: '>=' },
  { words: /\s+(?:es\s+|sea\s+|de\s+)?(?:como\s+m[aá]ximo|hasta)\s+(?:de\s+)?/iu, sign: '<=' },
  {
    words:
      /\s+(?:es\s+|sea\s+)?(?:(?:mayor(?:es)?|superior(?:es)?)\s+(?:que|de|a)|m[aá]s\s+de|por\s+encima\s+de|supera(?:n|do)?(?:\s+los)?)\s+/iu,
    sign: '>',
  },
  {
    words:
      /\s+(?:es\s+|sea\s+)?(?:(?:menor(?:es)?|inferior(?:es)?)\s+(?:que|de|a)|menos\s+de|por\s+debajo\s+de)\s+/iu,
    sign: '<',
  },
];
/** "2 or less", "từ 8 trở lên", "4 o más": the amount first, and then which side of it. */
const amountFirst =
  /^(?<of>.+?)\s+(?:(?:is|are|of|de|es|là|từ)\s+)?(?<amount>\d[\d.,]*)\s*%?\s+(?:(?<more>(?:or|and)\s+(?:more|higher|above|greater|better|over|up|later|longer)|trở\s+lên|o\s+(?:m[aá]s|mayor(?:es)?|superior(?:es)?))|(?:or|and)\s+(?:less|lower|below|fewer|under|worse|earlier|shorter)|trở\s+xuống|o\s+(?:menos|menor(?:es)?|inferior(?:es)?))(?:\s+(?:on|in|of|for|en|de|trong|ở)\s+(?:\p{L}+\s+)?\p{L}+)?$/iu;
/** Between what happened and a day or a year. */
const dated: readonly Comparison[] = [
  {
    words:
      /\s+(?:(?:is|are|was|were|es|son|fue|fueron)\s+)?(?:before|earlier\s+than|trước(?:\s+(?:năm|ngày))?|antes\s+del?)\s+/iu,
    sign: '<',
  },
  {
    words:
      /\s+(?:(?:is|are|was|were|es|son|fue|fueron)\s+)?(?:after|later\s+than|sau(?:\s+(?:năm|ngày))?|despu[eé]s\s+del?)\s+/iu,
    sign: '>',
  },
  { words: /\s+(?:since|kể\s+từ(?:\s+(?:năm|ngày))?|desde)\s+/iu, sign: '>=' },
];
const day = /^\d{4}(?:-\d{1,2}){0,2}$/;
const equality =
  /\s+(?:is\s+not|are\s+not|isn['’]t|aren['’]t|is\s+neither|are\s+neither|(?<!chứ\s)không\s+phải(?:\s+là)?|khác|no\s+es|no\s+sea|distint[oa]\s+de)\s+|\s+(?:is|are|equals?(?:\s+to)?|bằng|là|es|sea|son|igual\s+a)\s+/iu;

const emptyAfter =
  /\s+(?:(?:is|are|was|were|being)\s+)?(?:still\s+)?(?:empty|blank|null|missing|unset|not\s+(?:set|filled(?:\s+in)?|given|known))$|\s+(?:(?:còn|đang|bị|để|là)\s+)*(?:trống|rỗng|chưa\s+có|không\s+có(?:\s+giá\s+trị)?)$|\s+(?:(?:est[aáé]n?|es|son|sea)\s+)?(?:vac[ií][oa]s?|nul[oa]s?|en\s+blanco|sin\s+rellenar)$/iu;
const filledAfter =
  /\s+(?:(?:is|are|was|were)\s+)?(?:not\s+(?:empty|blank|null|missing)|set|filled(?:\s+in)?|given)$|\s+(?:không\s+(?:trống|rỗng)|đã\s+có)$|\s+no\s+(?:(?:est[aáé]n?|es|son|sea)\s+)?(?:vac[ií][oa]s?|nul[oa]s?|en\s+blanco)$|\s+(?:est[aáé]n?\s+)?rellen[oa]s?$/iu;
const emptyBefore =
  /^(?:[\p{L}_]+\s+)?(?:(?:those|the\s+ones?|ones?|las?|los|el|những|các)\s+)*(?:(?:that|which|who|que|mà)\s+)?(?:(?:(?:there\s+is|there\s+are|have|has|with|having)\s+)?no(?!\s+(?:tiene|es|sea|est))|without|lacking|(?:không|chưa)\s+có|no\s+tienen?|sin)\s+(?:an?\s+|any\s+|the\s+|una?\s+|el\s+|la\s+)?/iu;

const subject =
  /^(?:[\p{L}_]+\s+)?(?:(?:those|the\s+ones?|ones?|all|any|an?|las?|los|el|una?|những|các)\s+)*(?:[\p{L}]+\s+)?(?:with|having|whose|where|in\s+which|for\s+which|(?:that|which|who)\s+(?:have|has)|(?:mà\s+)?có|(?:las?\s+|los\s+|el\s+)?(?:que\s+tienen?|cuy[oa]s?)|con)\s+(?:the\s+|an?\s+|una?\s+|el\s+|la\s+)?/iu;
const opening = /^(?:(?:that|when|if|where|que|cuando|si|donde|rằng|khi|nếu)\s+)+/iu;
/** Said behind an amount instead of before it. */
const summedAfter =
  /,?\s+(?:(?:all\s+)?(?:summed|added)(?:\s+up)?|in\s+total|cộng\s+lại|sumad[oa]s?|en\s+total)$/iu;
const article = /^(?:the|an?|el|la|los|las|una?|của|cột|trường|la\s+columna|the\s+(?:column|field))\s+/iu;

const aggregates: readonly { readonly words: RegExp; readonly write: (of: string) => string }[] = [
  {
    words:
      /^(?:the\s+)?(?:number|count)\s+of\s+(?:distinct|different|unique)\s+|^số\s+(?:lượng\s+)?(?=.*\s(?:khác\s+nhau|phân\s+biệt)$)/iu,
    write: (of) => `COUNT(DISTINCT ${of.replace(/\s+(?:khác\s+nhau|phân\s+biệt)$/iu, '')})`,
  },
  {
    words: /^(?:el\s+)?n[uú]mero\s+de\s+(?=.*\s(?:distint|diferent|[uú]nic)[oae]s$)/iu,
    write: (of) => `COUNT(DISTINCT ${of.replace(/\s+\S+$/u, '')})`,
  },
  {
    words: /^(?:the\s+)?(?:sum|total)\s+of\s+|^tổng\s+(?:cộng\s+)?(?:của\s+)?|^(?:la\s+)?suma\s+de\s+/iu,
    write: (of) => `SUM(${of})`,
  },
  {
    words:
      /^(?:the\s+)?(?:average|mean)\s+(?:of\s+)?|^(?:giá\s+trị\s+)?trung\s+bình\s+(?:của\s+)?|^(?:el\s+|la\s+)?(?:promedio|media)\s+(?:de\s+)?/iu,
    write: (of) => `AVG(${of})`,
  },
];
// "Total over 1,000" is more than that, and no thousandth.
const operations: readonly { readonly words: RegExp; readonly sign: string }[] = [
  { words: /\s+(?:minus|less|trừ(?:\s+đi)?|menos)\s+/giu, sign: ' - ' },
  { words: /\s+(?:plus|cộng(?:\s+với)?|m[aá]s)\s+/giu, sign: ' + ' },
  { words: /\s+(?:times|multiplied\s+by|nhân(?:\s+với)?|multiplicad[oa]\s+por|por)\s+/giu, sign: ' * ' },
  {
    words: /\s+(?:divided\s+by|over(?!\s+[$€£]?\d)|chia(?:\s+cho)?|dividid[oa]\s+(?:por|entre))\s+/giu,
    sign: ' / ',
  },
];

const emptyWord =
  /^(?:not\s+|no\s+)?(?:empty|blank|null|missing|unset|trống|rỗng|vac[ií][oa]s?|nul[oa]s?|en\s+blanco)$/iu;
const pastAlready =
  /\s+(?:(?:has|have|is|are)\s+(?:already\s+)?(?:passed|past|gone\s+by|(?:in\s+)?(?:the\s+)?past|over)|đã\s+(?:qua|quá)|ya\s+(?:(?:ha|han)\s+pasado|pas[oó]|pasaron|venci[oó]|ha\s+vencido))$/iu;

/** The same with signs; undefined where the words say no formula. */
export function spokenFormula(words: string): string | undefined {
  const text = words.trim().replace(opening, '');
  const bare = text.replace(subject, '');
  const written = tested(bare) ?? tested(text) ?? computed(text.replace(article, ''));
  return written === text ? undefined : written;
}

/** "With an average over 8" is said of all that belongs to a row: no test of one of its columns. */
const ofMany =
  /(?:^|\s)(?:average|mean|median|total|number|count|trung\s+bình|tổng|số\s+lượng|promedio|media|suma|cantidad|n[uú]mero)(?:\s|$)/iu;

function tested(text: string): string | undefined {
  const equal = equality.exec(text);
  const either = equal && equal.index > 0 ? oneOf(text, equal) : undefined;
  if (either?.isMixed) return either.written;
  if (filledAfter.test(text)) return `${named(text.replace(filledAfter, ''))} is not null`;
  if (emptyAfter.test(text)) return `${named(text.replace(emptyAfter, ''))} is null`;
  if (emptyBefore.test(text)) return `${named(text.replace(emptyBefore, ''))} is null`;
  if (pastAlready.test(text)) return `${named(text.replace(pastAlready, ''))} < today`;
  const { of, amount, more: isMore } = amountFirst.exec(text)?.groups ?? {};
  if (of && amount && (!ofMany.test(of) || /_/.test(of)))
    return `${computed(named(of)) ?? named(of)} ${isMore ? '>=' : '<='} ${amount}`;
  const lasting = lastingTest(text);
  if (lasting) return lasting;
  for (const { words, sign } of dated) {
    const [left, right, more] = text.split(words);
    if (!left || !right || more !== undefined) continue;
    if (day.test(right.trim())) return `${named(left)} ${sign} '${right.trim()}'`;
    if (isName(left) && isName(right)) return `${named(left)} ${sign} ${named(right)}`;
  }
  for (const { words, sign } of comparisons) {
    const [left, right, more] = text.split(words);
    if (left && ofMany.test(left) && !/_/.test(left)) return undefined;
    if (!left || !right || more !== undefined) continue;
    // "Seats over 12 people": of what the number is, its column says.
    const counted = /^(?<amount>\d[\d.,]*)\s+\p{L}+$/u.exec(right.trim())?.groups?.amount;
    if (counted && isName(left)) return `${named(left)} ${sign} ${counted}`;
    if (/^[\d.,]+\s*%?$|_/.test(right.trim()) || (isName(left) && isName(right)))
      return `${computed(named(left)) ?? named(left)} ${sign} ${right.trim()}`;
  }
  return either?.written;
}

/** A few words that may be the name of a column. */
function isName(text: string): boolean {
  return /^[\p{L}_ ]+$/u.test(text) && named(text).split(/\s+/).length <= 3;
}

const orIsEmpty =
  /,?\s+(?:or|hoặc|hay|o)\s+(?:(?:it|which|that)\s+)?(?:is|are|est[aá]n?|bị|để|còn|là)\s+(?:empty|blank|null|missing|trống|rỗng|vac[ií][oa]s?|nul[oa]s?)$/iu;

/** "is A or B"; being empty may be one of them, and is said of a column in another way. */
function oneOf(text: string, equal: RegExpExecArray): { written: string; isMixed: boolean } | undefined {
  const behind = text.slice(equal.index + equal[0].length);
  const isAlsoEmpty = orIsEmpty.test(behind);
  const all = behind
    .replace(orIsEmpty, '')
    .split(/\s*,\s*(?:(?:or|and|nor|y|o|ni)\s+)?|\s+(?:or|and|nor|hoặc|hay|và|o|y|u|ni)\s+/iu)
    .map((value) => value.replace(/^["'“‘]|["'”’]$/gu, '').trim())
    .filter((value) => value !== '');
  const values = all.filter((value) => !emptyWord.test(value));
  if (values.length === 0 || values.some((value) => /['"]/.test(value))) return undefined;
  const isDenied = /not|isn|aren|neither|không|khác|no\s|distint/iu.test(equal[0]);
  const column = named(text.slice(0, equal.index));
  const listed = `${column} ${isDenied ? 'not ' : ''}in (${values.map(literal).join(', ')})`;
  // "Is not A or is empty" has two verbs, and "is not A or empty" denies both.
  if (isAlsoEmpty) return { written: `${listed} or ${column} is null`, isMixed: true };
  if (values.length === all.length) return { written: listed, isMixed: false };
  const written = isDenied ? `${listed} and ${column} is not null` : `${listed} or ${column} is null`;
  return { written, isMixed: true };
}

const units: Readonly<Record<string, RegExp>> = {
  minutes: /^(?:minutes?|phút|minutos?)$/iu,
  hours: /^(?:hours?|giờ|tiếng|horas?)$/iu,
  days: /^(?:days?|nights?|ngày|đêm|d[ií]as?|noches?)$/iu,
  weeks: /^(?:weeks?|tuần|semanas?)$/iu,
  months: /^(?:months?|tháng|mes(?:es)?)$/iu,
  years: /^(?:years?|năm|años?)$/iu,
};
const stretch =
  /(?:^|\s)(?:(?<over>more\s+than|longer\s+than|over|hơn|trên|m[aá]s\s+de)|(?<least>at\s+least|ít\s+nhất|al\s+menos)|(?<under>less\s+than|fewer\s+than|under|within|dưới|ít\s+hơn|menos\s+de)|(?<most>at\s+most|up\s+to|không\s+quá|como\s+m[aá]ximo))\s+(?<amount>\d+(?:\.\d+)?)\s+(?<unit>\p{L}+)(?:\s+(?:of\s+)?(?:time|elapsed|passed))?,?\s+(?<ends>.+)$/iu;

/** "More than 5 days from sent_on to arrived_on", "más de 7 noches, salida menos entrada": how long something took. */
function lastingTest(text: string): string | undefined {
  const found = stretch.exec(text);
  const { over, least, under, amount, unit = '', ends = '' } = found?.groups ?? {};
  const [name] = Object.entries(units).find(([, words]) => words.test(unit)) ?? [];
  const { from, to } = ending.exec(ends)?.groups ?? {};
  const elapsed =
    from && to
      ? `${named(to)} - ${named(from)}`
      : (happenedAfter(text.slice(0, found?.index ?? 0), ends) ?? arithmetic(named(ends)));
  if (!amount || !name || !/ - /.test(elapsed)) return undefined;
  return `${name}(${elapsed}) ${over ? '>' : least ? '>=' : under ? '<' : '<='} ${amount}`;
}

const after =
  /^(?:after|sau(?:\s+khi)?|despu[eé]s\s+de(?:\s+que)?|tras)\s+(?:(?:it|they|this|that|se|la|el|los|las|the|nó)\s+)?(?:(?:was|were|is|are|had\s+been|được|bị|fue)\s+)?(?<from>[\p{L}\p{N}_]+)$/iu;

/** "Paid more than 30 days after it was issued": what happened, and what happened before. */
function happenedAfter(before: string, ends: string): string | undefined {
  const from = after.exec(ends.trim())?.groups?.from;
  const to = /(?<to>[\p{L}\p{N}_]+)\s*$/u.exec(before)?.groups?.to;
  const dated = (word: string) => (/_|^(?:date|fecha|ngày)$/iu.test(word) ? word : `${word} date`);
  return from && to ? `${dated(to)} - ${dated(from)}` : undefined;
}

const ending =
  /^(?:(?:lie|lay|pass(?:ed)?)\s+)?(?:between|from|after|since|từ|giữa|sau|entre|desde|despu[eé]s\s+de)\s+(?<from>.+?)\s+(?:and|to|until|till|và|đến|tới|y|hasta|a)\s+(?<to>.+)$/iu;
const between =
  /^(?:(?:the\s+)?(?:number\s+of\s+)?(?:time|days?|hours?|minutes?)\s+(?:elapsed\s+)?(?:between|from)|(?:số\s+ngày|thời\s+gian|khoảng\s+cách)\s+(?:từ|giữa)|(?:los\s+|el\s+)?(?:d[ií]as?|tiempo|horas?|minutos?)\s+(?:que\s+pasan?\s+)?(?:entre|desde))\s+(?<from>.+?)\s+(?:and|to|until|và|đến|y|hasta)\s+(?<to>.+)$/iu;

function computed(text: string): string | undefined {
  const { from, to } = between.exec(text)?.groups ?? {};
  if (from && to) return `${named(to)} - ${named(from)}`;
  if (summedAfter.test(text)) return `SUM(${arithmetic(text.replace(summedAfter, ''))})`;
  for (const { words, write } of aggregates) {
    const found = words.exec(text);
    if (!found) continue;
    const rest = text.slice(found[0].length);
    // "the sum of paid divided by the number of …": each side is a number of its own.
    for (const { words: joined, sign } of operations) {
      const [left, right, more] = rest.split(joined);
      const other = right && more === undefined ? computed(right.replace(article, '')) : undefined;
      if (left && other && /\(/.test(other)) return `${write(arithmetic(left))}${sign}${other}`;
    }
    return write(arithmetic(rest));
  }
  const signed = arithmetic(text);
  return signed === text ? undefined : signed;
}

const numbers: readonly RegExp[] = [
  /two|hai|dos/,
  /three|ba|tres/,
  /four|bốn|cuatro/,
  /five|năm|cinco/,
  /six|sáu|seis/,
  /seven|bảy|siete/,
  /eight|tám|ocho/,
  /nine|chín|nueve/,
  /ten|mười|diez/,
  /eleven|mười\s+một|once/,
  /twelve|mười\s+hai|doce/,
].map(({ source }) => new RegExp(String.raw`^(?:${source})(?=\s+(?:times|lần|veces)\s)`, 'iu'));

/** "Twelve times the fee", "12 lần phí", "doce veces la cuota". */
function multiplied(text: string): string {
  const place = numbers.findIndex((number) => number.test(text));
  const counted = place < 0 ? text : text.replace(numbers[place] as RegExp, String(place + 2));
  return counted
    .replace(/^(?:twice)\s+/iu, '2 times ')
    .replace(/^(?<number>\d+)\s+(?:lần|veces)\s+/iu, '$<number> times ');
}

function arithmetic(spoken: string): string {
  const text = multiplied(spoken);
  let signed = ` ${text} `.replace(/\s+(?:the|của|el|la|los|las)\s+/giu, ' ').trim();
  for (const { words, sign } of operations) signed = signed.replace(words, sign);
  return signed;
}

function named(text: string): string {
  return text.trim().replace(article, '').trim();
}

function literal(value: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(value) || /^(?:true|false)$/i.test(value) ? value : `'${value}'`;
}
