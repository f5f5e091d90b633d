// Sentences that say which rows count and which do not, as people say them in three languages: "only X count", "X
// should not be counted", "you counted X too", "X are no real customers". What X is, is not looked at here.

export interface CountingRemark {
  readonly kind: 'only' | 'without' | 'mention';
  readonly what: string;
  /** Of which number, where the sentence says it: "no part of revenue". */
  readonly from?: string;
}

const counted = String.raw`(?:count(?:ed)?|included?|considered?|contained?|show(?:n)?|listed|taken\s+into\s+account)`;
const leftOut = String.raw`(?:excluded|left\s+out|ignored|removed|omitted|skipped|dropped|filtered\s+out|disregarded)`;
const contar =
  '(?:contar(?:se|l[oa]s)?|cuent[ae]n?|contabilizar(?:se)?|incluir(?:se|l[oa]s)?|incluyan?|entr(?:ar|[ae]n)|sum(?:ar(?:se)?|[ae]n)|figur(?:ar|[ae]n)|comput(?:ar|[ae]n)|val(?:er|en?)|consider(?:ar(?:se)?|[ae]n)|aparec(?:er|en))';
const quitar = String.raw`(?:excluir|quitar|descartar|ignorar|omitir|eliminar|dejar)(?:se|l[oa]s)?(?:\s+fuera)?`;
const deber = String.raw`(?:deb(?:en?|er[ií]an?)|tienen?\s+que|ha[ny]?\s+(?:de|que)|pueden?)`;
const debe = String.raw`(?:${deber}\s+)`;
const real = '(?:real|actual|true|valid|proper|genuine)';

const notEn = String.raw`(?:(?:do|does|should|must|may|can|could|is|are)(?:\s*n[o'’]t|\s+(?:not|never))|can\s?not|never)`;
const partEn = String.raw`(?:be\s+)?(?:(?:an?\s+)?part\s+of|belong\s+(?:to|in(?:to)?)|(?:go|enter)\s+into|${counted}\s+(?:as|in(?:to)?|among|towards?|for))`;
/** What a number is not made of. */
const partOf: readonly RegExp[] = [
  new RegExp(String.raw`^(?<what>.+?)\s+${notEn}\s+${partEn}\s+(?:the\s+|our\s+)?(?<from>.+)$`, 'iu'),
  /^(?<what>.+?)\s+(?:thì\s+)?(?:không|đừng|chớ)\s+(?:(?:được|nên|cần|phải)\s+)*(?:(?:tính|cộng|đưa|gộp|kể)\s+(?:vào|là|cho)|nằm\s+trong|thuộc)\s+(?<from>.+)$/iu,
  new RegExp(
    String.raw`^(?<what>.+?)\s+no\s+(?:se\s+)?(?:${debe})?(?:forman?\s+parte\s+de|formar\s+parte\s+de|entran?\s+en|entrar\s+en|${contar}\s+(?:como|en|para))\s+(?:el\s+|la\s+|los\s+|las\s+)?(?<from>.+)$`,
    'iu',
  ),
];

/** The same, where the number is said first. */
const madeWithout: readonly RegExp[] = [
  /^(?<from>.+?)\s+(?:(?:(?:do|does|should|must)(?:\s*n[o'’]t|\s+not)|never)\s+(?:include|contain|count|cover)|excludes?|(?:is|are|should\s+be|must\s+be)\s+(?:without|excluding))\s+(?:the\s+|any\s+)?(?<what>.+)$/iu,
  /^(?<from>.+?)\s+(?:(?:thì\s+)?(?:không|đừng|chưa)\s+(?:(?:được|nên|cần|phải)\s+)*(?:tính|gồm|bao\s+gồm|kể|cộng)|(?:phải\s+)?(?:trừ|loại(?:\s+trừ)?|bỏ)(?:\s+(?:đi|ra))?)\s+(?:các\s+|những\s+|cả\s+)?(?<what>.+)$/iu,
  /^(?<from>.+?)\s+(?:no\s+(?:deben?\s+)?(?:incluir|incluyen?|contar|cuentan?)|excluyen?|(?:es|son|va|van|debe\s+ser)\s+sin(?:\s+contar)?)\s+(?:el\s+|la\s+|los\s+|las\s+)?(?<what>.+)$/iu,
];

/** What is left out, said behind it. */
const without: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?<what>.+?)\s+(?:(?:do|does|should|must|may|shall|can|could|would)\s*n[o'’]t|(?:do|does|should|must|may|shall|can|could)\s+not|can\s?not|(?:is|are)\s+not\s+to|(?:should|must)\s+never)\s+(?:be\s+)?${counted}(?:\s+(?:here|too|either|as\s+well|at\s+all|in\s+.+|as\s+.+|among\s+.+))?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<what>.+?)\s+(?:should|must|shall|(?:has|have|needs?|ought|are|is)\s+to)\s+be\s+${leftOut}(?:\s+(?:here|too|first|(?:from|of|in)\s+.+))?$`,
    'iu',
  ),
  new RegExp(String.raw`^(?<what>.+?)\s+(?:is|are)\s+(?:not|no)\s+${real}\s+\p{L}+$`, 'iu'),
  /^(?<what>.+?)\s+(?:thì\s+)?(?:không|đừng|chớ)\s+(?:(?:được|nên|cần|phải)\s+)*(?:tính|đếm|kể|gồm|bao\s+gồm|lấy|đưa\s+vào)(?:\s+(?:vào|đến|tới|nữa|luôn|đâu|nhé|chung|cùng))*$/iu,
  /^(?<what>.+?)\s+(?:thì\s+)?(?:phải|cần|nên)\s+(?:(?:được|bị)\s+)*(?:loại|bỏ|trừ)(?:\s+(?:trừ|bỏ|ra|đi|qua))*$/iu,
  /^(?<what>.+?)\s+không\s+phải\s+(?:là\s+)?(?:\p{L}+\s+){0,3}(?:thật|thực|hợp\s+lệ)(?:\s+sự)?$/iu,
  new RegExp(
    String.raw`^(?<what>.+?)\s+no\s+(?:se\s+)?(?:${debe})?(?:se\s+)?${contar}(?:\s+(?:en|para|como|aqu[ií]|tampoco)(?:\s.+)?)?$`,
    'iu',
  ),
  new RegExp(String.raw`^(?<what>.+?)\s+(?:se\s+)?${debe}(?:se\s+)?${quitar}$`, 'iu'),
  /^(?<what>.+?)\s+no\s+(?:es|son)\s+(?:\p{L}+\s+){0,2}(?:real(?:es)?|v[aá]lid[oa]s?|verdader[oa]s?|de\s+verdad)(?:\s+\p{L}+)?$/iu,
];

/** Who is there no longer, beside who alone is meant: "only those still here, people with an end date have left". */
const gone: readonly RegExp[] = [
  /^(?<what>.+?)\s+(?:have|has|are|is)\s+(?:already\s+)?(?:left|gone|quit|history)(?:\s+(?:us|the\s+\p{L}+))?$/iu,
  /^(?<what>.+?)\s+(?:(?:do|does)\s*n[o'’]t|(?:do|does)\s+not|no\s+longer)\s+(?:work|live|exist|belong)(?:\s+(?:here|with\s+us|any\s*more))*$/iu,
  /^(?<what>.+?)\s+(?:là\s+)?(?:đã\s+)?(?:nghỉ(?:\s+(?:việc|rồi))*|không\s+còn(?:\s+(?:làm|ở\s+đây|nữa))+)$/iu,
  /^(?<what>.+?)\s+(?:ya\s+)?(?:se\s+(?:fueron|han\s+ido|fue)|no\s+(?:trabajan?|est[aá]n?)(?:\s+(?:aqu[ií]|ya|con\s+nosotros))*)$/iu,
];

/** "No deberían salir los inactivos": what is left out, said last. */
const notShown =
  /^(?:no\s+(?:deber[ií]an?|deben?|tienen\s+que)\s+(?:salir|aparecer|mostrarse|contar(?:se)?|incluirse|estar|entrar)|(?:there\s+should(?:\s*n[o'’]t|\s+not)\s+be|must\s+not\s+show)|(?:không|đừng)\s+(?:được\s+)?(?:hiện|hiển\s+thị|đưa\s+vào|cho\s+vào))\s+(?:any\s+|las?\s+|los?\s+|các\s+|những\s+)?(?<what>.+)$/iu;

/** What was counted, told as what is wrong. */
const counts: readonly RegExp[] = [
  /^(?:but\s+)?(?:you|it|this|that|the\s+(?:answer|number|result|count|list|total|figure))\s+(?:(?:also|still|wrongly|have|has|is|are)\s+)*(?:count(?:ed|s|ing)?|includ(?:ed|es?|ing)|contain(?:ed|s)|consider(?:ed|s))\s+(?:also\s+|even\s+)?(?<what>.+?)(?:\s+(?:too|as\s+well))?$/iu,
  /^(?<what>.+?)\s+(?:is|are|were|was)\s+(?:also\s+|still\s+|wrongly\s+)?(?:counted|included)(?:\s+(?:here|too|as\s+well))?$/iu,
  /^(?:bạn|nó|hệ\s+thống|kết\s+quả|câu\s+trả\s+lời)\s+(?:(?:đã|đang|vẫn|lại)\s+)*(?:tính|đếm|gồm|bao\s+gồm|kể)\s+(?:(?:cả|luôn|vào|nhầm)\s+)+(?<what>.+)$/iu,
  /^(?:(?:el\s+resultado|la\s+respuesta|la\s+cifra|el\s+n[uú]mero|esto)\s+)?(?:est[aá]s?\s+|ha[ns]?\s+)?(?:contando|contado|contaste|incluyendo|incluido|incluiste|incluye|cuenta)\s+(?:tambi[eé]n\s+|incluso\s+)(?<what>.+)$/iu,
];

/** What alone makes up a number. */
const madeOf: readonly RegExp[] = [
  /^(?<from>.+?)\s+(?:(?:should|must|does|is|are)\s+)?only\s+(?:be\s+)?(?:counts?|includes?|covers?|contains?|from|of|made\s+of)\s+(?:the\s+)?(?<what>.+)$/iu,
  /^(?<from>\S.*?)\s+(?:phải\s+)?chỉ\s+(?:được\s+)?(?:tính|gồm|bao\s+gồm|lấy|đếm)\s+(?:các\s+|những\s+)?(?<what>.+)$/iu,
  /^(?<from>.+?)\s+(?:s[oó]lo|solamente|[uú]nicamente)\s+(?:deben?\s+)?(?:incluir|incluyen?|cuentan?|contar|son\s+de|es\s+de)\s+(?:las?\s+|los?\s+)?(?<what>.+)$/iu,
];

const only: readonly RegExp[] = [
  /\b(?:only|just|solely)\s+(?:(?:the|count|include|show|want|need|wanted|meant|mean|consider|use|care\s+about|interested\s+in|look\s+at|if|when|where)\s+)*(?<what>.+)$/iu,
  /^(?<what>.+?)\s+only$/iu,
  /^(?:the\s+)?(?<what>(?:ones|those)\s+(?:where|with|that|whose|which|who|without|in|from)\s.+)$/iu,
  /(?:^|\s)chỉ\s+(?:(?:được|cần|nên|phải|tính|lấy|đếm|gồm|xem|dùng|quan\s+tâm(?:\s+đến)?|muốn|các|những|mỗi)\s+)*(?<what>.+)$/iu,
  new RegExp(
    String.raw`(?:^|\s)(?:s[oó]lo|solamente|[uú]nicamente)\s+(?:se\s+)?(?:(?:${deber}|${contar}|(?:me\s+)?interesan?|quer[ií]a|quiero|import[ae]n?|cuando|si)\s+)*(?:(?:las?|los?)\s+(?!que\s))?(?<what>.+)$`,
    'iu',
  ),
];

/** What else a sentence says of the rows it names: that they count. */
const tail = new RegExp(
  [
    String.raw`\s+(?:(?:should|must|may|shall|can|will|(?:has|have|need|ought|are)\s+to)\s+)?(?:be\s+)?(?:counts?|counted|included|considered|matters?|shown)$`,
    String.raw`\s+(?:(?:thì|mới|được|mà)\s+)*(?:tính|đếm|thôi)(?:\s+(?:thôi|vào))?$`,
    String.raw`\s+(?:se\s+)?(?:${debe})?${contar}$`,
  ].join('|'),
  'iu',
);
const asked = /^(?<what>.+?)\s+(?:should|must)\s+(?:also\s+)?be\s+(?:included|counted|shown)$/iu;

/** True of a sentence that says who has left. */
export function saysGone(text: string): boolean {
  return gone.some((pattern) => pattern.test(text));
}

/** Undefined where the sentence says nothing of what counts. */
export function countingRemark(text: string): CountingRemark | undefined {
  const said = text.trim().replace(/[\s.!]+$/u, '');
  const part = firstOf(partOf, said);
  if (part.what && part.from && !isOnly(part.what))
    return { kind: 'without', what: part.what, from: part.from };
  const { what: shown } = notShown.exec(said)?.groups ?? {};
  if (shown) return { kind: 'without', what: shown };
  const { what: left } = firstOf(gone, said);
  if (left && !isOnly(left)) return { kind: 'without', what: left };
  for (const pattern of without) {
    const what = pattern.exec(said)?.groups?.what;
    if (what && !isOnly(what)) return { kind: 'without', what };
  }
  const made = firstOf(madeOf, said);
  if (made.what && made.from) return { kind: 'only', what: withoutTail(made.what), from: made.from };
  for (const pattern of only) {
    const what = pattern.exec(said)?.groups?.what;
    if (what) return { kind: 'only', what: withoutTail(what) };
  }
  const { what: other, from } = firstOf(madeWithout, said);
  if (other && from && !isOnly(from)) return { kind: 'without', what: other, from };
  const wanted = asked.exec(said)?.groups?.what;
  if (wanted) return { kind: 'mention', what: wanted };
  for (const pattern of counts) {
    const what = pattern.exec(said)?.groups?.what;
    if (what) return { kind: 'without', what };
  }
  return undefined;
}

function firstOf(patterns: readonly RegExp[], said: string): { what?: string; from?: string } {
  for (const pattern of patterns) {
    const found = pattern.exec(said)?.groups;
    if (found) return found;
  }
  return {};
}

function withoutTail(what: string): string {
  const left = what.replace(tail, '').replace(/\s+(?:mà\s+)?thôi$/iu, '');
  return left.trim() === '' ? what : left;
}

/** "You do not only count X": it is about only. */
function isOnly(what: string): boolean {
  return /\b(?:only|just|s[oó]lo|solamente)$|(?:^|\s)chỉ$/iu.test(what);
}
