// What people write around a complaint and that is none: that the answer is wrong, thanks, a request to mend it, whom
// to ask. What is left is said of the data. Patterns of the three languages.

const openings: readonly RegExp[] = [
  /^(?:no|nope|wrong|incorrect|(?:this|that|it)(?:\s+is|['’]s)\s+(?:wrong|incorrect|not\s+(?:right|correct)|too\s+(?:many|much|few|little|high|low)))\s*[,:.!]\s*/iu,
  /^(?:sai(?:\s+rồi)?|(?:không|chưa)\s+đúng|(?:số\s+này\s+)?(?:nhiều|ít|cao|thấp)\s+quá|quá\s+(?:nhiều|ít|cao|thấp))\s*[,:.!]\s*/iu,
  /^(?:nobody|no\s+one|we\s+(?:never|do\s?n[o'’]t|do\s+not))\s+(?:calls?|says?|uses?)\s+[^,;:.]+[,;:.]\s*(?:here,?\s+)?/iu,
  /^(?:không\s+ai|chẳng\s+ai|chúng\s+tôi\s+không)\s+(?:gọi|nói|dùng)\s+[^,;:.]+[,;:.]\s*/iu,
  /^(?:nadie|aqu[ií]\s+nadie|no)\s+(?:l[oae]s?\s+)?(?:llama|llamamos|dice|decimos|usa|usamos)\s+[^,;:.]+[,;:.]\s*/iu,
  /^(?:no|mal|incorrecto|est[aá]\s+mal|no\s+es\s+(?:as[ií]|eso|correcto)|(?:son|es|hay)\s+(?:demasiad[oa]s?|muy\s+poc[oa]s?))\s*[,:.!]\s*/iu,
];

/** At the end of a sentence, or all of it. */
const endings: readonly RegExp[] = [
  /(?:^|[\s,]+)(?:many\s+)?(?:thanks|thank\s+you|thx|cheers)(?:\s+(?:a\s+lot|in\s+advance|so\s+much|very\s+much))?$/iu,
  /(?:^|[\s,]+)(?:(?:please|pls|can\s+you|could\s+you)[\s,]*)(?:(?:fix|correct|mend|change|check|repair)\s*(?:it|this|that|the\s+answer)?(?:\s+(?:again|soon|please))?)?$/iu,
  /(?:^|,\s*)(?:just\s+)?(?:ask|check\s+with|talk\s+to)\s+\p{L}[^,;_]*$/iu,
  /(?:^|[\s,]+)(?:xin\s+)?(?:cảm|cám)\s+ơn(?:\s+\p{L}+){0,2}$/iu,
  /[\s,]+(?:nhé|nha|ạ|nhá)$/iu,
  /(?:^|,\s*)(?:hỏi|liên\s+hệ)\s+\p{L}[^,;_]*$/iu,
  /(?:^|[\s,]+)(?:vui\s+lòng|làm\s+ơn|xin|hãy|nhờ)\s+(?:sửa|kiểm\s+tra|xem)(?:\s+(?:lại|giúp|hộ|dùm|đi))*$/iu,
  /(?:^|[\s,]+)(?:muchas\s+)?gracias(?:\s+de\s+antemano)?$/iu,
  /(?:^|[\s,]+)por\s+favor(?:,?\s+(?:corr[ií]ja|arr[eé]gle|rev[ií]se|cambi[eé])\p{L}*)?$/iu,
  /(?:^|,\s*)(?:pregunt[ae]\p{L}*|consult[ae]\p{L}*)\s+(?:a|con)\s+\p{L}[^,;_]*$/iu,
];

/** "X do not work here, don't count them": the rows are named, and then pointed at. */
const pointedAt: readonly { readonly said: RegExp; readonly as: string }[] = [
  {
    said: /^(?<what>.+?)[,:]\s+(?:(?:so|and|please)\s+)*(?:do\s?n[o'’]t|do\s+not|never)\s+(?:count|include|show|list)\s+(?:them|those|these|it)$|^(?<which>.+?)[,:]\s+(?:(?:so|and|please)\s+)*(?:exclude|ignore|skip)\s+(?:them|those|these|it)$/iu,
    as: 'exclude',
  },
  {
    said: /^(?<what>.+?)[,:]\s+(?:nên\s+|vì\s+vậy\s+)?(?:đừng|không|chớ)\s+(?:tính|đếm|kể)(?:\s+(?:họ|chúng|nó|những\s+\p{L}+\s+(?:này|đó)))?$/iu,
    as: 'không tính',
  },
  {
    said: /^(?<what>.+?)[,:]\s+(?:as[ií]\s+que\s+|y\s+)?no\s+(?:hay\s+que\s+contarl[oa]s|(?:l[oa]s\s+)(?:cuentes?|incluyas?|cuenten|incluyan|muestres?))$/iu,
    as: 'excluir',
  },
];
/** Why they do not count. */
const because =
  /\s+(?:(?:do|does|did|are|is|was|were|have|has)\s?n[o'’]t|(?:do|does|did|are|is|have|has)\s+not|no\s+longer|không\s+còn|ya\s+no)(?=\s).*$/iu;

/** "Từ 5 đơn trở lên": an amount and on which side of it, said around what is counted. */
const around: readonly { readonly said: RegExp; readonly as: string }[] = [
  {
    said: /(?<=(?:than|over|under|least|most|within|de|hasta|hơn|trên|dưới)\s)(?:an?|one|una?)(?=\s+(?:minute|hour|day|week|month|year|hora|d[ií]a|semana|mes|año)(?!\p{L}))/giu,
    as: '1',
  },
  {
    said: /(?<!\p{L})từ\s+(?<amount>\d[\d.,]*)(?<what>(?:\s+(?!trở)\p{L}+){0,4})\s+trở\s+lên(?!\p{L})/giu,
    as: 'ít nhất $<amount>$<what>',
  },
  {
    said: /(?<!\p{L})từ\s+(?<amount>\d[\d.,]*)(?<what>(?:\s+(?!trở)\p{L}+){0,4})\s+trở\s+xuống(?!\p{L})/giu,
    as: 'nhiều nhất $<amount>$<what>',
  },
];

/** The sentence without all that; empty where it was nothing else. */
export function tidySentence(sentence: string): string {
  let left = sentence.trim().replace(/[\s.!]+$/u, '');
  for (const pattern of openings) left = left.replace(pattern, '');
  for (let round = 0; round < 3; round += 1)
    for (const pattern of endings) left = left.replace(pattern, '').replace(/[\s,.!]+$/u, '');
  for (const { said, as } of around) left = left.replace(said, as);
  for (const { said, as } of pointedAt) {
    const { what, which } = said.exec(left)?.groups ?? {};
    const rows = what ?? which;
    if (rows) return `${as} ${rows.replace(because, '')}`;
  }
  return left;
}
