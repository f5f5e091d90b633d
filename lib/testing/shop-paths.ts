import type { ShopPaths } from './random-plan.ts';

/** What random plans over the shop's manifest may name. */
export const shopPaths: ShopPaths = {
  customers: {
    number: ['id', 'credit'],
    text: ['name', 'country.name'],
    date: ['born_on'],
    toMany: 'orders',
    ofMany: 'total',
  },
  orders: {
    number: ['id', 'total', 'customer.credit'],
    text: ['status', 'customer.name'],
    date: ['placed_at', 'shipped_on', 'customer.born_on'],
    toMany: undefined,
  },
};
