// A wholesale bakery for tests of everyday business questions: sales with their lines, stock in depots, tickets
// with the days on which they were opened and closed, and tags that hold plain words.
import { writtenManifest } from './written-manifest.ts';

export const bakeryManifest = writtenManifest(
  {
    shops: 'name country is_active:boolean signed_up_at:timestamp',
    shop_languages: 'shop_id>shops language',
    drivers: 'first_name last_name',
    products: 'name unit_price:decimal',
    sections: 'name',
    employees: 'first_name last_name hired_on:date section_id>sections',
    depots: 'name',
    stock_levels: 'depot_id>depots product_id>products quantity:integer reorder_point:integer',
    tags: 'name',
    product_tags: 'product_id>products tag_id>tags',
    orders:
      'order_number shop_id>shops driver_id>drivers employee_id>employees status channel ordered_at:timestamp shipped_at:timestamp? delivered_at:timestamp? total_amount:decimal',
    order_lines: 'order_id>orders product_id>products quantity:integer line_total:decimal',
    tickets: 'shop_id>shops subject status opened_at:timestamp closed_at:timestamp?',
  },
  {
    'orders.status': ['baking', 'shipped', 'delivered', 'cancelled'],
    'orders.channel': ['web', 'phone', 'market'],
    'shops.country': ['Germany', 'France', 'Vietnam'],
    'shop_languages.language': ['French', 'German', 'English'],
    'tickets.status': ['open', 'closed'],
    'tags.name': ['new', 'vegan', 'seasonal'],
    'products.name': ['Rye Crown', 'Sesame Ring', 'Plum Cake'],
    'drivers.first_name': ['Otto', 'Greta'],
    'drivers.last_name': ['Falk', 'Sommer'],
    'depots.name': ['North Depot', 'South Depot'],
    'sections.name': ['Oven', 'Counter'],
  },
);
