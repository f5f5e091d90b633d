// The countries the demo business sells to, with the names people and companies bear there.

export const demoRegions = ['North America', 'Latin America', 'Europe', 'Asia Pacific'] as const;

export interface DemoCountry {
  readonly code: string;
  readonly name: string;
  readonly region: (typeof demoRegions)[number];
  readonly currency: string;
  /** Share of the customers. */
  readonly weight: number;
  readonly phone: string;
  readonly domain: string;
  readonly cities: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  /** True where the family name is written first. */
  readonly familyNameFirst?: boolean;
  /** `#` stands for a family name, `*` for a place or an invented word. */
  readonly companies: readonly string[];
  readonly companyWords: readonly string[];
}

const list = (text: string) => text.split(', ');

export const demoCountries: readonly DemoCountry[] = [
  {
    code: 'US',
    name: 'United States',
    region: 'North America',
    currency: 'USD',
    weight: 24,
    phone: '+1',
    domain: 'com',
    cities: list('Chicago, Austin, Seattle, Boston, Denver, Atlanta, Portland, San Diego'),
    firstNames: list(
      'Emily, Michael, Ashley, James, Olivia, David, Grace, Robert, Hannah, Daniel, Maya, Ethan',
    ),
    lastNames: list(
      'Johnson, Miller, Carter, Brooks, Hayes, Foster, Sullivan, Reed, Bennett, Coleman, Ward, Parker',
    ),
    companies: [
      '# & Sons Inc.',
      '* Logistics LLC',
      '* Foods Inc.',
      '# Hardware',
      '* Health Group',
      '* Studios LLC',
    ],
    companyWords: list(
      'Lakeside, Redwood, Summit, Blue Harbor, Prairie, Ironbridge, Cedar Hill, Northgate, Silverline, Oakmont',
    ),
  },
  {
    code: 'CA',
    name: 'Canada',
    region: 'North America',
    currency: 'CAD',
    weight: 8,
    phone: '+1',
    domain: 'ca',
    cities: list('Toronto, Vancouver, Montreal, Calgary, Ottawa, Halifax'),
    firstNames: list('Liam, Charlotte, Noah, Sophie, Benjamin, Chloe, Lucas, Amelia, Owen, Claire'),
    lastNames: list('Tremblay, MacDonald, Campbell, Roy, Gagnon, Fraser, Bouchard, Morrison, Singh, Wilson'),
    companies: ['# Outfitters Ltd.', '* Timber Ltd.', '* Marine Supply', '# Dental Group', '* Catering Ltd.'],
    companyWords: list('Maple Ridge, Laurentian, Pacific Crest, Great Lakes, Aurora, Rideau, Cascade, Fundy'),
  },
  {
    code: 'MX',
    name: 'Mexico',
    region: 'Latin America',
    currency: 'MXN',
    weight: 10,
    phone: '+52',
    domain: 'mx',
    cities: list('Ciudad de México, Guadalajara, Monterrey, Puebla, Mérida, Querétaro'),
    firstNames: list('María, José, Guadalupe, Alejandro, Fernanda, Luis, Ximena, Carlos, Daniela, Jorge'),
    lastNames: list('Hernández, García, Martínez, López, González, Ramírez, Flores, Cruz, Morales, Ortiz'),
    companies: [
      'Grupo # S.A. de C.V.',
      'Comercial * S.A. de C.V.',
      'Ferretería #',
      'Café *',
      'Distribuidora *',
    ],
    companyWords: list(
      'del Valle, Azteca, del Norte, Jalisco, Sierra Madre, El Roble, Tres Ríos, La Esperanza',
    ),
  },
  {
    code: 'AR',
    name: 'Argentina',
    region: 'Latin America',
    currency: 'ARS',
    weight: 5,
    phone: '+54',
    domain: 'ar',
    cities: list('Buenos Aires, Córdoba, Rosario, Mendoza, La Plata'),
    firstNames: list(
      'Valentina, Santiago, Martina, Facundo, Camila, Joaquín, Lucía, Tomás, Agustina, Matías',
    ),
    lastNames: list('Fernández, Rodríguez, Sosa, Romero, Álvarez, Benítez, Acosta, Medina, Suárez, Giménez'),
    companies: ['Bodega #', '# Hermanos S.R.L.', 'Estancia *', 'Librería *', 'Talleres * S.A.'],
    companyWords: list('La Pampa, del Plata, Los Andes, San Telmo, Patagonia, El Ceibo'),
  },
  {
    code: 'BR',
    name: 'Brazil',
    region: 'Latin America',
    currency: 'BRL',
    weight: 8,
    phone: '+55',
    domain: 'br',
    cities: list('São Paulo, Rio de Janeiro, Curitiba, Porto Alegre, Salvador, Belo Horizonte'),
    firstNames: list('Ana, João, Beatriz, Gabriel, Larissa, Pedro, Juliana, Rafael, Mariana, Thiago'),
    lastNames: list('Silva, Santos, Oliveira, Souza, Pereira, Costa, Almeida, Ribeiro, Carvalho, Gomes'),
    companies: ['# Comércio Ltda.', 'Padaria *', '* Indústria S.A.', 'Clínica #', 'Construtora * Ltda.'],
    companyWords: list('Ipanema, Boa Vista, Paulista, Verde Mar, Bandeirantes, Aurora, Três Corações'),
  },
  {
    code: 'ES',
    name: 'Spain',
    region: 'Europe',
    currency: 'EUR',
    weight: 9,
    phone: '+34',
    domain: 'es',
    cities: list('Madrid, Barcelona, Valencia, Sevilla, Bilbao, Zaragoza'),
    firstNames: list('Lucía, Hugo, Carmen, Pablo, Marta, Javier, Elena, Sergio, Nuria, Álvaro'),
    lastNames: list('Navarro, Iglesias, Serrano, Molina, Castro, Ortega, Rubio, Vidal, Ibáñez, Cano'),
    companies: ['# e Hijos S.L.', 'Talleres # S.L.', 'Bodegas * S.A.', 'Clínica Dental #', 'Hoteles * S.L.'],
    companyWords: list('del Sol, Costa Brava, La Mancha, Alhambra, Cantábrico, Montseny, Guadalquivir'),
  },
  {
    code: 'DE',
    name: 'Germany',
    region: 'Europe',
    currency: 'EUR',
    weight: 10,
    phone: '+49',
    domain: 'de',
    cities: list('Berlin, Hamburg, München, Köln, Leipzig, Stuttgart, Bremen'),
    firstNames: list('Anna, Lukas, Katharina, Felix, Johanna, Maximilian, Greta, Jonas, Franziska, Moritz'),
    lastNames: list('Müller, Schneider, Weber, Becker, Hoffmann, Krüger, Vogel, Brandt, Schäfer, Lehmann'),
    companies: ['# GmbH', '# & Partner KG', '* Maschinenbau GmbH', 'Bäckerei #', '* Logistik GmbH'],
    companyWords: list('Nordsee, Rheintal, Schwarzwald, Hansa, Elbe, Alpenblick, Spree'),
  },
  {
    code: 'FR',
    name: 'France',
    region: 'Europe',
    currency: 'EUR',
    weight: 7,
    phone: '+33',
    domain: 'fr',
    cities: list('Paris, Lyon, Marseille, Toulouse, Nantes, Bordeaux'),
    firstNames: list('Camille, Louis, Manon, Antoine, Juliette, Nicolas, Élodie, Théo, Claire, Mathieu'),
    lastNames: list(
      'Martin, Bernard, Dubois, Moreau, Lefèvre, Girard, Rousseau, Fontaine, Mercier, Blanchard',
    ),
    companies: ['# et Fils SARL', 'Boulangerie #', 'Atelier * SARL', 'Cabinet #', 'Transports * SAS'],
    companyWords: list('du Rhône, de Provence, des Alpes, du Midi, Belle Rive, Saint-Michel'),
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    region: 'Europe',
    currency: 'GBP',
    weight: 8,
    phone: '+44',
    domain: 'co.uk',
    cities: list('London, Manchester, Edinburgh, Bristol, Leeds, Cardiff'),
    firstNames: list('Oliver, Amelia, Harry, Isla, George, Poppy, Arthur, Freya, Alfie, Imogen'),
    lastNames: list('Taylor, Davies, Evans, Walker, Hughes, Clarke, Thompson, Wright, Bailey, Shaw'),
    companies: ['# & Co. Ltd', '* Joinery Ltd', '* Brewing Co.', '# Estates Ltd', '* Print Works'],
    companyWords: list('Thames, Kingsway, Highland, Severn, Pennine, Ashford, Whitby'),
  },
  {
    code: 'VN',
    name: 'Vietnam',
    region: 'Asia Pacific',
    currency: 'VND',
    weight: 8,
    phone: '+84',
    domain: 'vn',
    cities: list('Hà Nội, Thành phố Hồ Chí Minh, Đà Nẵng, Hải Phòng, Cần Thơ, Huế'),
    firstNames: list(
      'Minh Anh, Quốc Bảo, Thu Hà, Văn Hùng, Ngọc Lan, Đức Long, Thanh Mai, Hoàng Nam, Bích Ngọc, Tuấn Kiệt',
    ),
    lastNames: list('Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Vũ, Đặng, Bùi, Đỗ'),
    familyNameFirst: true,
    companies: ['Công ty TNHH *', 'Công ty Cổ phần *', 'Nội thất *', 'Thực phẩm *', 'Cơ khí *'],
    companyWords: list(
      'Minh Phát, An Khang, Hòa Bình, Đại Việt, Sông Hồng, Tân Phú, Bảo Tín, Thành Công, Phú Quý, Đông Á',
    ),
  },
  {
    code: 'JP',
    name: 'Japan',
    region: 'Asia Pacific',
    currency: 'JPY',
    weight: 5,
    phone: '+81',
    domain: 'jp',
    cities: list('Tokyo, Osaka, Nagoya, Fukuoka, Sapporo, Kyoto'),
    firstNames: list('Haruto, Yui, Ren, Sakura, Sota, Hina, Kaito, Aoi, Yamato, Misaki'),
    lastNames: list('Sato, Suzuki, Takahashi, Tanaka, Watanabe, Ito, Yamamoto, Nakamura, Kobayashi, Kato'),
    familyNameFirst: true,
    companies: ['# Shoten K.K.', '# Seisakusho K.K.', '* Shoji K.K.', '# Kogyo Y.K.'],
    companyWords: list('Asahi, Fuji, Sakura, Hikari, Midori, Hokuto, Nippon Techno'),
  },
];
