// What a remark asks for, where it defines nothing: rows left out, rows only, one thing in another's place.

import { countingRemark } from './counting-remarks.ts';
import { unquoted } from './unquoted.ts';

export type Remark =
  /** `from`: of which number, where that was said. */
  | { readonly kind: 'without' | 'only'; readonly what: string; readonly from?: string }
  /** `inTurn`: one of several that were named together, so that it is about no other word. */
  | { readonly kind: 'instead'; readonly right: string; readonly wrong: string; readonly inTurn?: boolean }
  /** Each counted once, however often it occurs. */
  | { readonly kind: 'once'; readonly what: string }
  | { readonly kind: 'mention'; readonly what: string };

const step = String.raw`(?:in\s+step\s+\d+,?\s*)?`;
const instead: readonly RegExp[] = [
  /^(?:you|it)\s+(?:used|took|counted|summed|went\s+by|takes|uses)\s+(?<wrong>.+?)\s*[,;]\s*(?:but\s+)?(?:it\s+|that\s+|you\s+)?(?:should|must|have\s+to)\s+(?:have\s+been|be|use|take|go\s+by)\s+(?<right>.+)/iu,
  /^(?:usaste|tomaste|sumaste|contaste|has\s+(?:usado|tomado|sumado|contado))\s+(?<wrong>.+?)\s*,\s*(?:pero\s+)?(?:debe(?:r[ií]a)?\s+ser|tiene\s+que\s+ser|hay\s+que\s+usar)\s+(?<right>.+)/iu,
  /^bạn\s+(?:đã\s+|đang\s+)?(?:dùng|lấy|tính|cộng)\s+(?:theo\s+)?(?<wrong>.+?)\s*,\s*(?:mà\s+|nhưng\s+)?(?:phải|đúng\s+ra|lẽ\s+ra)\s+(?:(?:phải|là|dùng|lấy|theo)\s+)*(?!(?:bỏ|loại|trừ)\s)(?<right>.+)/iu,
  /(?:replace|swap|substitute|change|switch|exchange|alter|supersede)\s+(?<wrong>.+?)\s+(?:with|by|to|for|into)\s+(?<right>.+)/iu,
  /(?<right>.+?)\s+(?:instead\s+of|in\s+(?:the\s+)?place\s+of|rather\s+than)\s+(?<wrong>.+)/iu,
  /instead\s+of\s+(?<wrong>.+?),?\s+(?:use|take|it\s+should\s+be|find|show|i\s+want)\s+(?<right>.+)/iu,
  /(?:not|isn't|is\s+not)\s+(?:by\s+|the\s+|per\s+|on\s+)?(?<wrong>.+?),?\s+but\s+(?:rather\s+|by\s+|the\s+|per\s+|on\s+)*(?<right>.+)/iu,
  /(?<right>.+?)(?:\s*,\s*(?:and\s+)?|\s+and\s+)not\s+(?:by\s+|the\s+|per\s+|on\s+|from\s+)*(?<wrong>.+)/iu,
  /(?<right>.+?)\s+(?:thay\s+vì|thay\s+cho|(?:chứ|mà)\s+không(?:\s+phải)?)\s+(?:là\s+|theo\s+)?(?<wrong>.+)/iu,
  /không\s+phải\s+(?:là\s+|theo\s+)?(?<wrong>.+?),?\s+mà\s+(?:là\s+|theo\s+)?(?<right>.+)/iu,
  /(?<right>.+?),\s+không\s+(?:phải|dùng|lấy|tính|theo)\s+(?:là\s+|theo\s+)?(?<wrong>.+)/iu,
  /(?<right>.+?)\s+(?:en\s+vez\s+de|en\s+lugar\s+de)\s+(?<wrong>.+)/iu,
  /no\s+(?:por\s+|el\s+|la\s+)?(?<wrong>.+?),?\s+sino\s+(?:por\s+|el\s+|la\s+)?(?<right>.+)/iu,
  /(?<right>.+?),\s+no\s+(?:por\s+|el\s+|la\s+|los\s+|las\s+)?(?<wrong>.+)/iu,
];
/** "You took the gross amount instead of the net one" tells what was done, and that is what is wrong. */
const wasDone =
  /^(?:(?:you|it|this|that|docent|the\s+(?:answer|result|number|system|query))\s+(?:(?:has|have|is|are|was)\s+)?(?:used|uses|using|took|takes|taken|counted|counts|counting|summed|sums|summing|added|adds|showed|shows|showing|grouped|groups|sorted|sorts|went\s+by|goes\s+by|read)|(?:bạn|nó|hệ\s+thống|kết\s+quả|câu\s+trả\s+lời)\s+(?:đã|đang|lại|vừa)\s+(?:dùng|lấy|tính|đếm|cộng|hiển\s+thị)|(?:(?:el\s+resultado|la\s+respuesta)\s+)?(?:(?:has|ha|est[aá]s?|se\s+ha)\s+(?:usado|usando|contado|contando|sumado|sumando|tomado|tomando|mostrado)|usaste|contaste|sumaste|tomaste|mostraste|est[aá]\s+(?:usando|contando|sumando)))\s+(?:by\s+|up\s+|theo\s+|por\s+)?/iu;
const without: readonly RegExp[] = [
  /(?:exclud(?:e|es|ed|ing)|leave\s+out|leaving\s+out|without|ignor(?:e|es|ing)|except(?:\s+for)?|omit|skip|drop|filter\s+out|(?:(?:do|does|did|should|must)\s*n[o'’]t|not)\s+(?:be\s+)?(?:include|count|contain|show|consider|want|need)d?(?:\s+to\s+(?:see|count|include))?)\s+(?:the\s+|any\s+|all\s+)?(?<what>.+)/iu,
  /(?:(?:không|đừng|chớ)\s+(?:(?:muốn|cần)\s+)?(?:tính|đếm|gồm|bao\s+gồm|kể|thấy)|không\s+(?:muốn|cần)|loại\s+(?:trừ|bỏ)|bỏ(?:\s+(?:qua|ra|đi))?|trừ(?:\s+đi)?)\s+(?:các\s+|những\s+)?(?<what>.+)/iu,
  /(?:exclu(?:ir|ye|yas|yendo)|no\s+(?:quiero|queremos|necesito|quer[ií]a)(?:\s+(?:ver|contar|incluir))?|sin\s+(?:contar|incluir)|no\s+(?:se\s+)?(?:debe(?:n|r[ií]an?)?\s+|hay\s+que\s+)?(?:incluir(?:se)?|contar(?:se)?|incluyas|cuentes|cuentan?|considerar(?:se)?)|quita[r]?|omit(?:ir|e)|ignora[r]?|descarta[r]?|excepto|salvo)\s+(?:a\s+)?(?:las?\s+|los?\s+)?(?<what>.+)/iu,
];
/** "You only exclude X" is about what is left out. */
const excluding =
  /^(?:exclud(?:e|es|ed|ing)|leav(?:e|ing)\s+out|omit|ignore|loại|bỏ|trừ|exclu(?:ir|yas|ye)|quitar)\s/iu;
const once: readonly RegExp[] = [
  /\b(?:is|are)\s+(?:the\s+)?(?:distinct|unique|different)\s+(?<what>.+)/iu,
  /\bcount(?:ed|ing)?\s+(?:only\s+)?(?:distinct|unique|different)\s+(?<what>.+)/iu,
  /\b(?:count(?:ing)?\s+)?(?:each|every)\s+(?<what>.+?)\s+(?:(?:is|should\s+be|must\s+be)\s+counted|counts?|counted)?\s*(?:only|just)?\s*once\b/iu,
  /(?<what>.+?)\s+(?:should|must)\s+(?:only\s+)?be\s+(?:distinct|unique|counted\s+(?:only\s+)?once)\b/iu,
  /(?:^|\s)mỗi\s+(?<what>.+?)\s+(?:chỉ\s+)?(?:được\s+)?(?:tính|đếm)\s+(?:đúng\s+)?(?:một|1)\s+lần/iu,
  /(?:^|\s)(?:đếm|tính)\s+(?:số\s+)?(?<what>.+?)\s+(?:khác\s+nhau|phân\s+biệt|không\s+trùng(?:\s+lặp)?)/iu,
  /\bcada\s+(?<what>.+?)\s+(?:se\s+)?(?:debe\s+)?(?:contar(?:se)?|cuenta)?\s*(?:una\s+sola\s+vez|s[oó]lo\s+una\s+vez)/iu,
  /\b(?:contar|cuenta)\s+(?:los|las)?\s*(?<what>.+?)\s+(?:distint|diferent|[uú]nic)[oae]s\b/iu,
];
const narrowing =
  /^\s*(?:(?:please|hãy|por\s+favor)\s+)?(?:(?:count|show|include|take|use|tính|lấy|cuenta|contar)\s+)?(?:only|just|exclude|leave\s+out|chỉ|không\s+(?:tính|gồm|bao\s+gồm)|loại|bỏ|s[oó]lo|solamente|[uú]nicamente|exclu\p{L}+)\s/iu;
const opening = new RegExp(
  String.raw`^\s*${step}(?:please|i\s+(?:want|need|meant|would\s+like)|you\s+(?:should|need\s+to|have\s+to|must)|(?:need|have)\s+to|it\s+should|should|must|make\s+sure(?:\s+that)?|use|find|show|give|take|put|consider|ensure(?:\s+that)?|dùng|lấy|phải|hãy|tôi\s+muốn|usa|usar|quiero|debe(?:ría)?)\s+`,
  'iu',
);

/** True of words that say which rows count, whatever they explain by the way. */
export function isNarrowing(text: string): boolean {
  return narrowing.test(text);
}

/** True of words that say that each thing counts once. */
export function countsOnce(text: string): boolean {
  return once.some((pattern) => pattern.test(text));
}

export function remarksOf(text: string): Remark[] {
  for (const pattern of once) {
    const what = pattern.exec(text)?.groups?.what;
    if (what) return [{ kind: 'once', what: bare(what) }];
  }
  for (const pattern of instead) {
    const { right, wrong } = pattern.exec(text)?.groups ?? {};
    if (!right || !wrong) continue;
    const done = right.replace(wasDone, '');
    return done === right ? pairs(right, wrong) : pairs(wrong, done);
  }
  const counting = countingRemark(text);
  if (counting && !excluding.test(counting.what))
    return [{ ...counting, what: bare(counting.what) } as Remark];
  for (const pattern of without) {
    const what = pattern.exec(text)?.groups?.what;
    if (what) return [{ kind: 'without', what: bare(what) }];
  }
  return [{ kind: 'mention', what: bare(text) }];
}

const inTurn = /,?\s*(?:respectively|lần\s+lượt|tương\s+ứng|respectivamente)\s*$/iu;

/** "A and B in place of C and D respectively": each for its own, and none for another. */
function pairs(right: string, wrong: string): Remark[] {
  const list = (text: string) => text.replace(inTurn, '').split(/\s*,\s*(?:and\s+)?|\s+(?:and|và|y)\s+/iu);
  const [rights, wrongs] = [list(right), list(wrong)];
  if (!inTurn.test(right) && !inTurn.test(wrong))
    return [{ kind: 'instead', right: bare(right), wrong: bare(wrong) }];
  if (rights.length !== wrongs.length) return [];
  return rights.map((one, place) => ({
    kind: 'instead',
    right: bare(one),
    wrong: bare(wrongs[place] ?? ''),
    inTurn: true,
  }));
}

function bare(text: string): string {
  let left = text.trim();
  for (let round = 0; round < 3; round += 1) left = left.replace(opening, '');
  return unquoted(left.replace(/^(?:by|per|theo|por|the)\s+/iu, '').replace(/[.,!\s]+$/gu, ''));
}
