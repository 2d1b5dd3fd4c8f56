import { describe, expect, it } from 'vitest';
import { buildTestApp } from './build-test-app.js';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
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
      'GET /api/v1/stations',
      'GET /api/v1/stations/{id}',
      'GET /api/v1/stations/{id}/events',
      'POST /api/v1/simulator/faults',
      'POST /api/v1/simulator/press',
      'POST /api/v1/simulator/say',
    ]);
    expect(Object.keys(document.paths['/api/v1/simulator/say']?.['post']?.responses ?? {})).toContain('422');
  });
});
