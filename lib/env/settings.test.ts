import { describe, expect, it } from 'vitest';
import { SetupError } from '../errors/setup-error.ts';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('have defaults for everything', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      planner: 'auto',
      prompt: 'full',
      phrasing: 'off',
      model: { provider: 'built-in' },
    });
    expect(settings.home).toMatch(/\.docent$/);
    expect(settings.databaseUrl).toBeUndefined();
  });

  it('that are set to nothing count as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', DATA_URL: '' })).toEqual(readSettings({}));
  });

  it('say every problem at once, and repeat no secret', () => {
    const wrong = {
      PORT: '99999',
      DATABASE_URL: 'mysql://u:s3cret@h/d',
      AUTH_SECRET: 'short',
      DOCENT_PLANNER: 'x',
    };
    const read = () => readSettings(wrong);
    expect(read).toThrow(SetupError);
    for (const name of Object.keys(wrong)) expect(read).toThrow(new RegExp(name));
    expect(read).not.toThrow(/s3cret|short/);
  });

  it.each([
    ['built-in', { provider: 'built-in' }],
    ['openai:gpt-5-mini', { provider: 'openai', name: 'gpt-5-mini' }],
    ['compatible:llama3:8b', { provider: 'compatible', name: 'llama3:8b' }],
  ])('read the model %s', (text, model) => {
    const others = { OPENAI_API_KEY: 'key', DOCENT_MODEL_URL: 'http://localhost:1234/v1' };
    expect(readSettings({ DOCENT_MODEL: text, ...others }).model).toEqual(model);
  });

  it.each([
    [{ DOCENT_MODEL: 'gpt-5' }, /DOCENT_MODEL must be/],
    [{ DOCENT_MODEL: 'openai:gpt-5' }, /OPENAI_API_KEY is needed/],
    [{ DOCENT_MODEL: 'anthropic:x' }, /ANTHROPIC_API_KEY is needed/],
    [{ DOCENT_MODEL: 'azure:x', AZURE_API_KEY: 'k' }, /DOCENT_MODEL_URL is needed/],
    [{ DOCENT_FALLBACK_MODEL: 'google:x' }, /GOOGLE_API_KEY is needed/],
    [{ DOCENT_MODEL: 'compatible:llama3' }, /DOCENT_MODEL_URL is needed/],
    [{ DOCENT_PLANNER: 'model' }, /needs a DOCENT_MODEL/],
    [{ DATA_SCOPE: 'region' }, /DATA_SCOPE must be ATTRIBUTE:KEY/],
    [{ DATA_SCOPE: `region:${'0'.repeat(64)}`, DATA_URL: 'sqlite:a.db' }, /DATA_SCOPE needs a DATA_URL/],
    [{ SMTP_URL: 'smtp://h:25' }, /MAIL_FROM is needed/],
    [{ SMTP_URL: 'http://h', MAIL_FROM: 'a@b.example' }, /SMTP_URL must be/],
    [{ SMTP_URL: 'smtp://h', MAIL_FROM: 'nobody' }, /MAIL_FROM must be/],
    [{ DATA_URL: 'oracle://x' }, /DATA_URL must be/],
    [{ DATABASE_URL: 'postgres://[' }, /DATABASE_URL must be/],
  ])('refuse %o', (environment, problem) => {
    expect(() => readSettings(environment)).toThrow(problem);
  });

  it.each(['postgres://h/d', 'postgresql://h/d', 'mysql://h/d', 'sqlite:./a.db', 'sqlite:/tmp/a.db'])(
    'take %s as the data url',
    (url) => {
      expect(readSettings({ DATA_URL: url }).dataUrl).toBe(url);
    },
  );

  it('take the scope that the views of the data url check', () => {
    const key = 'a1'.repeat(32);
    const read = readSettings({ DATA_URL: 'postgres://h/d', DATA_SCOPE: `sales_region:${key}` });
    expect(read.dataScope).toEqual({ attribute: 'sales_region', secret: key });
  });
});
