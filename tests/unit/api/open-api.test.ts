import { describe, expect, it } from 'vitest';
import { buildTestApp } from './build-test-app.js';

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('/api/v1/openapi.json', () => {
  it('describes every route of the contract and its methods', async () => {
    const { app } = await buildTestApp();
    const document = (await app.inject('/api/v1/openapi.json')).json<Document>();
    expect(document.openapi).toBe('3.1.0');
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'GET /api/v1/health',
      'GET /api/v1/prompts/{id}.wav',
      'GET /api/v1/simulator/passengers/{id}.wav',
      'GET /api/v1/stations',
      'GET /api/v1/stations/{id}',
      'GET /api/v1/stations/{id}/events',
      'POST /api/v1/simulator/faults',
      'POST /api/v1/simulator/press',
      'POST /api/v1/simulator/say',
    ]);
    expect(Object.keys(document.paths['/api/v1/simulator/say']?.['post']?.responses ?? {})).toContain('422');
  });

  it('says in words what each route does and what each answer means', async () => {
    const { app } = await buildTestApp();
    const document = (await app.inject('/api/v1/openapi.json')).json<Document>();
    for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
      expect(operation.summary).toMatch(/\w+ \w+/);
      const answers = Object.entries(operation.responses);
      expect(answers.map(([status]) => Number(status)).some((status) => status < 300)).toBe(true);
      for (const [status, { description }] of answers)
        expect(description, `${operation.summary ?? ''} ${status}`).not.toMatch(/^(Default Response)?$/);
    }
  });
});
