import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Native bindings and timers each have one place; everywhere else they are refused by name. */
const onlyIn = (name, message) => ({ name, message });

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'speech/models/', 'speech/training/work/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            onlyIn('serialport', 'Only firmware-bridge/channel/serial-channel.ts opens serial ports.'),
            onlyIn(
              'koffi',
              'Only speech/recognizer/vosk-ffi.ts and simulator/board/pseudo-terminal.ts call native code.',
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['config/**', 'firmware-bridge/**', 'speech/**', 'simulator/**', 'controller/**'],
    ignores: ['config/kernel/clock.ts', 'controller/panel/**', '**/*.mjs'],
    rules: {
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map((entry) =>
        entry === 'error' ? entry : onlyIn(entry, 'Time goes through the Clock (config/kernel/clock.ts).'),
      ),
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time goes through the Clock; the time of day through controller/journal.',
        },
      ],
    },
  },
  {
    files: [
      'firmware-bridge/channel/serial-channel.ts',
      'speech/recognizer/vosk-ffi.ts',
      'simulator/board/pseudo-terminal.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.machine.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        module: 'writable',
        performance: 'readonly',
        AudioWorkletProcessor: 'readonly',
        registerProcessor: 'readonly',
        sampleRate: 'readonly',
        currentTime: 'readonly',
      },
    },
  },
);
