// Sentences that give things another name: "we say temps for contractors", "chúng tôi gọi khách sỉ là mối", "a los
// inquilinos les decimos vecinos". The name is explained by what it is the name of.

export interface Naming {
  readonly term: string;
  readonly meaning: string;
}

const weEn = String.raw`(?:(?:here|in\s+our\s+\p{L}+|internally),?\s+)?(?:we|people|everybody|everyone|folks|the\s+team|our\s+team|they)(?:\s+(?:here|usually|always|normally|just|often|all|also))*`;
const weVi = String.raw`(?:ở\s+đây\s+|bên\s+(?:này|đây)\s+)?(?:chúng\s+(?:tôi|ta|mình)|(?:bọn|tụi|bên|phía)\s+(?:tôi|mình|em)|mọi\s+người|người\s+ta|ở\s+đây)(?:\s+(?:hay|thường|vẫn|cũng|đều))*`;
const behindVi = String.raw`(?:\s+(?:là|chỉ))?`;

const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`^${weEn}\s+(?:say|write)\s+(?<term>.+?)\s+(?:for|when\s+we\s+mean|meaning)\s+(?<meaning>.+)$`,
    'iu',
  ),
  /^(?<term>.+?)\s+(?:is|are)\s+(?:what\s+(?:we|people|they)\s+call|(?:our|another|the|a)\s+(?:other\s+)?(?:word|name|term|nickname)\s+for|short\s+for|the\s+same\s+(?:thing\s+)?as|a\s+synonym\s+(?:of|for))\s+(?<meaning>.+)$/iu,
  /^(?<meaning>.+?)\s+(?:is|are|gets?)\s+(?:also\s+|usually\s+|always\s+|often\s+)?(?:called|known\s+as|referred\s+to\s+as)\s+(?<term>.+?)(?:\s+(?:here|internally|by\s+us))?$/iu,
  new RegExp(String.raw`^${weVi}\s+gọi\s+(?<meaning>.+?)\s+là\s+(?<term>.+)$`, 'iu'),
  new RegExp(
    String.raw`^${weVi}\s+nói\s+(?<term>.+?)\s+(?:để\s+chỉ|thay\s+cho|tức\s+là)\s+(?<meaning>.+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<term>.+?)\s+là\s+(?:cách\s+gọi|tên\s+gọi|tên|từ|tiếng\s+gọi)(?:\s+(?:khác|tắt|riêng))?\s+(?:của|cho|để\s+chỉ)${behindVi}\s+(?<meaning>.+)$`,
    'iu',
  ),
  /^(?<meaning>.+?)\s+(?:(?:thì|hay|thường|cũng|được|còn)\s+)*gọi\s+là\s+(?<term>.+)$/iu,
  /^(?<term>.+?)\s+(?:(?:thì|cũng)\s+)*(?:giống(?:\s+(?:như|hệt))?|đồng\s+nghĩa\s+với|y\s+như)\s+(?<meaning>.+)$/iu,
  /^(?:aqu[ií],?\s+)?(?:les?\s+|l[oa]s?\s+)?(?:decimos|llamamos)\s+(?<term>.+?)\s+(?:a|por|para)\s+(?<meaning>.+)$/iu,
  /^(?:aqu[ií],?\s+)?a\s+(?<meaning>.+?)\s+(?:les?|l[oa]s?)\s+(?:decimos|llamamos)\s+(?<term>.+)$/iu,
  /^(?<term>.+?)\s+(?:es|son)\s+(?:como\s+(?:llamamos|decimos)\s+a|(?:otr[oa]|nuestr[oa]|el|la)\s+(?:nombre|palabra|forma\s+de\s+decir)\s*(?:de|para|por)?|lo\s+mismo\s+que|un\s+sin[oó]nimo\s+de)\s+(?<meaning>.+)$/iu,
  /^(?<meaning>.+?)\s+(?:aqu[ií]\s+)?se\s+(?:llaman?|conocen?\s+como|les\s+(?:dice|llama))\s+(?<term>.+?)(?:\s+aqu[ií])?$/iu,
];

/** "Turnover is without tax, that is the base": what it is behind what it is not. */
const restated =
  /^(?<term>.+?)\s+(?:is|are|means?|es|son|va|significa|là|nghĩa\s+là)\s+(?:not|no|without|excluding|before|sin|antes\s+de|không(?:\s+(?:gồm|tính|có|phải))?|chưa(?:\s+(?:gồm|tính|có))?)\s[^,;]+,?\s*(?:i\.e\.|that\s+is|es\s+decir|o\s+sea|tức\s+là|nghĩa\s+là),?\s+(?<meaning>.+)$/iu;

const calling = new RegExp(
  String.raw`^${weEn}\s+call\s+(?!(?:it|them|that|this|those|these)\s)(?<both>\S.*\s\S+)$`,
  'iu',
);
const said = /^(?:it|they|them|that|this|nó|đó|eso|esto)$/iu;

/** Undefined where the sentence names nothing. What stands in `question` says where a name begins: "we call big customers whales". */
export function namingOf(text: string, question: string): Naming | undefined {
  const both = calling.exec(text)?.groups?.both?.split(/\s+/);
  if (both) {
    const asked = question.toLowerCase();
    const starts = both.map((_, place) => place).slice(1);
    const start = starts.find((place) => asked.includes(both.slice(place).join(' ').toLowerCase()));
    const at = start ?? both.length - 1;
    return { term: both.slice(at).join(' '), meaning: both.slice(0, at).join(' ') };
  }
  for (const pattern of [restated, ...patterns]) {
    const { term, meaning } = pattern.exec(text)?.groups ?? {};
    if (term && meaning && !said.test(term) && !said.test(meaning)) return { term, meaning };
  }
  return undefined;
}
