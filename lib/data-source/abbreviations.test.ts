import { describe, expect, it } from 'vitest';
import { spelledOut } from './abbreviations.ts';
import type { FieldType } from './manifest.ts';

const said = (name: string, type?: FieldType) => spelledOut(name.split('_'), type).join(' ');

describe('what designers shorten', () => {
  it.each<[string, FieldType | undefined, string]>([
    ['dept_nm', 'text', 'department name'],
    ['shpmt', undefined, 'shipment'],
    ['po', undefined, 'purchase order'],
    ['po_ln', undefined, 'purchase order line'],
    ['po_no', 'integer', 'purchase order number'],
    ['itm_cat', 'text', 'item category'],
    ['itm_desc', 'text', 'item description'],
    ['duration_min', 'integer', 'duration minutes'],
    ['ttl', 'decimal', 'total'],
    ['ttl', 'text', 'title'],
  ])('%s (%s) is a %s', (name, type, label) => {
    expect(said(name, type)).toBe(label);
  });

  it.each<[string, FieldType | undefined]>([
    ['po_box', 'text'],
    ['cat', 'text'],
    ['price_min', 'decimal'],
    ['stat', 'decimal'],
    ['ln', 'decimal'],
    ['disc', 'text'],
  ])('%s (%s) may mean several things and stays', (name, type) => {
    expect(said(name, type)).toBe(name.replaceAll('_', ' '));
  });
});
