// What a remark asks for, where it defines nothing: rows left out, rows only, one thing in another's place.

export type Remark =
  | { readonly kind: 'without'; readonly what: string }
  | { readonly kind: 'only'; readonly what: string }
  | { readonly kind: 'instead'; readonly right: string; readonly wrong: string }
  | { readonly kind: 'mention'; readonly what: string };

const step = String.raw`(?:in\s+step\s+\d+,?\s*)?`;
const instead: readonly RegExp[] = [
  /(?:replace|swap|substitute|change|switch)\s+(?<wrong>.+?)\s+(?:with|by|to|for|into)\s+(?<right>.+)/iu,
  /(?<right>.+?)\s+(?:instead\s+of|in\s+(?:the\s+)?place\s+of|rather\s+than)\s+(?<wrong>.+)/iu,
  /instead\s+of\s+(?<wrong>.+?),?\s+(?:use|take|it\s+should\s+be|find|show|i\s+want)\s+(?<right>.+)/iu,
  /(?:not|isn't|is\s+not)\s+(?:by\s+|the\s+|per\s+|on\s+)?(?<wrong>.+?),?\s+but\s+(?:rather\s+|by\s+|the\s+|per\s+|on\s+)*(?<right>.+)/iu,
  /(?<right>.+?),?\s+(?:and\s+)?not\s+(?:by\s+|the\s+|per\s+|on\s+|from\s+)*(?<wrong>.+)/iu,
  /(?<right>.+?)\s+(?:thay\s+vì|thay\s+cho|chứ\s+không\s+phải|mà\s+không\s+phải)\s+(?:là\s+|theo\s+)?(?<wrong>.+)/iu,
  /không\s+phải\s+(?:là\s+|theo\s+)?(?<wrong>.+?),?\s+mà\s+(?:là\s+|theo\s+)?(?<right>.+)/iu,
  /(?<right>.+?)\s+(?:en\s+vez\s+de|en\s+lugar\s+de)\s+(?<wrong>.+)/iu,
  /no\s+(?:por\s+|el\s+|la\s+)?(?<wrong>.+?),?\s+sino\s+(?:por\s+|el\s+|la\s+)?(?<right>.+)/iu,
  /(?<right>.+?),\s+no\s+(?:por\s+|el\s+|la\s+|los\s+|las\s+)?(?<wrong>.+)/iu,
];
const without: readonly RegExp[] = [
  /(?:exclud(?:e|es|ed|ing)|leave\s+out|leaving\s+out|without|ignor(?:e|es|ing)|except(?:\s+for)?|omit|skip|drop|filter\s+out|(?:(?:do|does|should|must)\s*n[o'’]t|not)\s+(?:be\s+)?(?:include|count|contain|show|consider)d?)\s+(?:the\s+|any\s+|all\s+)?(?<what>.+)/iu,
  /(?<what>.+?)\s+(?:should|must)\s+(?:not\s+be|n[o'’]t\s+be|be)\s+(?:included|counted|shown|excluded|left\s+out|ignored)$/iu,
  /(?:không\s+(?:tính|gồm|bao\s+gồm|kể)|loại\s+(?:trừ|bỏ)|bỏ\s+(?:qua|ra)?|trừ)\s+(?:các\s+|những\s+)?(?<what>.+)/iu,
  /(?:exclu(?:ir|ye|yendo)|sin\s+(?:contar|incluir)?|no\s+(?:incluir|contar|incluyas|cuentes)|quitar|omitir|ignorar|excepto)\s+(?:las?\s+|los?\s+)?(?<what>.+)/iu,
];
const only: readonly RegExp[] = [
  /\b(?:only|just|solely)\s+(?:the\s+|count\s+|include\s+|show\s+|those\s+)*(?<what>.+)/iu,
  /(?<what>.+?)\s+only$/iu,
  /\bchỉ\s+(?:tính\s+|lấy\s+|gồm\s+|các\s+|những\s+)*(?<what>.+)/iu,
  /\b(?:s[oó]lo|solamente|[uú]nicamente)\s+(?:las?\s+|los?\s+|contar\s+)*(?<what>.+)/iu,
];
const opening = new RegExp(
  String.raw`^\s*${step}(?:please|i\s+(?:want|need|meant|would\s+like)|you\s+(?:should|need\s+to|have\s+to|must)|(?:need|have)\s+to|it\s+should|should|must|make\s+sure(?:\s+that)?|use|find|show|give|take|put|consider|ensure(?:\s+that)?|dùng|lấy|phải|hãy|tôi\s+muốn|usa|usar|quiero|debe(?:ría)?)\s+`,
  'iu',
);

export function remarksOf(text: string): Remark[] {
  for (const pattern of instead) {
    const { right, wrong } = pattern.exec(text)?.groups ?? {};
    if (right && wrong) return [{ kind: 'instead', right: bare(right), wrong: bare(wrong) }];
  }
  for (const pattern of without) {
    const what = pattern.exec(text)?.groups?.what;
    if (what)
      return [
        {
          kind:
            /\bbe\s+(included|counted|shown)$/iu.test(text) && !/not|n[o'’]t/iu.test(text)
              ? 'mention'
              : 'without',
          what: bare(what),
        },
      ];
  }
  for (const pattern of only) {
    const what = pattern.exec(text)?.groups?.what;
    if (what) return [{ kind: 'only', what: bare(what) }];
  }
  return [{ kind: 'mention', what: bare(text) }];
}

function bare(text: string): string {
  let left = text.trim();
  for (let round = 0; round < 3; round += 1) left = left.replace(opening, '');
  return left
    .replace(/^(?:by|per|theo|por|the)\s+/iu, '')
    .replace(/["“”.,!\s]+$/gu, '')
    .replace(/^["“”\s]+/gu, '');
}
