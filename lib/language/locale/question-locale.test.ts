import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import { questionLocale } from './question-locale.ts';

describe('the language of a question', () => {
  it.each<[string, Locale, Locale]>([
    ['Bao nhiêu hệ thống có trên 1.000 user?', 'en', 'vi'],
    ['bao nhieu don hang trong thang nay', 'en', 'vi'],
    ['doanh thu theo thang', 'en', 'vi'],
    ['Đơn hàng của khách nào lớn nhất', 'es', 'vi'],
    ['top 5 khách hàng theo doanh thu', 'en', 'vi'],
    ['¿Cuántos pedidos hay?', 'en', 'es'],
    ['cuantos clientes tenemos en Madrid', 'vi', 'es'],
    ['pedidos por país', 'en', 'es'],
    ['empleados por departamento', 'en', 'es'],
    ['sales por region', 'en', 'en'],
    ['productos caros', 'en', 'es'],
    ['pedidos entregados la semana pasada', 'en', 'es'],
    ['how many orders did we get in 2024', 'vi', 'en'],
    ['show the customers in Hà Nội', 'es', 'en'],
    ['orders of Nguyễn Văn Đức', 'en', 'en'],
    ['orders for "Công ty của những người bạn"', 'en', 'en'],
    ['how many customers live in La Paz or Los Angeles', 'en', 'en'],
    ['có bao nhiêu order trong tháng này', 'vi', 'vi'],
    ['and 1998?', 'vi', 'vi'],
    ['1.000', 'es', 'es'],
    ['', 'vi', 'vi'],
  ])('"%s" asked under %s is %s', (question, fallback, locale) => {
    expect(questionLocale(question, fallback)).toBe(locale);
  });
});
