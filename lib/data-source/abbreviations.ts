// What database designers shorten, spelled out where it can only mean one thing, so that people read
// "department name" where the column is `dept_nm`. Shortenings with several meanings stay as they are.
import type { FieldType } from './manifest.ts';

const spelled: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fname: 'first name',
    lname: 'last name',
    mname: 'middle name',
    firstname: 'first name',
    lastname: 'last name',
    fullname: 'full name',
    nm: 'name',
    dob: 'birth date',
    birthdate: 'birth date',
    gndr: 'gender',
    qty: 'quantity',
    amt: 'amount',
    num: 'number',
    nbr: 'number',
    cnt: 'count',
    addr: 'address',
    dept: 'department',
    descr: 'description',
    pct: 'percent',
    yr: 'year',
    anio: 'año',
    mrr: 'monthly recurring revenue',
    gmv: 'gross merchandise value',
    nps: 'net promoter score',
    csat: 'customer satisfaction',
    mth: 'month',
    dt: 'date',
    typ: 'type',
    sts: 'status',
    cd: 'code',
    flg: 'flag',
    lvl: 'level',
    prc: 'price',
    bal: 'balance',
    grp: 'group',
    mgr: 'manager',
    emp: 'employee',
    empl: 'employee',
    cust: 'customer',
    usr: 'user',
    acct: 'account',
    pymt: 'payment',
    pmt: 'payment',
    txn: 'transaction',
    whse: 'warehouse',
    trng: 'training',
    sched: 'schedule',
    svc: 'service',
    ctry: 'country',
    rgn: 'region',
    bldg: 'building',
    msg: 'message',
    mkt: 'market',
    mfr: 'manufacturer',
    mfgr: 'manufacturer',
    loc: 'location',
    hrs: 'hours',
    itm: 'item',
    ord: 'order',
    prod: 'product',
    stk: 'stock',
    supp: 'supplier',
    shpmt: 'shipment',
    shpt: 'shipment',
    dlvry: 'delivery',
    rcvd: 'received',
    rcpt: 'receipt',
    reord: 'reorder',
    cntry: 'country',
    wt: 'weight',
    actv: 'active',
    trx: 'transaction',
    mgmt: 'management',
    avg: 'average',
    tot: 'total',
    startdate: 'start date',
    enddate: 'end date',
    zipcode: 'zip code',
    phonenumber: 'phone number',
  }),
);

const numbers: ReadonlySet<FieldType> = new Set(['integer', 'bigint', 'decimal', 'float']);

/** True for a word that `spelledOut` spells. */
export function isShortened(word: string): boolean {
  return spelled.has(word);
}

/** Words of a name with its shortenings spelled out; `type` tells a total from a title (`ttl`). */
export function spelledOut(words: readonly string[], type?: FieldType): string[] {
  return words.flatMap((word, at) => {
    const isNumber = type !== undefined && numbers.has(type);
    const isLast = at === words.length - 1;
    if (word === 'ttl' && type !== undefined) return [isNumber ? 'total' : 'title'];
    if (word === 'comm' && isNumber) return ['commission'];
    if (word === 'sal' && (isNumber || words.length > 1)) return ['salary'];
    // Only where what stands beside them leaves no doubt.
    if (word === 'hist' && isLast && at > 0) return ['history'];
    if (word === 'req' && isLast && at > 0) return ['request'];
    if (word === 'ln' && isLast && at > 0) return ['line'];
    if (word === 'po' && words[at + 1] !== 'box') return ['purchase', 'order'];
    if (type === 'text' && isLast) {
      if (word === 'desc') return ['description'];
      if (word === 'cat' && at > 0) return ['category'];
      if (word === 'stat' && at > 0) return ['status'];
    }
    if (
      word === 'min' &&
      isNumber &&
      isLast &&
      /^(duration|length|time|delay|wait)$/.test(words[at - 1] ?? '')
    )
      return ['minutes'];
    if (/^(dt|date)$/.test(words[at + 1] ?? '')) {
      if (word === 'term') return ['termination'];
      if (word === 'cmpl') return ['completion'];
      if (word === 'appr') return ['approval'];
      if (word === 'eff') return ['effective'];
    }
    if (word === 'no' && isLast && at > 0 && type !== undefined) return ['number'];
    // `lst_nm` is a last name, `price_lst` a list of prices.
    if (words[at + 1] === 'nm' || words[at + 1] === 'name') {
      if (word === 'fst' || word === 'frst') return ['first'];
      if (word === 'lst') return ['last'];
    }
    return (spelled.get(word) ?? word).split(' ');
  });
}

const vietnamese: ReadonlyMap<string, string> = new Map([
  ['sl', 'so luong'],
  ['dg', 'don gia'],
  ['sdt', 'so dien thoai'],
  ['dvt', 'don vi tinh'],
]);

/** The first letters of the names of tables, where they stand for one of them alone: `kh` of `khach_hang`. */
export function initialsOf(tables: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const words of tables) {
    const letters = words.map((word) => word[0]).join('');
    // An `id` is one, and a `ma` the code of something, whatever else begins so.
    if (letters.length >= 2 && !/^(id|ma|so|ten)$/.test(letters))
      found.set(letters, [...(found.get(letters) ?? []), words]);
  }
  return new Map(
    [...found].flatMap(([letters, [words, ...others]]) =>
      words && others.length === 0 ? [[letters, words]] : [],
    ),
  );
}

/** Words of a Vietnamese name with its shortenings spelled out; they are made of first letters, as names are long. */
export function vietnameseSpelledOut(
  words: readonly string[],
  initials: ReadonlyMap<string, readonly string[]>,
): string[] {
  return words.flatMap((word, at) => {
    const isPayment =
      word === 'tt' && /^(hinh thuc|phuong thuc|ngay)$/.test(words.slice(Math.max(0, at - 2), at).join(' '));
    if (isPayment) return ['thanh', 'toan'];
    return initials.get(word) ?? vietnamese.get(word)?.split(' ') ?? [word];
  });
}
