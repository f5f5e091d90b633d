// A bicycle hire for tests in three languages: its schema is English, with values, flags, dates of deeds and
// keys that may point nowhere.
import { writtenManifest } from './written-manifest.ts';

export const rentalManifest = writtenManifest(
  {
    branches: 'name city',
    workers: 'first_name last_name salary:decimal hire_date:date branch_id>branches manager_id?>workers',
    bikes: 'name category price_per_day:decimal weight:decimal is_active:boolean branch_id>branches',
    renters: 'first_name last_name gender country email signed_up_at:timestamp',
    hires:
      'hire_number start_date:date return_date:date? status amount:decimal renter_id>renters bike_id>bikes',
  },
  {
    'renters.country': ['Germany', 'France', 'Vietnam', 'Spain'],
    'renters.gender': ['F', 'M'],
    'renters.first_name': ['Anna', 'Bruno', 'Carla'],
    'renters.last_name': ['Keller', 'Moreau', 'Ruiz'],
    'bikes.category': ['mountain', 'road', 'children'],
    'hires.status': ['open', 'closed', 'cancelled'],
    'branches.city': ['Hue', 'Sevilla', 'Bremen'],
  },
);
