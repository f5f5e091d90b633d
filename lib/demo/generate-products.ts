import { type DemoCalendar, day } from './demo-calendar.ts';
import { type DemoTable, type DemoValue, money } from './demo-table.ts';
import { seededRandom } from './seeded-random.ts';

/** Name, description, and kinds of article with a typical price in dollars and a weight in kilograms. */
const categories: readonly [string, string | null, readonly [string, number, number][]][] = [
  [
    'Desks',
    'Fixed and height-adjustable desks',
    [
      ['standing desk', 620, 38],
      ['corner desk', 480, 42],
      ['writing desk', 310, 27],
      ['bench desk', 540, 51],
    ],
  ],
  [
    'Chairs',
    'Seating for offices and meeting rooms',
    [
      ['task chair', 290, 16],
      ['visitor chair', 140, 9],
      ['stool', 95, 6],
      ['lounge chair', 520, 21],
    ],
  ],
  [
    'Storage',
    'Shelves, cabinets and boxes',
    [
      ['filing cabinet', 260, 33],
      ['bookcase', 210, 29],
      ['locker', 180, 24],
      ['drawer unit', 150, 18],
    ],
  ],
  [
    'Lighting',
    'Lamps and bulbs',
    [
      ['desk lamp', 68, 2],
      ['floor lamp', 135, 6],
      ['ceiling light', 175, 5],
      ['LED panel', 89, 3],
    ],
  ],
  [
    'Monitors',
    'Screens and mounts',
    [
      ['27-inch monitor', 340, 6],
      ['32-inch monitor', 560, 9],
      ['monitor arm', 110, 4],
      ['docking station', 220, 1],
    ],
  ],
  [
    'Audio',
    'Headsets and conference audio',
    [
      ['headset', 120, 0.4],
      ['speakerphone', 190, 0.7],
      ['conference microphone', 330, 1.2],
      ['soundbar', 145, 2],
    ],
  ],
  [
    'Networking',
    'Everything between the socket and the laptop',
    [
      ['switch', 260, 2],
      ['access point', 185, 0.9],
      ['router', 230, 1.1],
      ['patch panel', 75, 1.5],
    ],
  ],
  [
    'Stationery',
    'Paper, pens and small supplies',
    [
      ['notebook', 9, 0.3],
      ['gel pen set', 14, 0.1],
      ['whiteboard marker set', 17, 0.2],
      ['copy paper box', 42, 12],
    ],
  ],
  [
    'Coffee',
    'Machines and beans',
    [
      ['espresso machine', 890, 14],
      ['filter coffee machine', 240, 6],
      ['coffee beans 1 kg', 24, 1],
      ['milk frother', 79, 1],
    ],
  ],
  [
    'Kitchen',
    'For the office kitchen',
    [
      ['kettle', 49, 1.4],
      ['microwave', 165, 12],
      ['dish set', 88, 7],
      ['water dispenser', 310, 15],
    ],
  ],
  [
    'Safety',
    'First aid, fire and protection',
    [
      ['first aid kit', 58, 1.8],
      ['fire extinguisher', 72, 6],
      ['safety vest', 12, 0.3],
      ['smoke detector', 38, 0.2],
    ],
  ],
  [
    'Cleaning',
    null,
    [
      ['vacuum cleaner', 230, 8],
      ['hand soap 5 l', 21, 5],
      ['floor cleaner 5 l', 27, 5],
      ['paper towel pack', 31, 4],
    ],
  ],
];

const series = ['Fjord', 'Alba', 'Nimbus', 'Cedro', 'Kobe', 'Linden', 'Vega', 'Brisa', 'Atlas', 'Sông'];

const suppliers: readonly [string, string, number, string | null][] = [
  ['Nordholz Möbel', 'DE', 21, '4.4'],
  ['Muebles Levante', 'ES', 14, '4.1'],
  ['Pacific Office Works', 'US', 10, '3.8'],
  ['Đại Nam Furniture', 'VN', 35, '4.6'],
  ['Lumière Atelier', 'FR', 18, '4.0'],
  ['Hoshino Denki', 'JP', 28, '4.8'],
  ['Great Lakes Paper', 'CA', 9, '3.6'],
  ['Café Serra Alta', 'BR', 30, '4.5'],
  ['Silicon Orchard', 'US', 12, '4.2'],
  ['Kingsway Instruments', 'GB', 16, '3.9'],
  ['Norte Seguridad', 'MX', 20, null],
  ['Limpia Sur', 'AR', 24, '3.3'],
  ['Rheinwerk Technik', 'DE', 15, '4.7'],
  ['Sài Gòn Plastics', 'VN', 32, null],
  ['Highland Ceramics', 'GB', 22, '4.3'],
  ['Monterrey Acero', 'MX', 19, '3.7'],
  ['Kansai Audio', 'JP', 26, '4.5'],
  ['Atelier Blanc', 'FR', 17, null],
];

const tags = [
  'new',
  'bestseller',
  'eco',
  'clearance',
  'premium',
  'made to order',
  'bulk',
  'gift',
  'refurbished',
  'seasonal',
  'ergonomic',
  'compact',
];

const warehouses: readonly [string, string, string, number, string][] = [
  ['Midwest Hub', 'Chicago', 'US', 14000, '06:00'],
  ['Pacific Depot', 'Seattle', 'US', 6500, '07:00'],
  ['Almacén Norte', 'Monterrey', 'MX', 5200, '07:30'],
  ['Nordlager', 'Hamburg', 'DE', 11800, '05:30'],
  ['Almacén Levante', 'Valencia', 'ES', 4800, '08:00'],
  ['Kho Hải Phòng', 'Hải Phòng', 'VN', 7400, '06:30'],
];

export interface DemoProduct {
  readonly id: number;
  readonly priceCents: number;
  /** How often it is bought, compared with the others. */
  readonly popularity: number;
}

export interface Range {
  readonly tables: readonly DemoTable[];
  readonly products: readonly DemoProduct[];
  readonly warehouseIds: readonly number[];
}

/** Categories, suppliers, products with their tags, and what lies in which warehouse. */
export function generateProducts(calendar: DemoCalendar): Range {
  const random = seededRandom('products');
  const before = (days: number) => day(new Date(calendar.end.getTime() - days * 86_400_000));
  const products: DemoProduct[] = [];
  const rows: DemoValue[][] = [];

  for (const [index, [category, , articles]] of categories.entries()) {
    const combinations = articles.flatMap((article) => series.map((name) => ({ article, name })));
    const suppliersHere = random.shuffled(suppliers.map((_, position) => position + 1)).slice(0, 4);
    for (const { article, name } of random.shuffled(combinations).slice(0, 27)) {
      const id = rows.length + 1;
      const [noun, dollars, weight] = article;
      const priceCents = Math.max(199, Math.round(dollars * (0.7 + random.next() * 0.7)) * 100 - 1);
      const gone = random.chance(0.08);
      rows.push([
        id,
        `${category.slice(0, 3).toUpperCase()}-${String(id).padStart(4, '0')}`,
        `${name} ${noun}`,
        index + 1,
        random.pick(suppliersHere),
        money(priceCents),
        money(Math.round(priceCents * (0.45 + random.next() * 0.25))),
        random.chance(0.93) ? (weight * (0.9 + random.next() * 0.3)).toFixed(2) : null,
        before(random.whole(950, 2600)),
        gone ? before(random.whole(1, 300)) : null,
        !gone,
      ]);
      products.push({ id, priceCents, popularity: (0.2 + random.next() ** 3 * 4) * (dollars < 100 ? 2 : 1) });
    }
  }

  return {
    products,
    warehouseIds: warehouses.map((_, index) => index + 1),
    tables: [
      {
        name: 'categories',
        columns: ['id', 'name', 'description'],
        rows: categories.map(([name, description], index) => [index + 1, name, description]),
      },
      {
        name: 'suppliers',
        columns: ['id', 'name', 'country_code', 'contact_email', 'lead_time_days', 'rating'],
        rows: suppliers.map(([name, country, days, rating], index) => [
          index + 1,
          name,
          country,
          `orders@supplier${index + 1}.example`,
          days,
          rating,
        ]),
      },
      {
        name: 'products',
        columns: [
          'id',
          'sku',
          'name',
          'category_id',
          'supplier_id',
          'unit_price',
          'unit_cost',
          'weight_kg',
          'launched_on',
          'discontinued_on',
          'is_active',
        ],
        rows,
      },
      { name: 'tags', columns: ['id', 'name'], rows: tags.map((name, index) => [index + 1, name]) },
      { name: 'product_tags', columns: ['product_id', 'tag_id'], rows: tagProducts(products) },
      {
        name: 'warehouses',
        columns: ['id', 'name', 'city', 'country_code', 'capacity', 'opens_at'],
        rows: warehouses.map(([name, city, country, capacity, opens], index) => [
          index + 1,
          name,
          city,
          country,
          capacity,
          opens,
        ]),
      },
      {
        name: 'stock_levels',
        columns: ['warehouse_id', 'product_id', 'quantity', 'reorder_point', 'counted_on'],
        rows: stock(products, before),
      },
    ],
  };
}

function tagProducts(products: readonly DemoProduct[]): number[][] {
  const random = seededRandom('product_tags');
  const ids = tags.map((_, index) => index + 1);
  return products.flatMap(({ id }) =>
    random
      .shuffled(ids)
      .slice(0, random.whole(0, 4))
      .map((tag) => [id, tag]),
  );
}

function stock(products: readonly DemoProduct[], before: (days: number) => string): DemoValue[][] {
  const random = seededRandom('stock_levels');
  return warehouses.flatMap((_, index) =>
    products
      .filter(() => random.chance(0.82))
      .map(({ id }) => [
        index + 1,
        id,
        random.chance(0.05) ? 0 : random.whole(1, 480),
        random.whole(2, 12) * 5,
        random.chance(0.9) ? before(random.whole(1, 200)) : null,
      ]),
  );
}
