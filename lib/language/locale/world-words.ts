// What the people of a country are called, and the everyday names that the Unicode data does not give.
import type { Locale } from '../../i18n/locale.ts';

type Names = Readonly<Partial<Record<Locale, readonly string[]>>>;

/** `code english; english | spanish; spanish` */
const peoples = `
AR argentine; argentinian; argentinians; argentines | argentino; argentina; argentinos; argentinas
AT austrian; austrians | austriaco; austriaca; austriacos; austriacas
AU australian; australians; aussie | australiano; australiana; australianos; australianas
BE belgian; belgians | belga; belgas
BG bulgarian; bulgarians | búlgaro; búlgara; búlgaros
BO bolivian; bolivians | boliviano; boliviana; bolivianos
BR brazilian; brazilians | brasileño; brasileña; brasileños; brasileñas
CA canadian; canadians | canadiense; canadienses
CH swiss | suizo; suiza; suizos; suizas
CL chilean; chileans | chileno; chilena; chilenos; chilenas
CN chinese | chino; china; chinos; chinas
CO colombian; colombians | colombiano; colombiana; colombianos; colombianas
CR costa rican; costa ricans | costarricense; costarricenses
CU cuban; cubans | cubano; cubana; cubanos
CZ czech; czechs | checo; checa; checos
DE german; germans | alemán; alemana; alemanes; alemanas
DK danish; danes; dane | danés; danesa; daneses
DO dominican; dominicans | dominicano; dominicana; dominicanos
EC ecuadorian; ecuadorians | ecuatoriano; ecuatoriana; ecuatorianos
EG egyptian; egyptians | egipcio; egipcia; egipcios
ES spanish; spaniard; spaniards | español; española; españoles; españolas
FI finnish; finn; finns | finlandés; finlandesa; finlandeses
FR french; frenchman; frenchmen | francés; francesa; franceses; francesas
GB british; briton; britons; english | británico; británica; británicos; inglés; inglesa; ingleses
GR greek; greeks | griego; griega; griegos; griegas
GT guatemalan; guatemalans | guatemalteco; guatemalteca
HU hungarian; hungarians | húngaro; húngara; húngaros
ID indonesian; indonesians | indonesio; indonesia; indonesios
IE irish | irlandés; irlandesa; irlandeses
IL israeli; israelis | israelí; israelíes
IN indian; indians | indio; india; indios; hindú
IR iranian; iranians | iraní; iraníes
IT italian; italians | italiano; italiana; italianos; italianas
JP japanese | japonés; japonesa; japoneses; japonesas
KE kenyan; kenyans | keniano; keniana
KH cambodian; cambodians | camboyano; camboyana
KR korean; koreans; south korean; south koreans | coreano; coreana; coreanos; surcoreano; surcoreana
LA laotian; lao | laosiano; laosiana
MA moroccan; moroccans | marroquí; marroquíes
MX mexican; mexicans | mexicano; mexicana; mexicanos; mexicanas
MY malaysian; malaysians | malasio; malasia; malasios
NG nigerian; nigerians | nigeriano; nigeriana
NL dutch | neerlandés; neerlandesa; holandés; holandesa; holandeses
NO norwegian; norwegians | noruego; noruega; noruegos; noruegas
NZ new zealander; new zealanders; kiwi | neozelandés; neozelandesa
PA panamanian; panamanians | panameño; panameña
PE peruvian; peruvians | peruano; peruana; peruanos; peruanas
PH filipino; filipinos; philippine | filipino; filipina; filipinos
PK pakistani; pakistanis | pakistaní; pakistaníes
PL polish; poles | polaco; polaca; polacos
PT portuguese | portugués; portuguesa; portugueses
PY paraguayan; paraguayans | paraguayo; paraguaya
RO romanian; romanians | rumano; rumana; rumanos
RU russian; russians | ruso; rusa; rusos; rusas
SA saudi; saudis | saudí; saudita; sauditas
SE swedish; swede; swedes | sueco; sueca; suecos; suecas
SG singaporean; singaporeans | singapurense; singapurenses
TH thai; thais | tailandés; tailandesa; tailandeses
TR turkish; turk; turks | turco; turca; turcos; turcas
TW taiwanese | taiwanés; taiwanesa
UA ukrainian; ukrainians | ucraniano; ucraniana; ucranianos
US american; americans; us american | estadounidense; estadounidenses; norteamericano; norteamericana; americano; americana
UY uruguayan; uruguayans | uruguayo; uruguaya
VE venezuelan; venezuelans | venezolano; venezolana; venezolanos
VN vietnamese | vietnamita; vietnamitas
ZA south african; south africans | sudafricano; sudafricana; sudafricanos
`;

export const demonyms: Readonly<Record<string, Names>> = Object.fromEntries(
  peoples
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', es = ''] = line.slice(3).split('|');
      const words = (list: string) => list.split(';').map((word) => word.trim());
      return [line.slice(0, 2), { en: words(en), es: words(es) }];
    }),
);

export const otherNames: Readonly<Record<string, Names>> = {
  US: {
    en: ['USA', 'United States of America', 'US', 'America', 'the States'],
    es: ['EEUU', 'EE UU', 'Estados Unidos de América', 'América'],
    vi: ['Mỹ', 'nước Mỹ', 'Hoa Kì'],
  },
  GB: {
    en: ['UK', 'Great Britain', 'Britain', 'England'],
    es: ['Gran Bretaña', 'Inglaterra'],
    vi: ['Anh', 'nước Anh', 'Vương quốc Anh', 'Anh Quốc'],
  },
  AE: { en: ['UAE', 'Emirates'], es: ['Emiratos'], vi: ['UAE'] },
  AU: { vi: ['Úc', 'nước Úc'] },
  AT: { vi: ['Áo', 'nước Áo'] },
  BE: { vi: ['Bỉ', 'nước Bỉ'] },
  CH: { vi: ['Thụy Sĩ', 'Thụy Sỹ'] },
  CN: { vi: ['Trung Hoa', 'Tàu'] },
  CZ: { en: ['Czech Republic', 'Czechia'], es: ['República Checa'], vi: ['Cộng hòa Séc', 'Séc'] },
  DE: { vi: ['Đức', 'nước Đức'] },
  DK: { vi: ['Đan Mạch'] },
  ES: { vi: ['Tây Ban Nha'] },
  FR: { vi: ['Pháp', 'nước Pháp'] },
  IN: { vi: ['Ấn Độ'] },
  IT: { vi: ['Ý', 'nước Ý', 'Italia'] },
  JP: { vi: ['Nhật', 'Nhật Bản', 'nước Nhật'] },
  KR: { en: ['South Korea', 'Korea'], es: ['Corea', 'Corea del Sur'], vi: ['Hàn Quốc', 'Hàn'] },
  MX: { vi: ['Mexico', 'Mê hi cô'] },
  NL: { en: ['Holland'], es: ['Holanda'], vi: ['Hà Lan'] },
  PT: { vi: ['Bồ Đào Nha'] },
  RU: { en: ['Russian Federation'], vi: ['Nga', 'nước Nga'] },
  SE: { vi: ['Thụy Điển'] },
  TH: { vi: ['Thái Lan'] },
  TR: { en: ['Turkey', 'Türkiye'], vi: ['Thổ Nhĩ Kỳ'] },
  VN: { en: ['Viet Nam', 'Vietnam'], vi: ['Việt Nam', 'nước Việt'] },
};
