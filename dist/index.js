#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
__webpack_unused_export__ = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/errors.js
/** Process exit codes: the contract with every CI that runs Seatrial. */
const EXIT = { passed: 0, failed: 1, badInput: 2, unknown: 3 };
/** An error that a user meets: what happened, where, and what to do next. */
class SeatrialError extends Error {
    next;
    location;
    constructor(message, details = {}) {
        super(message, { cause: details.cause });
        this.name = new.target.name;
        this.next = details.next;
        this.location = details.location;
    }
}
/** Bad input or configuration, or nothing to work on. */
class InputError extends SeatrialError {
    exitCode = EXIT.badInput;
}
/** What was asked for cannot be: the input was read, and it is at fault. */
class FailedError extends SeatrialError {
    exitCode = EXIT.failed;
}
/** Something that had to be known could not be found out: never a pass. */
class UndeterminedError extends SeatrialError {
    exitCode = EXIT.unknown;
}
/** Several bad inputs, found together and reported together. */
class InputErrors extends SeatrialError {
    exitCode = EXIT.badInput;
    errors;
    constructor(errors) {
        super(errors.map((error) => error.message).join('\n'));
        this.errors = errors;
    }
}
/** The one-line text of anything that was thrown, also by another thread, whose errors are not instances of this one's classes. */
function messageOf(thrown) {
    const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
    return String(message);
}

;// CONCATENATED MODULE: ./build/adapters/engine/memory-maximum.js
const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;
const PAGE_BYTES = 65_536;
/**
 * @param module the bytes of a WebAssembly module
 * @returns the most bytes that the module's own memory can grow to; undefined when it has no memory, or one without a maximum
 */
function memoryMaximum(module) {
    let at = HEADER_BYTES;
    while (at < module.length) {
        const section = module[at];
        const [length, content] = readUnsigned(module, at + 1);
        if (section === MEMORY_SECTION) {
            const [, flagsAt] = readUnsigned(module, content);
            if (((module[flagsAt] ?? 0) & 1) === 0)
                return undefined;
            const [, maximumAt] = readUnsigned(module, flagsAt + 1);
            return readUnsigned(module, maximumAt)[0] * PAGE_BYTES;
        }
        at = content + length;
    }
    return undefined;
}
/** Reads LEB128; returns the value, and where the next one begins. */
function readUnsigned(bytes, start) {
    let value = 0;
    let at = start;
    for (let factor = 1;; factor *= 128) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 127) * factor;
        if (byte < 128)
            return [value, at];
    }
}

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./build/adapters/engine/engine-worker.js


/**
 * V8 keeps a native frame for each call of Go, and helm lets an `include` recurse 1,000 times before it refuses. Measured: an
 * `include` 990 deep overflows 4 MiB (a worker's default) within 60 nested blocks, and 16 MiB within 180; both are fine with this.
 */
const STACK_MIB = 64;
const START_TIMEOUT_MS = 60_000;
/** One thread with one instance of the engine. It is asked one thing at a time. */
class EngineWorker {
    #worker;
    #listener;
    #death;
    /** @param script the worker's script, which `start` makes an engine of. */
    constructor(script, data) {
        this.#worker = new external_node_worker_threads_namespaceObject.Worker(script, {
            workerData: data,
            // The thread gets no variable and no flag of the process.
            env: {},
            execArgv: [],
            resourceLimits: { stackSizeMb: STACK_MIB },
        });
        this.#worker.unref();
        let death = { type: 'death', code: 'crash', reason: 'its thread ended' };
        this.#worker.on('message', (message) => this.#listener?.(message));
        this.#worker.on('error', (error) => {
            const limit = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
            death = { type: 'death', code: limit ? 'limit' : 'crash', reason: messageOf(error) };
        });
        this.#worker.on('exit', () => {
            this.#death = death;
            this.#listener?.(death);
        });
    }
    get alive() {
        return this.#death === undefined;
    }
    /** @throws Error when no instance can be started in this thread */
    async start(module) {
        const heard = await this.#ask({ module }, [], START_TIMEOUT_MS);
        if (heard.type === 'ready')
            return;
        throw new Error('reason' in heard ? heard.reason : `it did not start within ${START_TIMEOUT_MS / 1000} s`);
    }
    /** @param frame a request frame, which is moved to the worker: it is empty afterwards */
    async run(seed, frame, timeoutMs) {
        const heard = await this.#ask({ seed, frame }, [frame.buffer], timeoutMs);
        switch (heard.type) {
            case 'response':
                return { ok: true, frame: heard.frame, memoryBytes: heard.memoryBytes };
            case 'stop':
                return { ok: false, ...heard.stop };
            case 'late':
                return { ok: false, code: 'timeout', reason: `it took longer than ${timeoutMs / 1000} s` };
            case 'death':
                return { ok: false, code: heard.code, reason: heard.reason };
            default:
                return { ok: false, code: 'crash', reason: 'its worker answered out of turn' };
        }
    }
    /** A thread that holds the process keeps it from ending by itself. */
    hold(holding) {
        if (holding)
            this.#worker.ref();
        else
            this.#worker.unref();
    }
    /** Ends the thread at once, whatever it does. */
    async end() {
        await this.#worker.terminate();
    }
    #ask(message, transfer, timeoutMs) {
        if (this.#death !== undefined)
            return Promise.resolve(this.#death);
        return new Promise((resolve) => {
            const timer = setTimeout(() => this.#listener?.({ type: 'late' }), timeoutMs).unref();
            this.#listener = (heard) => {
                clearTimeout(timer);
                this.#listener = undefined;
                resolve(heard);
            };
            this.#worker.postMessage(message, transfer);
        });
    }
}

;// CONCATENATED MODULE: ./build/model/kube-object.js
/** @returns the API group of an `apiVersion`: `apps` of `apps/v1`, empty of `v1`. */
function groupOf(apiVersion) {
    const slash = apiVersion.indexOf('/');
    return slash < 0 ? '' : apiVersion.slice(0, slash);
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** @returns the string at `metadata.<field>`, or empty when it is absent or not a string. */
function metadataString(object, field) {
    const metadata = object['metadata'];
    const value = isJsonObject(metadata) ? metadata[field] : undefined;
    return typeof value === 'string' ? value : '';
}
function identityOf(object) {
    return {
        group: groupOf(object.apiVersion),
        kind: object.kind,
        namespace: metadataString(object, 'namespace'),
        name: metadataString(object, 'name') || `${metadataString(object, 'generateName')}*`,
    };
}
/** A string that is equal for two objects exactly when their identities are: `group/kind/namespace/name`. */
function identityKey({ group, kind, namespace, name }) {
    return `${keyPart(group)}/${keyPart(kind)}/${keyPart(namespace)}/${keyPart(name)}`;
}
/** No valid name holds a slash or a percent sign; a made-up one must not pass for another object. */
function keyPart(text) {
    return /[%/]/.test(text) ? text.replaceAll('%', '%25').replaceAll('/', '%2F') : text;
}
/**
 * Objects by identity key, in their order, with the items of lists in place of the lists.
 * Objects with `generateName` have no name of their own: the second of equal ones gets `#2`, and so on.
 *
 * @param duplicate called with the key of an object that is there already; the last one is kept unless it throws.
 */
function byIdentity(objects, duplicate) {
    const found = new Map();
    const generated = new Map();
    for (const object of objects.flatMap(expandList)) {
        let key = identityKey(identityOf(object));
        if (metadataString(object, 'name') === '') {
            const count = (generated.get(key) ?? 0) + 1;
            generated.set(key, count);
            if (count > 1)
                key = `${key}#${count}`;
        }
        if (found.delete(key))
            duplicate(key);
        found.set(key, object);
    }
    return found;
}
/** @returns the items of a list, and of lists within it; the object itself when it is none, or holds what is no object. */
function expandList(object) {
    const items = object['items'];
    return Array.isArray(items) && items.every(isKubeObject) ? items.flatMap(expandList) : [object];
}
function isKubeObject(value) {
    return isJsonObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}
/** A Secret of the core group: the one kind whose values are secret by definition. */
function isSecret(object) {
    return object['kind'] === 'Secret' && object['apiVersion'] === 'v1';
}

;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/utils.js
/**
 * Test whether a string contains an integer number
 */
function utils_isInteger(value) {
  return INTEGER_REGEX.test(value);
}
const INTEGER_REGEX = /^-?[0-9]+$/;

/**
 * Test whether a string contains a number
 * http://stackoverflow.com/questions/13340717/json-numbers-regular-expression
 */
function isNumber(value) {
  return NUMBER_REGEX.test(value);
}
const NUMBER_REGEX = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Test whether a string can be safely represented with a number
 * without information loss.
 *
 * When approx is true, floating point numbers that lose a few digits but
 * are still approximately equal in value are considered safe too.
 * Integer numbers must still be exactly equal.
 */
function isSafeNumber(value, config) {
  if (utils_isInteger(value)) {
    return Number.isSafeInteger(Number.parseInt(value, 10));
  }
  const num = Number.parseFloat(value);
  // Reject unsafe integers written as floats, like '9007199254740992.0', which isInteger(value) misses.
  if (Number.isInteger(num) && !Number.isSafeInteger(num)) {
    return false;
  }
  const parsed = String(num);
  if (value === parsed) {
    return true;
  }
  const valueDigits = extractSignificantDigits(value);
  const parsedDigits = extractSignificantDigits(parsed);
  if (valueDigits === parsedDigits) {
    return true;
  }
  if (config?.approx === true) {
    // A floating point value is approximately equal when:
    // 1. it has at least 14 digits
    // 2. the first 14 digits are equal
    const requiredDigits = 14;
    if (parsedDigits.length >= requiredDigits && valueDigits.startsWith(parsedDigits.substring(0, requiredDigits))) {
      return true;
    }
  }
  return false;
}
let UnsafeNumberReason = /*#__PURE__*/function (UnsafeNumberReason) {
  UnsafeNumberReason["underflow"] = "underflow";
  UnsafeNumberReason["overflow"] = "overflow";
  UnsafeNumberReason["truncate_integer"] = "truncate_integer";
  UnsafeNumberReason["truncate_float"] = "truncate_float";
  return UnsafeNumberReason;
}({});

/**
 * When the provided value is an unsafe number, describe what the reason is:
 * overflow, underflow, truncate_integer, or truncate_float.
 * Returns undefined when the value is safe.
 */
function getUnsafeNumberReason(value) {
  if (isSafeNumber(value, {
    approx: false
  })) {
    return undefined;
  }
  if (utils_isInteger(value)) {
    return UnsafeNumberReason.truncate_integer;
  }
  const num = Number.parseFloat(value);
  if (!Number.isFinite(num)) {
    return UnsafeNumberReason.overflow;
  }
  if (num === 0) {
    return UnsafeNumberReason.underflow;
  }
  return UnsafeNumberReason.truncate_float;
}

/**
 * Convert a string into a number when it is safe to do so.
 * Throws an error otherwise, explaining the reason.
 */
function toSafeNumberOrThrow(value, config) {
  const number = Number.parseFloat(value);
  const unsafeReason = getUnsafeNumberReason(value);
  if (config?.approx === true ? unsafeReason && unsafeReason !== UnsafeNumberReason.truncate_float : unsafeReason) {
    const unsafeReasonText = unsafeReason?.replace(/_\w+$/, '');
    throw new Error(`Cannot safely convert to number: the value '${value}' would ${unsafeReasonText} and become ${number}`);
  }
  return number;
}

/**
 * Split a number into sign, digits, and exponent.
 * Leading zeros and non-canonical zeros are normalized.
 *
 * The value can be constructed again from a split number by inserting a dot
 * at the second character of the digits if there is more than one digit,
 * prepending it with the sign, and appending an "e" and the exponent as follows:
 *
 *     const reconstructed = `${sign}${digits[0]}.${digits.slice(1)}e${exponent}`
 *
 */
function splitNumber(value) {
  const match = value.match(/^(-?)(\d+(?:\.\d*)?)([eE]([+-]?\d+))?$/);
  if (!match) {
    throw new SyntaxError(`Invalid number: ${value}`);
  }
  const sign = match[1];
  const digitsStr = match[2];
  let exponent = match[4] !== undefined ? Number.parseInt(match[4], 10) : 0;
  const dot = digitsStr.indexOf('.');
  exponent += dot !== -1 ? dot - 1 : digitsStr.length - 1;
  const coefficient = digitsStr.replace('.', '');
  const {
    start,
    end
  } = getSignificantDigitRange(coefficient);
  exponent -= start;
  const digits = coefficient.slice(start, end);

  // normalize zero, for example normalizes 0e5 or -0 into 0
  return digits.length > 0 ? {
    sign,
    digits,
    exponent
  } : {
    sign: '',
    digits: '0',
    exponent: 0
  };
}

/**
 * Compare two strings containing a numeric value
 * Returns 1 when a is larger than b, 0 when they are equal,
 * and -1 when a is smaller than b.
 */
function utils_compareNumber(a, b) {
  if (a === b) {
    return 0;
  }
  const aa = splitNumber(a);
  const bb = splitNumber(b);
  const sign = aa.sign === '-' ? -1 : 1;
  if (aa.sign !== bb.sign) {
    return sign;
  }
  if (aa.digits === '0') {
    return bb.digits === '0' ? 0 : -1;
  }
  if (bb.digits === '0') {
    return 1;
  }
  if (aa.exponent !== bb.exponent) {
    return aa.exponent > bb.exponent ? sign : aa.exponent < bb.exponent ? -sign : 0;
  }
  return aa.digits > bb.digits ? sign : aa.digits < bb.digits ? -sign : 0;
}

/**
 * Count the significant digits of a number.
 *
 * For example:
 *   '2.34' returns 3
 *   '-77' returns 2
 *   '0.003400' returns 2
 *   '120.5e+30' returns 4
 **/
function utils_countSignificantDigits(value) {
  const {
    start,
    end
  } = getSignificantDigitRange(value);
  const dot = value.indexOf('.');
  if (dot === -1 || dot < start || dot > end) {
    return end - start;
  }
  return end - start - 1;
}

/**
 * Get the significant digits of a number.
 *
 * For example:
 *   '2.34' returns '234'
 *   '-77' returns '77'
 *   '0.003400' returns '34'
 *   '120.5e+30' returns '1205'
 **/
function extractSignificantDigits(value) {
  const {
    start,
    end
  } = getSignificantDigitRange(value);
  const digits = value.substring(start, end);
  const dot = digits.indexOf('.');
  if (dot === -1) {
    return digits;
  }
  return digits.substring(0, dot) + digits.substring(dot + 1);
}

/**
 * Returns the range (start to end) of the significant digits of a value.
 * Note that this range _may_ contain the decimal dot.
 *
 * For example:
 *
 *     getSignificantDigitRange('0.0325900') // { start: 3, end: 7 }
 *     getSignificantDigitRange('2.0300')    // { start: 0, end: 3 }
 *     getSignificantDigitRange('0.0')       // { start: 3, end: 3 }
 *
 */
function getSignificantDigitRange(value) {
  let start = 0;
  if (value[0] === '-') {
    start++;
  }
  while (value[start] === '0' || value[start] === '.') {
    start++;
  }
  let end = value.lastIndexOf('e');
  if (end === -1) {
    end = value.lastIndexOf('E');
  }
  if (end === -1) {
    end = value.length;
  }
  while ((value[end - 1] === '0' || value[end - 1] === '.') && end > start) {
    end--;
  }
  return {
    start,
    end
  };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/LosslessNumber.js


// A shared symbol recognizes numbers from separate library copies where instanceof fails.
const losslessNumberMarker = Symbol.for('lossless-json.LosslessNumber');

/**
 * A lossless number. Stores its numeric value as string
 */
class LosslessNumber {
  // numeric value as string
  value;

  /**
   * @deprecated Use the isLosslessNumber(value) function instead.
   *
   * Ordinary objects may also have an isLosslessNumber property, so this
   * field cannot reliably identify lossless numbers.
   */
  isLosslessNumber = true;
  get [losslessNumberMarker]() {
    return true;
  }
  constructor(value) {
    if (!isNumber(value)) {
      throw new Error(`Invalid number (value: "${value}")`);
    }
    this.value = value;
  }

  /**
   * Get the value of the LosslessNumber as number or bigint.
   *
   * - a number is returned for safe numbers and decimal values that only lose some insignificant digits
   * - a bigint is returned for big integer numbers
   * - an Error is thrown for values that will overflow or underflow
   *
   * Note that you can implement your own strategy for conversion by just getting the value as string
   * via .toString(), and using util functions like isInteger, isSafeNumber, getUnsafeNumberReason,
   * and toSafeNumberOrThrow to convert it to a numeric value.
   */
  valueOf() {
    const unsafeReason = getUnsafeNumberReason(this.value);

    // safe or truncate_float
    if (unsafeReason === undefined || unsafeReason === UnsafeNumberReason.truncate_float) {
      return Number.parseFloat(this.value);
    }

    // truncate_integer
    if (utils_isInteger(this.value)) {
      return BigInt(this.value);
    }

    // overflow or underflow
    throw new Error(`Cannot safely convert to number: the value '${this.value}' would ${unsafeReason} and become ${Number.parseFloat(this.value)}`);
  }

  /**
   * Get the value of the LosslessNumber as string.
   */
  toString() {
    return this.value;
  }

  // Note: we do NOT implement a .toJSON() method, and you should not implement
  // or use that, it cannot safely turn the numeric value in the string into
  // stringified JSON since it has to be parsed into a number first.
}

/**
 * Test whether a value is a LosslessNumber
 */
function isLosslessNumber(value) {
  return value !== null && typeof value === 'object' && value[losslessNumberMarker] === true;
}

/**
 * Convert a number into a LosslessNumber if this is possible in a safe way
 * If the value has too many digits, or is NaN or Infinity, an error will be thrown
 */
function toLosslessNumber(value) {
  const maxDigits = 15;
  if (countSignificantDigits(String(value)) > maxDigits) {
    throw new Error(`Invalid number: contains more than 15 digits and is most likely truncated and unsafe by itself (value: ${value})`);
  }
  if (Number.isNaN(value)) {
    throw new Error('Invalid number: NaN');
  }
  if (!Number.isFinite(value)) {
    throw new Error(`Invalid number: ${value}`);
  }
  return new LosslessNumber(String(value));
}

/**
 * Compare two lossless numbers.
 * Returns 1 when a is larger than b, 0 when they are equal,
 * and -1 when a is smaller than b.
 */
function compareLosslessNumber(a, b) {
  return compareNumber(a.value, b.value);
}
//# sourceMappingURL=LosslessNumber.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/numberParsers.js


function parseLosslessNumber(value) {
  return new LosslessNumber(value);
}
function parseNumberAndBigInt(value) {
  return isInteger(value) ? BigInt(value) : Number.parseFloat(value);
}
//# sourceMappingURL=numberParsers.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/revive.js

/**
 * Revive a json object.
 * Applies the reviver function recursively on all values in the JSON object.
 * @param json   A JSON Object, Array, or value
 * @param reviver
 *              A reviver function invoked with arguments `key` and `value`,
 *              which must return a replacement value. The function context
 *              (`this`) is the Object or Array that contains the currently
 *              handled value.
 */
function revive(json, reviver) {
  return reviveValue({
    '': json
  }, '', json, reviver);
}

/**
 * Revive a value
 */
function reviveValue(context, key, value, reviver) {
  if (Array.isArray(value)) {
    return reviver.call(context, key, reviveArray(value, reviver));
  }
  if (value && typeof value === 'object' && !isLosslessNumber(value)) {
    // note the special case for LosslessNumber,
    // we don't want to iterate over the internals of a LosslessNumber
    return reviver.call(context, key, reviveObject(value, reviver));
  }
  return reviver.call(context, key, value);
}

/**
 * Revive the properties of an object
 */
function reviveObject(object, reviver) {
  for (const key of Object.keys(object)) {
    const value = reviveValue(object, key, object[key], reviver);
    if (value !== undefined) {
      object[key] = value;
    } else {
      delete object[key];
    }
  }
  return object;
}

/**
 * Revive the properties of an Array
 */
function reviveArray(array, reviver) {
  for (let i = 0; i < array.length; i++) {
    const value = reviveValue(array, String(i), array[i], reviver);
    if (value === undefined) {
      // Remove the own property entirely, like native JSON.parse does: the
      // position becomes a genuine hole (no own key, and `Object.keys` omits
      // it) while the length stays unchanged. Assigning `array[i] = undefined`
      // would leave an own property holding `undefined` instead.
      delete array[i];
    } else {
      // Assign right away rather than after the loop: the reviver observes the
      // holder through `this`, so later items must see the already revived
      // values (e.g. a preceding `null` replacement).
      array[i] = value;
    }
  }
  return array;
}
//# sourceMappingURL=revive.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/parse.js


/**
 * The LosslessJSON.parse() method parses a string as JSON, optionally transforming
 * the value produced by parsing.
 *
 * The parser is based on the parser of Tan Li Hou shared in
 * https://lihautan.com/json-parser-with-javascript/
 *
 * @param text
 * The string to parse as JSON. See the JSON object for a description of JSON syntax.
 *
 * @param [reviver]
 * If a function, prescribes how the value originally produced by parsing is
 * transformed, before being returned.
 *
 * @param [options=ParseOptions | NumberParserArgument]
 * Pass a custom number parser. Input is a string, and the output can be unknown
 * numeric value: number, bigint, LosslessNumber, or a custom BigNumber library.
 *
 * @returns Returns the Object corresponding to the given JSON text.
 *
 * @throws Throws a SyntaxError exception if the string to parse is not valid JSON.
 */
function parse(text, reviver, options) {
  const optionsObj = typeof options === 'function' ? {
    parseNumber: options
  } : options;
  const parseNumber = optionsObj?.parseNumber ?? parseLosslessNumber;
  const onDuplicateKey = optionsObj?.onDuplicateKey ?? throwDuplicateKey;
  let i = 0;
  const value = parseValue();
  expectValue(value);
  expectEndOfInput();
  return reviver ? revive(value, reviver) : value;
  function parseObject() {
    if (text.charCodeAt(i) === codeOpeningBrace) {
      i++;
      skipWhitespace();
      const object = {};
      let initial = true;
      while (i < text.length && text.charCodeAt(i) !== codeClosingBrace) {
        if (!initial) {
          eatComma();
          skipWhitespace();
        } else {
          initial = false;
        }
        const start = i;
        const key = parseString();
        if (key === undefined) {
          throwObjectKeyExpected();
          return; // To make TS happy
        }
        skipWhitespace();
        eatColon();
        const value = parseValue();
        if (value === undefined) {
          throwObjectValueExpected();
          return; // To make TS happy
        }

        // handle duplicate keys
        // TODO: replace with hasOwn one day, when browser support is high enough
        if (Object.prototype.hasOwnProperty.call(object, key) && !isDeepEqual(value, object[key])) {
          // Note that we could also test `if(key in object) {...}`
          // or `if (object[key] !== 'undefined') {...}`, but that is slower.
          const returnedValue = onDuplicateKey({
            key,
            position: start + 1,
            oldValue: object[key],
            newValue: value
          });
          if (returnedValue !== undefined) {
            setObjectKey(object, key, returnedValue);
          }
        } else {
          setObjectKey(object, key, value);
        }
      }
      if (text.charCodeAt(i) !== codeClosingBrace) {
        throwObjectKeyOrEndExpected();
      }
      i++;
      return object;
    }
  }
  function parseArray() {
    if (text.charCodeAt(i) === codeOpeningBracket) {
      i++;
      skipWhitespace();
      const array = [];
      let initial = true;
      while (i < text.length && text.charCodeAt(i) !== codeClosingBracket) {
        if (!initial) {
          eatComma();
        } else {
          initial = false;
        }
        const value = parseValue();
        expectArrayItem(value);
        array.push(value);
      }
      if (text.charCodeAt(i) !== codeClosingBracket) {
        throwArrayItemOrEndExpected();
      }
      i++;
      return array;
    }
  }
  function parseValue() {
    skipWhitespace();
    const value = parseString() ?? parseNumeric() ?? parseObject() ?? parseArray() ?? parseKeyword('true', true) ?? parseKeyword('false', false) ?? parseKeyword('null', null);
    skipWhitespace();
    return value;
  }
  function parseKeyword(name, value) {
    if (text.slice(i, i + name.length) === name) {
      i += name.length;
      return value;
    }
  }
  function skipWhitespace() {
    while (isWhitespace(text.charCodeAt(i))) {
      i++;
    }
  }
  function parseString() {
    if (text.charCodeAt(i) === codeDoubleQuote) {
      i++;
      let result = '';
      while (i < text.length && text.charCodeAt(i) !== codeDoubleQuote) {
        if (text.charCodeAt(i) === codeBackslash) {
          const char = text[i + 1];
          const escapeChar = escapeCharacters[char];
          if (escapeChar !== undefined) {
            result += escapeChar;
            i++;
          } else if (char === 'u') {
            if (isHex(text.charCodeAt(i + 2)) && isHex(text.charCodeAt(i + 3)) && isHex(text.charCodeAt(i + 4)) && isHex(text.charCodeAt(i + 5))) {
              result += String.fromCharCode(Number.parseInt(text.slice(i + 2, i + 6), 16));
              i += 5;
            } else {
              throwInvalidUnicodeCharacter(i);
            }
          } else {
            throwInvalidEscapeCharacter(i);
          }
        } else {
          if (isValidStringCharacter(text.charCodeAt(i))) {
            result += text[i];
          } else {
            throwInvalidCharacter(text[i]);
          }
        }
        i++;
      }
      expectEndOfString();
      i++;
      return result;
    }
  }
  function parseNumeric() {
    const start = i;
    if (text.charCodeAt(i) === codeMinus) {
      i++;
      expectDigit(start);
    }
    if (text.charCodeAt(i) === codeZero) {
      i++;
    } else if (isNonZeroDigit(text.charCodeAt(i))) {
      i++;
      while (isDigit(text.charCodeAt(i))) {
        i++;
      }
    } else {
      // A JSON number must have an integer part, so a leading dot like '.5'
      // is not a number at all.
      return undefined;
    }
    if (text.charCodeAt(i) === codeDot) {
      i++;
      expectDigit(start);
      while (isDigit(text.charCodeAt(i))) {
        i++;
      }
    }
    if (text.charCodeAt(i) === codeLowercaseE || text.charCodeAt(i) === codeUppercaseE) {
      i++;
      if (text.charCodeAt(i) === codeMinus || text.charCodeAt(i) === codePlus) {
        i++;
      }
      expectDigit(start);
      while (isDigit(text.charCodeAt(i))) {
        i++;
      }
    }
    if (i > start) {
      return parseNumber(text.slice(start, i));
    }
  }
  function eatComma() {
    if (text.charCodeAt(i) !== codeComma) {
      throw new SyntaxError(`Comma ',' expected after value ${gotAt()}`);
    }
    i++;
  }
  function eatColon() {
    if (text.charCodeAt(i) !== codeColon) {
      throw new SyntaxError(`Colon ':' expected after property name ${gotAt()}`);
    }
    i++;
  }
  function expectValue(value) {
    if (value === undefined) {
      throw new SyntaxError(`JSON value expected ${gotAt()}`);
    }
  }
  function expectArrayItem(value) {
    if (value === undefined) {
      throw new SyntaxError(`Array item expected ${gotAt()}`);
    }
  }
  function expectEndOfInput() {
    if (i < text.length) {
      throw new SyntaxError(`Expected end of input ${gotAt()}`);
    }
  }
  function expectDigit(start) {
    if (!isDigit(text.charCodeAt(i))) {
      const numSoFar = text.slice(start, i);
      throw new SyntaxError(`Invalid number '${numSoFar}', expecting a digit ${gotAt()}`);
    }
  }
  function expectEndOfString() {
    if (text.charCodeAt(i) !== codeDoubleQuote) {
      throw new SyntaxError(`End of string '"' expected ${gotAt()}`);
    }
  }
  function throwObjectKeyExpected() {
    throw new SyntaxError(`Quoted object key expected ${gotAt()}`);
  }
  function throwDuplicateKey({
    key,
    position
  }) {
    throw new SyntaxError(`Duplicate key '${key}' encountered at position ${position}`);
  }
  function throwObjectKeyOrEndExpected() {
    throw new SyntaxError(`Quoted object key or end of object '}' expected ${gotAt()}`);
  }
  function throwArrayItemOrEndExpected() {
    throw new SyntaxError(`Array item or end of array ']' expected ${gotAt()}`);
  }
  function throwInvalidCharacter(char) {
    throw new SyntaxError(`Invalid character '${char}' ${pos()}`);
  }
  function throwInvalidEscapeCharacter(start) {
    const chars = text.slice(start, start + 2);
    throw new SyntaxError(`Invalid escape character '${chars}' ${pos()}`);
  }
  function throwObjectValueExpected() {
    throw new SyntaxError(`Object value expected after ':' ${pos()}`);
  }
  function throwInvalidUnicodeCharacter(start) {
    const chars = text.slice(start, start + 6);
    throw new SyntaxError(`Invalid unicode character '${chars}' ${pos()}`);
  }

  // zero based character position
  function pos() {
    return `at position ${i}`;
  }
  function got() {
    return i < text.length ? `but got '${text[i]}'` : 'but reached end of input';
  }
  function gotAt() {
    return `${got()} ${pos()}`;
  }
}
function setObjectKey(object, key, value) {
  if (key === '__proto__') {
    // Plain assignment would trigger the `__proto__` setter inherited from
    // Object.prototype, changing the object's prototype instead of storing the
    // key. Define an ordinary own property, like JSON.parse does.
    Object.defineProperty(object, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true
    });
  } else {
    object[key] = value;
  }
}
function isWhitespace(code) {
  return code === codeSpace || code === codeNewline || code === codeTab || code === codeReturn;
}
function isHex(code) {
  return code >= codeZero && code <= codeNine || code >= codeUppercaseA && code <= codeUppercaseF || code >= codeLowercaseA && code <= codeLowercaseF;
}
function isDigit(code) {
  return code >= codeZero && code <= codeNine;
}
function isNonZeroDigit(code) {
  return code >= codeOne && code <= codeNine;
}
function isValidStringCharacter(code) {
  return code >= 0x20 && code <= 0x10ffff;
}
function isDeepEqual(a, b) {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isDeepEqual(item, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.every(key => isDeepEqual(a[key], b[key]));
  }
  return false;
}
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

// map with all escape characters
const escapeCharacters = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
  // note that \u is handled separately in parseString()
};
const codeBackslash = 0x5c; // "\"
const codeOpeningBrace = 0x7b; // "{"
const codeClosingBrace = 0x7d; // "}"
const codeOpeningBracket = 0x5b; // "["
const codeClosingBracket = 0x5d; // "]"
const codeSpace = 0x20; // " "
const codeNewline = 0xa; // "\n"
const codeTab = 0x9; // "\t"
const codeReturn = 0xd; // "\r"
const codeDoubleQuote = 0x0022; // "
const codePlus = 0x2b; // "+"
const codeMinus = 0x2d; // "-"
const codeZero = 0x30;
const codeOne = 0x31;
const codeNine = 0x39;
const codeComma = 0x2c; // ","
const codeDot = 0x2e; // "." (dot, period)
const codeColon = 0x3a; // ":"
const codeUppercaseA = 0x41; // "A"
const codeLowercaseA = 0x61; // "a"
const codeUppercaseE = 0x45; // "E"
const codeLowercaseE = 0x65; // "e"
const codeUppercaseF = 0x46; // "F"
const codeLowercaseF = 0x66; // "f"
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/stringify.js



/**
 * The LosslessJSON.stringify() method converts a JavaScript value to a JSON string,
 * optionally replacing values if a replacer function is specified, or
 * optionally including only the specified properties if a replacer array is specified.
 *
 * @param value
 * The value to convert to a JSON string.
 *
 * @param [replacer]
 * A function that alters the behavior of the stringification process,
 * or an array of String and Number objects that serve as a whitelist for
 * selecting the properties of the value object to be included in the JSON string.
 * If this value is null or not provided, all properties of the object are
 * included in the resulting JSON string.
 *
 * @param [space]
 * A String or Number object that's used to insert white space into the output
 * JSON string for readability purposes. If this is a Number, it indicates the
 * number of space characters to use as white space; this number is capped at 10
 * if it's larger than that. Values less than 1 indicate that no space should be
 * used. If this is a String, the string (or the first 10 characters of the string,
 * if it's longer than that) is used as white space. If this parameter is not
 * provided (or is null), no white space is used.
 *
 * @param [numberStringifiers]
 * An optional list with additional number stringifiers, for example to serialize
 * a BigNumber. The output of the function must be valid stringified JSON.
 * When `undefined` is returned, the property will be deleted from the object.
 * The difference with using a `replacer` is that the output of a `replacer`
 * must be JSON and will be stringified afterwards, whereas the output of the
 * `numberStringifiers` is already stringified JSON.
 *
 * @returns Returns the string representation of the JSON object.
 */
function stringify(value, replacer, space, numberStringifiers) {
  const resolvedSpace = resolveSpace(space);
  const replacedValue = typeof replacer === 'function' ? replacer.call({
    '': value
  }, '', value) : value;
  return stringifyValue(replacedValue, '');

  /**
   * Stringify a value
   */
  function stringifyValue(value, indent) {
    if (Array.isArray(numberStringifiers)) {
      const stringifier = numberStringifiers.find(item => item.test(value));
      if (stringifier) {
        const str = stringifier.stringify(value);
        if (typeof str !== 'string' || !isNumber(str)) {
          throw new Error(`Invalid JSON number: output of a number stringifier must be a string containing a JSON number (output: ${str})`);
        }
        return str;
      }
    }

    // boolean, null, number, string, or date
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || value === null || value instanceof Date || value instanceof Boolean || value instanceof Number || value instanceof String) {
      return JSON.stringify(value);
    }

    // lossless number, the secret ingredient :)
    if (isLosslessNumber(value)) {
      return value.toString();
    }

    // BigInt
    if (typeof value === 'bigint') {
      return value.toString();
    }

    // Array
    if (Array.isArray(value)) {
      return stringifyArray(value, indent);
    }

    // Object (test lastly!)
    if (value && typeof value === 'object') {
      return stringifyObject(value, indent);
    }
    return undefined;
  }

  /**
   * Stringify an array
   */
  function stringifyArray(array, indent) {
    if (array.length === 0) {
      return '[]';
    }
    const childIndent = resolvedSpace ? indent + resolvedSpace : undefined;
    let str = resolvedSpace ? '[\n' : '[';
    for (let i = 0; i < array.length; i++) {
      const item = typeof replacer === 'function' ? replacer.call(array, String(i), array[i]) : array[i];
      if (resolvedSpace) {
        str += childIndent;
      }
      if (typeof item !== 'undefined' && typeof item !== 'function') {
        const serialized = stringifyValue(item, childIndent);
        // Values without a JSON representation (a symbol, or an object whose
        // toJSON() returns undefined) become null inside an array.
        str += serialized === undefined ? 'null' : serialized;
      } else {
        str += 'null';
      }
      if (i < array.length - 1) {
        str += resolvedSpace ? ',\n' : ',';
      }
    }
    str += resolvedSpace ? `\n${indent}]` : ']';
    return str;
  }

  /**
   * Stringify an object
   */
  function stringifyObject(object, indent) {
    if (typeof object.toJSON === 'function') {
      return stringifyValue(object.toJSON(), indent);
    }

    // A replacer array is a property whitelist: duplicates must not produce
    // duplicate keys in the output.
    const keys = Array.isArray(replacer) ? [...new Set(replacer.map(String))] : Object.keys(object);
    if (keys.length === 0) {
      return '{}';
    }
    const childIndent = resolvedSpace ? indent + resolvedSpace : undefined;
    let first = true;
    let str = resolvedSpace ? '{\n' : '{';
    for (const key of keys) {
      const value = typeof replacer === 'function' ? replacer.call(object, key, object[key]) : object[key];
      if (includeProperty(key, value)) {
        const serialized = stringifyValue(value, childIndent);
        // Like JSON.stringify, omit properties that have no JSON
        // representation (e.g. an object whose toJSON() returns undefined).
        if (serialized === undefined) {
          continue;
        }
        if (first) {
          first = false;
        } else {
          str += resolvedSpace ? ',\n' : ',';
        }
        const keyStr = JSON.stringify(key);
        str += resolvedSpace ? `${childIndent + keyStr}: ` : `${keyStr}:`;
        str += serialized;
      }
    }
    str += resolvedSpace ? `\n${indent}}` : '}';
    return str;
  }

  /**
   * Test whether to include a property in a stringified object or not.
   */
  function includeProperty(_key, value) {
    return typeof value !== 'undefined' && typeof value !== 'function' && typeof value !== 'symbol';
  }
}

/**
 * The number of spaces or characters a space is capped to, like JSON.stringify does
 */
const MAX_SPACE_LENGTH = 10;

/**
 * Resolve a JSON stringify space:
 * replace a number with a string containing that number of spaces
 */
function resolveSpace(space) {
  if (typeof space === 'number') {
    // same rules as JSON.stringify: truncate towards zero, cap at 10,
    // and treat anything below 1 (including NaN and negatives) as no indent
    const count = Math.min(Math.trunc(space), MAX_SPACE_LENGTH);
    return count >= 1 ? ' '.repeat(count) : undefined;
  }
  if (typeof space === 'string' && space !== '') {
    return space.slice(0, MAX_SPACE_LENGTH);
  }
  return undefined;
}
//# sourceMappingURL=stringify.js.map
;// CONCATENATED MODULE: ./node_modules/lossless-json/lib/esm/index.js








//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/text/json.js


const decoder = new TextDecoder('utf-8', { fatal: true });
/** Sixteen digits in a row: the shortest integer that a double cannot hold. A hit inside a string costs time only. */
const LONG_INTEGER = /\d{16}/;
const INTEGER = /^-?\d+$/;
/**
 * Parses JSON without losing a digit: integers beyond ±(2^53 − 1) become bigints.
 * Keys such as `__proto__` are data like any other; the last of several equal keys counts, as in JSON.parse.
 *
 * @param input text, or its UTF-8 bytes
 * @throws InputError when it is not JSON, not UTF-8, or nested too deeply to be read
 */
function parseJson(input) {
    try {
        const text = typeof input === 'string' ? input : decoder.decode(input);
        if (!LONG_INTEGER.test(text))
            return JSON.parse(text);
        return parse(text, null, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue });
    }
    catch (error) {
        // A RangeError is the call stack's end: input nested thousands of levels deep.
        throw new InputError(error instanceof RangeError ? 'JSON nested too deeply' : `Not JSON: ${messageOf(error)}`);
    }
}
function exactNumber(digits) {
    const number = Number(digits);
    return Number.isSafeInteger(number) || !INTEGER.test(digits) ? number : BigInt(digits);
}
/** @returns JSON text in which bigints are numbers with all their digits; on one line when `indent` is 0. */
function stringifyJson(value, indent = 2) {
    return stringify(value, undefined, indent) ?? 'null';
}

;// CONCATENATED MODULE: ./build/adapters/engine/frame.js


const PROTOCOL = 1;
const LENGTH_BYTES = 4;
const DEFAULT_SEED = 1;
/**
 * A request as the engine reads it: header length (u32le) | JSON header | contents of the files in order. It is one buffer of its own, so
 * that it can be moved to a worker: the files' contents are often parts of larger buffers, which posting would copy whole.
 */
function encodeRequest(request) {
    const header = Buffer.from(stringifyJson({
        protocol: PROTOCOL,
        operation: request.operation,
        seed: request.seed ?? DEFAULT_SEED,
        arguments: request.arguments,
        files: request.files.map(({ path, content }) => ({ path, size: content.length })),
    }, 0));
    const contentBytes = request.files.reduce((sum, { content }) => sum + content.length, 0);
    const frame = new Uint8Array(LENGTH_BYTES + header.length + contentBytes);
    new DataView(frame.buffer).setUint32(0, header.length, true);
    frame.set(header, LENGTH_BYTES);
    let at = LENGTH_BYTES + header.length;
    for (const { content } of request.files) {
        frame.set(content, at);
        at += content.length;
    }
    return frame;
}
/**
 * Reads a response frame. The output is a part of the frame, not a copy.
 * @returns undefined when it is not a response of this protocol: then engine and host are of different versions, or the instance is broken
 */
function decodeResponse(frame) {
    const header = readHeader(frame);
    if (header?.protocol !== PROTOCOL)
        return undefined;
    if (!header.ok)
        return header.error === undefined ? undefined : { ok: false, ...header.error };
    return {
        ok: true,
        output: frame.subarray(LENGTH_BYTES + headerLength(frame)),
        result: header.result ?? null,
        observed: header.observed ?? {},
        warnings: header.warnings ?? [],
    };
}
function headerLength(frame) {
    return frame.length < LENGTH_BYTES ? 0 : new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
}
function readHeader(frame) {
    try {
        const header = parseJson(frame.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength(frame)));
        return isJsonObject(header) ? header : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/engine/pool.js



/** Threads that share one compiled module. Calls are served first come, first served. */
class EnginePool {
    concurrency;
    #options;
    #workers = new Set();
    #queue = [];
    /** The one that was used last comes first: its code is the warmest. */
    #idle = [];
    #running = new Set();
    #starting = 0;
    /** Falls when a worker cannot be started, so that none is started again and again. */
    #limit;
    /** Why no call can be served any more. */
    #failure;
    /** The first worker starts at once, while the caller does other work; the others when calls wait. */
    constructor(options) {
        this.#options = options;
        this.concurrency = options.workers;
        this.#limit = options.workers;
        void this.#start();
    }
    call(request) {
        if (this.#failure !== undefined)
            return Promise.reject(this.#failure);
        return new Promise((resolve, reject) => {
            this.#queue.push({ request, resolve, reject });
            this.#pump();
        });
    }
    identity() {
        return this.#options.identity();
    }
    /** The first worker starts with the pool. */
    warmUp() { }
    async close() {
        this.#fail(new UndeterminedError('The engine was closed before it had answered.'));
        await Promise.all([...this.#workers].map((worker) => this.#discard(worker)));
    }
    #pump() {
        while (this.#queue.length > 0 && this.#idle.length > 0) {
            const worker = this.#idle.pop();
            if (worker?.alive)
                void this.#serve(worker, this.#queue.shift());
            else if (worker !== undefined)
                void this.#discard(worker);
        }
        while (this.#starting < this.#queue.length && this.#workers.size < this.#limit)
            void this.#start();
        const holding = this.#queue.length + this.#running.size > 0;
        for (const worker of this.#workers)
            worker.hold(holding);
    }
    async #start() {
        const { workerScript, module, memoryMaximum } = this.#options;
        let worker;
        this.#starting++;
        try {
            worker = new EngineWorker(workerScript, { memoryMaximum });
            this.#workers.add(worker);
            await worker.start(await module);
            this.#idle.push(worker);
        }
        catch (error) {
            if (worker !== undefined)
                void this.#discard(worker);
            this.#limit = this.#workers.size;
            if (this.#limit === 0)
                this.#fail(this.#brokenBy(error));
        }
        this.#starting--;
        this.#pump();
    }
    async #serve(worker, job) {
        this.#running.add(job);
        try {
            const frame = encodeRequest(job.request);
            const answer = await worker.run(job.request.seed ?? DEFAULT_SEED, frame, this.#options.timeoutMs);
            const outcome = answer.ok ? decodeResponse(answer.frame) : stopped(job.request, answer.code, answer.reason);
            if (this.#failure !== undefined)
                throw this.#failure;
            if (answer.ok && outcome !== undefined && answer.memoryBytes <= this.#options.recycleBytes)
                this.#idle.push(worker);
            else
                void this.#discard(worker);
            job.resolve(outcome ?? stopped(job.request, 'crash', 'the engine gave an answer that this version does not know'));
        }
        catch (error) {
            void this.#discard(worker);
            job.reject(error);
        }
        this.#running.delete(job);
        this.#pump();
    }
    #discard(worker) {
        this.#workers.delete(worker);
        return worker.end();
    }
    #fail(failure) {
        this.#failure ??= failure;
        for (const job of this.#queue.splice(0))
            job.reject(this.#failure);
    }
    #brokenBy(error) {
        return new UndeterminedError(`The engine ${this.#options.path} cannot be started: ${messageOf(error)}.`, {
            next: 'Install Seatrial again; if it persists, report it with the version of Node.js and of the machine.',
            cause: error,
        });
    }
}
function stopped({ operation, application }, code, reason) {
    const subject = application === '' ? operation : `${operation} for Application ${application}`;
    return { ok: false, code, message: `${subject} was stopped: ${reason}.` };
}

;// CONCATENATED MODULE: ./build/adapters/engine/open-engine.js






const MIB = 1_048_576;
/** Each worker may hold several hundred MiB. */
const MAXIMUM_WORKERS = 4;
/**
 * Opens the engine. It is compiled, and its first worker starts, in the background: call this early, and use the result late.
 *
 * What a call's input does ends in its outcome, never in an error, and the next call finds a working engine. The message of an outcome
 * `limit`, `timeout` or `crash` names the Application; other messages are the engine's, about the input alone.
 * Idle workers do not keep the process alive; an unanswered call does.
 * @throws UndeterminedError when the module cannot be read, or its memory has no bound. When it cannot be started, calls reject with one.
 */
async function openEngine(options) {
    const path = options.module;
    const bytes = await (0,promises_namespaceObject.readFile)(path).catch((error) => {
        throw unusable(path, `cannot be read: ${messageOf(error)}`, error);
    });
    const maximum = memoryMaximum(bytes);
    if (maximum === undefined)
        throw unusable(path, 'has no memory of bounded size');
    // Compiling here, once, leaves this thread free (V8 works in its own) and is done by the time that the first worker is up.
    const module = WebAssembly.compile(bytes);
    module.catch(() => { });
    let identity;
    return new EnginePool({
        path,
        module,
        memoryMaximum: maximum,
        identity: () => {
            identity ??= digestOf(path);
            return identity;
        },
        workerScript: options.worker,
        workers: workersOf(options),
        timeoutMs: options.timeoutMs ?? 60_000,
        recycleBytes: options.recycleBytes ?? 256 * MIB,
    });
}
/** How many calls an engine with these options runs at once. */
function workersOf(options) {
    return options.workers ?? Math.min((0,external_node_os_namespaceObject.availableParallelism)(), MAXIMUM_WORKERS);
}
/** Only who keeps output asks for it, so it is not worth the time of every start. */
async function digestOf(path) {
    return `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update(await (0,promises_namespaceObject.readFile)(path))
        .digest('hex')}`;
}
function unusable(path, what, cause) {
    return new UndeterminedError(`The engine ${path} ${what}.`, { next: 'Install Seatrial again.', cause });
}

;// CONCATENATED MODULE: ./build/adapters/engine/lazy-engine.js

/** An engine that is opened by the first call, or by `warmUp`: a run in which nothing has to be rendered never starts it. */
function lazyEngine(options) {
    let opened;
    const open = () => {
        opened ??= openEngine(options);
        return opened;
    };
    return {
        concurrency: workersOf(options),
        identity: async () => (await open()).identity(),
        warmUp() {
            // A failure is the business of the first call.
            open().catch(() => { });
        },
        call: async (request) => (await open()).call(request),
        async close() {
            await (await opened?.catch(() => undefined))?.close();
        },
    };
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/text/paths.js

/** What Linux allows in one look-up (path_resolution(7)). */
const MAXIMUM_LINKS = 40;
/** Two links to the parent's sibling in each of 20 directories are a million paths. */
const MAXIMUM_BEHIND_LINKS = 100_000;
/**
 * Follows a path, and the symlinks of files and directories on it, inside a tree.
 *
 * @param path from the root, with slashes; empty or `.` is the root.
 * @returns the real path of an entry or directory (`''` is the root), or why there is none. A path that leaves the tree, by
 * `..` or an absolute link, is out of bounds even where it would come back.
 */
function resolvePath(tree, path) {
    const directories = directoriesOf(tree);
    let pending = path.split('/').reverse();
    const real = [];
    let followed = 0;
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        if (name === '' || name === '.')
            continue;
        if (name === '..') {
            if (real.pop() === undefined)
                return { error: 'out of bounds' };
            continue;
        }
        const here = [...real, name].join('/');
        const type = tree.entries.get(here)?.type;
        if (type === 'symlink') {
            const target = tree.links.get(here) ?? '';
            if (target.startsWith('/'))
                return { error: 'out of bounds' };
            if (target === '')
                return { error: 'missing' };
            followed++;
            if (followed > MAXIMUM_LINKS)
                return { error: 'loop' };
            pending = [...pending, ...target.split('/').reverse()];
            continue;
        }
        if (type === undefined && !directories.has(here))
            return { error: 'missing' };
        const more = pending.some((next) => next !== '' && next !== '.');
        if (more && type === 'file')
            return { error: 'not a directory' };
        if (more && type === 'submodule')
            return { error: 'in a submodule' };
        real.push(name);
    }
    return { path: real.join('/') };
}
/**
 * Joins a path that a manifest names to a directory, lexically, as Argo CD does (util/app/path Path): absolute paths and
 * paths that lead out of the tree are refused. Symlinks are not looked at: `resolvePath` does that.
 *
 * @param directory a path from the root, empty for the root itself.
 * @returns a clean path from the root, empty for the root itself.
 */
function joinInside(directory, relative) {
    if (relative.startsWith('/'))
        return { error: 'absolute' };
    const names = [];
    for (const name of [...directory.split('/'), ...relative.split('/')]) {
        if (name === '' || name === '.')
            continue;
        if (name !== '..')
            names.push(name);
        // Argo CD cleans first, so that `../NAME/x` could come back; but the name of its checkout is random
        else if (names.pop() === undefined)
            return { error: 'out of bounds' };
    }
    return { path: names.join('/') };
}
/**
 * Lists the files below a directory in the order of Go's filepath.Walk: names of one directory by bytes, each directory's
 * files where its name stands. Links to files count as files. Links that lead nowhere, out of the tree, or back to a
 * directory that they are in are left out, and so are submodules; `outOfBoundsLinks` tells of the first.
 *
 * @param directory from the root; it may be, or lie behind, a link. A directory that does not exist has no files.
 * @param options followDirectoryLinks: whether to list what is behind links to directories (helm does, filepath.Walk does not).
 * @throws UndeterminedError when links multiply the files beyond any use.
 */
function listFiles(tree, directory, options) {
    const directories = directoriesOf(tree);
    const files = [];
    let behindLinks = 0;
    function walk(real, shown, parents, linked) {
        const inside = [...parents, real];
        for (const name of directories.get(real)?.names() ?? []) {
            if (linked && ++behindLinks > MAXIMUM_BEHIND_LINKS) {
                throw new UndeterminedError(`Symlinks below "${directory}" lead to more than ${MAXIMUM_BEHIND_LINKS} paths.`, {
                    next: 'Remove the symlinks that lead to directories with further symlinks.',
                });
            }
            const here = real === '' ? name : `${real}/${name}`;
            const path = shown === '' ? name : `${shown}/${name}`;
            const entry = tree.entries.get(here);
            if (entry?.type === 'file')
                files.push({ path, entry });
            else if (entry?.type === 'symlink')
                follow(here, path, inside);
            else if (entry === undefined)
                walk(here, path, inside, linked);
        }
    }
    function follow(link, shown, inside) {
        const target = resolvePath(tree, link);
        if ('error' in target)
            return;
        const entry = tree.entries.get(target.path);
        if (entry?.type === 'file')
            files.push({ path: shown, entry });
        else if (entry === undefined &&
            options.followDirectoryLinks &&
            !inside.some((open) => contains(target.path, open))) {
            walk(target.path, shown, inside, true);
        }
    }
    const start = resolvePath(tree, directory);
    if ('error' in start)
        return [];
    const shown = joinInside('', directory);
    walk(start.path, 'error' in shown ? start.path : shown.path, [], false);
    return files;
}
const submodulesOf = new WeakMap();
/** The submodules of a tree, in its order. */
function submodules(tree) {
    let found = submodulesOf.get(tree);
    if (!found) {
        found = [...tree.entries.values()].filter(({ type }) => type === 'submodule');
        submodulesOf.set(tree, found);
    }
    return found;
}
/**
 * The symlinks for which Argo CD refuses to render anything of a repository (util/app/path CheckOutOfBoundsSymlinks):
 * absolute ones, and those whose target leaves the root at any step, read lexically.
 *
 * @returns their paths, in the order of the tree.
 */
function outOfBoundsLinks(tree) {
    return [...tree.links].filter(([path, target]) => leavesRoot(path, target)).map(([path]) => path);
}
function leavesRoot(path, target) {
    return 'error' in joinInside(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '', target);
}
function contains(directory, path) {
    return directory === '' || path === directory || path.startsWith(`${directory}/`);
}
/** Orders strings as their UTF-8 bytes, as git and Go do. */
function compareBytes(a, b) {
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index++) {
        const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
        if (x !== y)
            return afterSurrogates(x) - afterSurrogates(y);
    }
    return a.length - b.length;
}
/** UTF-16 puts surrogates, which stand for the highest characters, below U+E000 to U+FFFF. */
function afterSurrogates(unit) {
    if (unit < 0xd800)
        return unit;
    return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
class Directory {
    #names = [];
    #sorted = true;
    add(name) {
        this.#names.push(name);
        this.#sorted = false;
    }
    names() {
        if (!this.#sorted)
            this.#names.sort(compareBytes);
        this.#sorted = true;
        return this.#names;
    }
}
const indexes = new WeakMap();
/** All directories of a tree by path, the root as `''`. Built once: trees have 100,000 entries, and look-ups are many. */
function directoriesOf(tree) {
    const known = indexes.get(tree.entries);
    if (known)
        return known;
    const directories = new Map([['', new Directory()]]);
    for (const path of tree.entries.keys()) {
        let child = path;
        while (child !== '') {
            const slash = child.lastIndexOf('/');
            const parent = slash < 0 ? '' : child.slice(0, slash);
            const existing = directories.get(parent);
            const directory = existing ?? new Directory();
            directory.add(child.slice(slash + 1));
            if (existing)
                break;
            directories.set(parent, directory);
            child = parent;
        }
    }
    indexes.set(tree.entries, directories);
    return directories;
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/adapters/git/git.js



/** A git command that ended with an error, or had to be ended. */
class GitFailure extends UndeterminedError {
    /** What git said on stderr, without passwords of URLs. */
    said;
    constructor(command, said) {
        super(`git ${command}: ${said}`);
        this.said = said;
    }
}
const TIME_LIMIT = 5 * 60_000;
const OUTPUT_LIMIT = 512 * 1024 * 1024;
/**
 * Variables that would point git at another repository, or make it write to files or to stderr. A hook that starts Seatrial
 * has them set. The user's configuration by environment (GIT_CONFIG_COUNT, GIT_CONFIG_GLOBAL) stays: it may hold
 * safe.directory and credentials.
 */
const LEFT_OUT = /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|GRAFT_FILE|SHALLOW_FILE|CONFIG|REPLACE_REF_BASE|ATTR_SOURCE|EXTERNAL_DIFF|\w+_PATHSPECS|TRACE\w*|REDIRECT_\w+)$/i;
const ALWAYS = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    // What `git replace` shows in one clone is not what Argo CD gets from the remote
    GIT_NO_REPLACE_OBJECTS: '1',
    GCM_INTERACTIVE: 'never',
    SSH_ASKPASS_REQUIRE: 'never',
};
// Git before 2.45 knows no GIT_NO_LAZY_FETCH; but without a protocol it cannot fetch
const NO_NETWORK = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
const NETWORK = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file' };
const CONFIGURATION = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.safecrlf=false',
    'core.splitIndex=false',
    'core.looseCompression=0',
    'core.fsync=none',
    'protocol.ext.allow=never',
    'submodule.recurse=false',
    'fetch.recurseSubmodules=false',
    'credential.interactive=false',
    'gc.auto=0',
    'maintenance.auto=false',
    // The filter of Git LFS writes to the objects of the clone, and fails where it is not installed
    'filter.lfs.clean=',
    'filter.lfs.process=',
    'filter.lfs.required=false',
].flatMap((setting) => ['-c', setting]);
/** The git program at one folder: without a shell, prompts, hooks, pager or network, bounded in time and output. */
class Git {
    #folder;
    #environment;
    /**
     * @param folder where git starts, absolute.
     * @param environment the variables of the process.
     */
    constructor(folder, environment) {
        this.#folder = folder;
        this.#environment = environment;
    }
    at(folder) {
        return new Git(folder, this.#environment);
    }
    /** @param variables of git itself, such as GIT_INDEX_FILE. */
    with(variables) {
        return new GitWith(this.#folder, this.#environment, variables);
    }
    variables(network) {
        const kept = Object.entries(this.#environment).filter(([name]) => !LEFT_OUT.test(name));
        const protocols = network ? { ...NETWORK, ...permitted(this.#environment['GIT_ALLOW_PROTOCOL']) } : NO_NETWORK;
        return { ...Object.fromEntries(kept), ...ALWAYS, ...protocols };
    }
    /** Starts a command that lives on, such as `cat-file --batch`. */
    start(args, network = false) {
        return (0,external_node_child_process_namespaceObject.spawn)('git', [...CONFIGURATION, '-C', this.#folder, ...args], {
            // Windows looks for programs in the working directory first, and a pull request may hold a git.exe
            cwd: (0,external_node_path_namespaceObject.dirname)(process.execPath),
            env: this.variables(network),
            // A session of its own has no terminal, so that ssh cannot wait at one for a password
            detached: network && process.platform !== 'win32',
            windowsHide: true,
            stdio: 'pipe',
        });
    }
    /**
     * @throws GitFailure when the exit code is no answer, or a limit is passed; InputError when there is no git.
     */
    async run(args, options = {}) {
        const command = args.find((arg, index) => arg !== '-c' && args[index - 1] !== '-c') ?? '';
        const child = this.start(args, options.network);
        const { stdin, stdout: output, stderr: errors } = child;
        if (!stdin || !output || !errors)
            throw new GitFailure(command, 'no pipes');
        const stop = () => end(child, options.network === true);
        const limit = options.maximumBytes ?? OUTPUT_LIMIT;
        const stdout = [];
        let bytes = 0;
        let said = '';
        let broken;
        output.on('data', (chunk) => {
            stdout.push(chunk);
            bytes += chunk.length;
            if (bytes > limit) {
                broken = `more than ${limit} bytes of output`;
                stop();
            }
        });
        errors.on('data', (chunk) => {
            if (said.length < 16_384)
                said += chunk.toString();
        });
        // A command that ends early closes its input; its exit code tells why
        stdin.on('error', () => { });
        stdin.end(options.input ?? '');
        const milliseconds = options.milliseconds ?? TIME_LIMIT;
        const timer = setTimeout(() => {
            broken = `not done after ${Math.round(milliseconds / 1000)} s`;
            stop();
        }, milliseconds);
        // Without a terminal it does not get the user's Ctrl-C either
        if (options.network)
            process.once('exit', stop);
        try {
            const code = await ended(child);
            if (broken !== undefined)
                throw new GitFailure(command, broken);
            if (code === null)
                throw new GitFailure(command, `ended by ${child.signalCode}`);
            if (!(options.answers ?? [0]).includes(code))
                throw new GitFailure(command, redact(said) || `exit code ${code}`);
            return { code, stdout: Buffer.concat(stdout) };
        }
        finally {
            clearTimeout(timer);
            process.removeListener('exit', stop);
        }
    }
    /** The output as text, without the last line break. */
    async text(args, options) {
        return (await this.run(args, options)).stdout.toString().replace(/\r?\n$/, '');
    }
}
class GitWith extends Git {
    #variables;
    constructor(folder, environment, variables) {
        super(folder, environment);
        this.#variables = variables;
    }
    variables(network) {
        return { ...super.variables(network), ...this.#variables };
    }
}
function permitted(protocols) {
    if (protocols === undefined)
        return {};
    return {
        GIT_ALLOW_PROTOCOL: protocols
            .split(':')
            .filter((name) => name !== 'ext')
            .join(':'),
    };
}
function ended(child) {
    return new Promise((resolve, reject) => {
        child.once('error', (error) => reject(error.code === 'ENOENT' ? noGit() : error));
        child.once('close', resolve);
    });
}
function noGit() {
    return new InputError('git was not found.', { next: 'Install git 2.30 or newer, and put it on the PATH.' });
}
function end(child, group) {
    if (group && child.pid !== undefined && process.platform !== 'win32') {
        try {
            process.kill(-child.pid, 'SIGKILL');
        }
        catch {
            // ended meanwhile
        }
    }
    child.kill('SIGKILL');
}
/** What git says, on one line, without its prefixes and without user and password of URLs. */
function redact(said) {
    const lines = said
        .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name in a message may hold an escape sequence
        .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^(hint|warning):/.test(line));
    return lines
        .slice(0, 5)
        .join('; ')
        .slice(0, 1000)
        .replace(/(^|; )(fatal|error): /g, '$1')
        .trim();
}
/** Names are bytes to git. Those that are not UTF-8 are shown with `\xNN`, so that no two become one. */
function decodePath(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes))
        return text;
    return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
/** The parts of `-z` output. */
function* zeroTerminated(output) {
    for (let start = 0; start < output.length;) {
        const end = output.indexOf(0, start);
        yield output.subarray(start, end < 0 ? output.length : end);
        start = end < 0 ? output.length : end + 1;
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/git-snapshot.js


/** Opens a git tree: one `ls-tree`, and one batch for the targets of symlinks. */
async function openGitSnapshot(source) {
    const { label, commit, tree } = source;
    const entries = await listTree(source);
    const byOid = new Map();
    for (const entry of entries.values())
        if (entry.type !== 'submodule')
            byOid.set(entry.oid, entry);
    async function read(oids) {
        const wanted = new Set(oids);
        for (const oid of wanted)
            refuseLarge(byOid.get(oid), source.maximumFileBytes);
        const absent = [...wanted].find((oid) => source.missing.has(oid));
        if (absent !== undefined)
            throw missingBlob(byOid.get(absent)?.path ?? absent);
        const contents = await source.reader.read(wanted);
        for (const oid of wanted)
            if (!contents.has(oid))
                throw missingBlob(byOid.get(oid)?.path ?? oid);
        return contents;
    }
    const symlinks = [...entries.values()].filter((entry) => entry.type === 'symlink');
    const targets = await read(symlinks.map((entry) => entry.oid));
    const links = new Map(symlinks.map((entry) => [entry.path, decodePath(targets.get(entry.oid) ?? Buffer.alloc(0))]));
    return {
        label,
        commit,
        tree,
        entries,
        links,
        read,
        filesContaining: (text) => filesContaining(source, entries, text),
    };
}
const TYPES = { '120000': 'symlink', '160000': 'submodule' };
async function listTree({ git, tree, missing }) {
    // Sizes of blobs that are not here would be fetched one by one
    const sizes = missing.size === 0 ? ['-l'] : [];
    const listing = await git.run(['ls-tree', '-r', '-z', '--full-tree', ...sizes, tree]);
    const entries = new Map();
    for (const line of zeroTerminated(listing.stdout)) {
        const tab = line.indexOf(9);
        const [mode = '', , oid = '', size = '0'] = line.toString('latin1', 0, tab).split(/ +/);
        const path = decodePath(line.subarray(tab + 1));
        entries.set(path, { path, type: TYPES[mode] ?? 'file', oid, size: size === '-' ? 0 : Number(size) });
    }
    if (missing.size > 0)
        await addSizes(git, entries, missing);
    return entries;
}
async function addSizes(git, entries, missing) {
    const here = [...entries.values()].filter((entry) => entry.type !== 'submodule' && !missing.has(entry.oid));
    const input = here.map((entry) => `${entry.oid}\n`).join('');
    const sizes = (await git.text(['cat-file', '--batch-check=%(objectsize)', '--buffer'], { input })).split('\n');
    for (const [index, entry] of here.entries())
        entry.size = Number(sizes[index]);
}
async function filesContaining({ git, tree, missing }, entries, text) {
    if (text === '' || /[\n\0]/.test(text))
        throw new Error('the text to search for is a part of one line');
    const unknown = [...entries.values()].find((entry) => missing.has(entry.oid));
    if (unknown)
        throw missingBlob(unknown.path);
    const grep = ['grep', '--no-color', '--full-name', '-l', '-z', '-F', '-a', '-e', text, tree, '--'];
    const found = await git.run(grep, { answers: [0, 1] });
    const paths = new Set();
    for (const line of zeroTerminated(found.stdout))
        paths.add(decodePath(line.subarray(tree.length + 1)));
    return paths;
}
function refuseLarge(entry, maximumFileBytes) {
    if (entry === undefined || entry.size <= maximumFileBytes)
        return;
    throw new UndeterminedError(`${entry.path} has ${entry.size} bytes; files above ${maximumFileBytes} bytes are not read.`, {
        next: 'Keep large files out of the folders that Applications are rendered from.',
    });
}
function missingBlob(path) {
    return new UndeterminedError(`The content of ${path} is not in this clone.`, {
        next: 'Clone without --filter, or run without --offline so that it can be fetched.',
    });
}
/**
 * The blobs of a tree that a partial clone lacks: fetched in one go where that is allowed.
 *
 * @returns those that are still missing; nothing for a clone that is not partial.
 */
async function completePartialClone(git, tree, offline) {
    const remote = await promisorRemote(git);
    if (remote === undefined)
        return new Set();
    const missing = await missingBlobs(git, tree);
    if (missing.size === 0 || offline)
        return missing;
    const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin', remote];
    const options = ['-c', 'fetch.negotiationAlgorithm=noop', ...fetch];
    await git.run(options, { network: true, input: [...missing].map((oid) => `${oid}\n`).join('') });
    return missingBlobs(git, tree);
}
async function promisorRemote(git) {
    const found = await git.text(['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'], {
        answers: [0, 1],
    });
    return /^remote\.(.+?)\.(?:promisor|partialclonefilter) /im.exec(found)?.[1];
}
async function missingBlobs(git, tree) {
    try {
        const listed = await git.text(['rev-list', '--objects', '--missing=print', '--no-object-names', tree]);
        return new Set(listed.split('\n').flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : [])));
    }
    catch (error) {
        if (!(error instanceof GitFailure))
            throw error;
        throw new UndeterminedError(`The tree ${tree} is not in this clone: ${error.said}`, {
            next: 'Clone without --filter=tree:0.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/object-ids.js


/** The id that git gives an object with these bytes (SHA-1). */
function objectId(type, content) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
/** The id that git gives a tree with these entries (SHA-1). */
function treeId(entries) {
    const root = new Map();
    for (const entry of entries) {
        const names = entry.path.split('/');
        const name = names.pop() ?? '';
        let folder = root;
        for (const parent of names) {
            const known = folder.get(parent);
            const child = known instanceof Map ? known : new Map();
            folder.set(parent, child);
            folder = child;
        }
        folder.set(name, entry);
    }
    return folderId(root);
}
function folderId(folder) {
    // git sorts a folder as if its name ended with a slash
    const children = [...folder].map(([name, child]) => ({ name, child, key: child instanceof Map ? `${name}/` : name }));
    children.sort((a, b) => compareBytes(a.key, b.key));
    const lines = children.flatMap(({ name, child }) => {
        const [mode, oid] = child instanceof Map ? ['40000', folderId(child)] : [child.mode, child.oid];
        return [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')];
    });
    return objectId('tree', Buffer.concat(lines));
}

;// CONCATENATED MODULE: ./build/adapters/git/folder-snapshot.js

// Many small files are read: one after the other takes a quarter of the time that the thread pool takes







/**
 * A folder as it is: no ignore rules, no line-end conversion, no git. `.git` is left out on every level. Files are read again
 * when they are asked for, and must be the same then.
 *
 * @param path as the user wrote it.
 */
async function openFolder(path, maximumFileBytes) {
    const root = (0,external_node_path_namespaceObject.resolve)(path);
    await refuseNoFolder(path, root);
    const found = await findEntries(root).catch((error) => {
        throw unreadable(error, root);
    });
    found.sort((a, b) => compareBytes(a.path, b.path));
    const entries = new Map();
    const links = new Map();
    const byOid = new Map();
    for (const { path: at, type, oid, size, target } of found) {
        const entry = { path: at, type, oid, size };
        entries.set(at, entry);
        byOid.set(oid, entry);
        if (target !== undefined)
            links.set(at, target);
    }
    function readEntry(oid) {
        const entry = byOid.get(oid);
        if (!entry)
            throw new UndeterminedError(`There is no content ${oid} in ${path}.`);
        refuseLarge(entry, maximumFileBytes);
        const file = (0,external_node_path_namespaceObject.join)(root, entry.path);
        const content = readAgain(file, entry.type);
        if (content && objectId('blob', content) === oid)
            return content;
        throw new UndeterminedError(`${file} changed while it was read.`, { next: 'Run again when nothing writes to it.' });
    }
    async function read(oids) {
        return new Map([...new Set(oids)].map((oid) => [oid, readEntry(oid)]));
    }
    async function filesContaining(text) {
        const files = [...entries.values()].filter((entry) => entry.type === 'file');
        return new Set(files.filter((entry) => readEntry(entry.oid).includes(text)).map((entry) => entry.path));
    }
    return { label: `dir:${path}`, commit: undefined, tree: treeId(found), entries, links, read, filesContaining };
}
async function refuseNoFolder(path, root) {
    const status = await (0,promises_namespaceObject.stat)(root).catch(() => undefined);
    if (status?.isDirectory())
        return;
    throw new InputError(status ? `${path} is a file, not a folder.` : `There is no folder ${path}.`, {
        next: 'Check dir:PATH.',
    });
}
function unreadable(error, root) {
    const at = error.path ?? root;
    if (error.code === 'EACCES' || error.code === 'EPERM') {
        return new InputError(`${at} cannot be read: permission denied.`, { next: 'Make it readable.', cause: error });
    }
    // Gone meanwhile, a name that is not UTF-8, a broken disk
    return new UndeterminedError(`${at} cannot be read: ${error.code ?? error.message}.`, { cause: error });
}
function readAgain(file, type) {
    try {
        return type === 'symlink' ? Buffer.from((0,external_node_fs_namespaceObject.readlinkSync)(file)) : (0,external_node_fs_namespaceObject.readFileSync)(file);
    }
    catch {
        return undefined;
    }
}
async function findEntries(root) {
    const found = [];
    const folders = [''];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const child of (0,external_node_fs_namespaceObject.readdirSync)((0,external_node_path_namespaceObject.join)(root, folder), { withFileTypes: true })) {
            const path = folder === '' ? child.name : `${folder}/${child.name}`;
            if (child.name.toLowerCase() === '.git')
                continue;
            if (child.isDirectory())
                folders.push(path);
            // Sockets, pipes and devices are nothing that git could hold either
            else if (child.isSymbolicLink())
                found.push(findSymlink(root, path));
            else if (child.isFile())
                found.push(await findFile(root, path));
        }
    }
    return found;
}
function findSymlink(root, path) {
    const target = (0,external_node_fs_namespaceObject.readlinkSync)((0,external_node_path_namespaceObject.join)(root, path));
    const bytes = Buffer.from(target);
    return { path, type: 'symlink', mode: '120000', oid: objectId('blob', bytes), size: bytes.length, target };
}
async function findFile(root, path) {
    const file = (0,external_node_path_namespaceObject.join)(root, path);
    const { size, mode } = (0,external_node_fs_namespaceObject.lstatSync)(file);
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`blob ${size}\0`);
    if (size < 1_000_000)
        hash.update((0,external_node_fs_namespaceObject.readFileSync)(file));
    else
        for await (const chunk of (0,external_node_fs_namespaceObject.createReadStream)(file))
            hash.update(chunk);
    return { path, type: 'file', mode: mode & 0o100 ? '100755' : '100644', oid: hash.digest('hex'), size };
}

;// CONCATENATED MODULE: ./build/adapters/git/history.js


const STEPS = ['--deepen=50', '--deepen=200', '--deepen=1000', '--unshallow'];
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
const history_TIME_LIMIT = 10 * 60_000;
/** The best common ancestor of two commits, as far as the clone knows. */
async function mergeBase(git, a, b) {
    const { code, stdout } = await git.run(['merge-base', '--end-of-options', a, b], { answers: [0, 1] });
    return code === 0 ? stdout.toString().split('\n')[0] : undefined;
}
async function isShallow(git) {
    return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
}
/** Fetches more and more history from a remote, until two commits have a common ancestor or all is there. */
async function deepen(git, remote, a, b) {
    let grew = false;
    for (const step of STEPS) {
        if (!(await isShallow(git)) || (await mergeBase(git, a, b)) !== undefined)
            break;
        await fetchMore(git, step, remote, [a, b]);
        grew = true;
    }
    return grew;
}
async function fetchMore(git, step, remote, commits) {
    const options = { network: true, milliseconds: history_TIME_LIMIT };
    try {
        // By id, because the merge commit of a pull request is on no branch; and then no branch of the clone moves
        await git.run([...FETCH, step, '--end-of-options', remote, ...new Set(commits)], options);
    }
    catch (error) {
        if (!(error instanceof GitFailure))
            throw error;
        // A commit that only this clone has, or a server that gives out branches only
        await git.run([...FETCH, step, '--end-of-options', remote], options).catch(() => {
            throw new UndeterminedError(`The history of this shallow clone could not be fetched from ${remote}: ${error.said}`, {
                next: 'Check out the whole history: `fetch-depth: 0` (actions/checkout), `fetchDepth: 0` (Azure Pipelines).',
                cause: error,
            });
        });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/object-reader.js


const SILENCE_LIMIT = 60_000;
/** Reads objects through one `git cat-file --batch` that lives as long as its reader: a process for each read would cost more than the read. */
class ObjectReader {
    #git;
    #waiting = [];
    #first = 0;
    #child;
    #received = [];
    #bytes = 0;
    /** Bytes that must be there before it is worth to look again. */
    #needed = 1;
    #timer;
    constructor(git) {
        this.#git = git;
    }
    /** @returns the contents of the objects that are here. */
    async read(oids) {
        const contents = new Map();
        const requests = [];
        const answers = [];
        for (const oid of new Set(oids)) {
            requests.push(`${oid}\n`);
            answers.push(new Promise((resolve, reject) => {
                const answer = (content) => {
                    if (content)
                        contents.set(oid, content);
                    resolve();
                };
                this.#waiting.push({ oid, answer, fail: reject });
            }));
        }
        if (requests.length > 0) {
            const child = this.#start();
            hold(child, true);
            this.#watch();
            child.stdin?.write(requests.join(''));
        }
        await Promise.all(answers);
        return contents;
    }
    dispose() {
        this.#fail(new UndeterminedError('The repository was closed while it was read.'));
    }
    #start() {
        if (this.#child)
            return this.#child;
        const child = this.#git.start(['cat-file', '--batch']);
        this.#child = child;
        child.stdout?.on('data', (chunk) => {
            if (this.#child === child)
                this.#receive(chunk);
        });
        let said = '';
        child.stderr?.on('data', (chunk) => {
            if (said.length < 1000)
                said += chunk.toString();
        });
        child.stdin?.on('error', () => { });
        child.once('error', (error) => {
            if (this.#child === child)
                this.#fail(error.code === 'ENOENT' ? noGit() : error);
        });
        child.once('close', () => {
            if (this.#child === child)
                this.#fail(new UndeterminedError(`git cat-file ended early: ${said.trim()}`));
        });
        return child;
    }
    #receive(chunk) {
        this.#received.push(chunk);
        this.#bytes += chunk.length;
        if (this.#bytes < this.#needed)
            return;
        const bytes = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
        let start = 0;
        this.#needed = 1;
        while (start < bytes.length) {
            const lineEnd = bytes.indexOf(10, start);
            if (lineEnd < 0)
                break;
            const [, type, length] = bytes.toString('latin1', start, lineEnd).split(' ');
            const size = type === 'missing' || length === undefined ? -1 : Number(length);
            const end = lineEnd + 1 + (size < 0 ? 0 : size + 1);
            if (end > bytes.length) {
                this.#needed = end - start;
                break;
            }
            // A copy, so that one small blob does not keep a whole chunk in memory
            this.#next()?.answer(size < 0 ? undefined : Buffer.from(bytes.subarray(lineEnd + 1, end - 1)));
            start = end;
        }
        const rest = bytes.subarray(start);
        this.#received = rest.length > 0 ? [rest] : [];
        this.#bytes = rest.length;
        this.#watch();
        if (this.#first === 0 && this.#child)
            hold(this.#child, false);
    }
    #next() {
        const request = this.#waiting[this.#first];
        this.#first++;
        if (this.#first >= this.#waiting.length) {
            this.#waiting.length = 0;
            this.#first = 0;
        }
        return request;
    }
    #watch() {
        clearTimeout(this.#timer);
        if (this.#waiting.length === 0)
            return;
        this.#timer = setTimeout(() => {
            this.#fail(new UndeterminedError(`git cat-file gave nothing for ${SILENCE_LIMIT / 1000} s.`));
        }, SILENCE_LIMIT);
    }
    #fail(error) {
        const child = this.#child;
        this.#child = undefined;
        clearTimeout(this.#timer);
        child?.kill('SIGKILL');
        this.#received = [];
        this.#bytes = 0;
        this.#needed = 1;
        const waiting = this.#waiting.splice(0).slice(this.#first);
        this.#first = 0;
        for (const request of waiting)
            request.fail(error);
    }
}
/** An idle process must not keep Node alive; one that owes an answer must. */
function hold(child, held) {
    const handles = [child, child.stdin, child.stdout, child.stderr];
    for (const handle of handles)
        held ? handle?.ref() : handle?.unref();
}

;// CONCATENATED MODULE: ./build/adapters/git/lfs-pointers.js





const POINTER_START = 'version https://git-lfs.github.com/spec/v1';
/** Replaces, in the index of `git`, the content of changed Git LFS files by the pointers that Git LFS would record: it is not run here. */
async function recordLfsPointers(git, root) {
    const changed = await git.run([
        'diff-index',
        '--cached',
        '--name-only',
        '--diff-filter=d',
        '-z',
        '--no-renames',
        'HEAD',
    ]);
    if (changed.stdout.length === 0)
        return;
    const attributes = await git.run(['check-attr', '--cached', '-z', '--stdin', 'filter'], { input: changed.stdout });
    const fields = [...zeroTerminated(attributes.stdout)];
    for (let index = 0; index + 2 < fields.length; index += 3) {
        const path = fields[index] ?? Buffer.alloc(0);
        if (fields[index + 2]?.toString() === 'lfs')
            await recordPointer(git, root, path);
    }
}
async function recordPointer(git, root, path) {
    const staged = await git.run(['ls-files', '-s', '-z', '--full-name', '--', `:(top,literal)${path.toString()}`]);
    const [mode = ''] = staged.stdout.toString('latin1').split(' ');
    const pointer = mode.startsWith('100') ? await pointerOf((0,external_node_path_namespaceObject.join)(root, path.toString())) : undefined;
    if (pointer === undefined)
        return;
    const oid = await git.text(['hash-object', '-w', '--stdin'], { input: pointer });
    const input = Buffer.concat([Buffer.from(`${mode} ${oid}\t`), path, Buffer.from('\0')]);
    await git.run(['update-index', '-z', '--index-info'], { input });
}
/** @returns nothing for a file that is a pointer already, or empty: Git LFS leaves both as they are. */
async function pointerOf(file) {
    const { size } = await (0,promises_namespaceObject.stat)(file);
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256');
    let first = true;
    for await (const chunk of (0,external_node_fs_namespaceObject.createReadStream)(file)) {
        if (first && size < 1024 && String(chunk).startsWith(POINTER_START))
            return undefined;
        first = false;
        hash.update(chunk);
    }
    return first ? undefined : `${POINTER_START}\noid sha256:${hash.digest('hex')}\nsize ${size}\n`;
}

;// CONCATENATED MODULE: ./build/adapters/git/working-tree.js





/**
 * Records the working tree as `git add --all` would, in objects and an index of our own, so that nothing is written to the
 * clone; git may renew the time of an object that is there already. The user's configuration counts (line ends, ignored
 * files, clean filters), because it does for `git add`; only Git LFS is not run.
 *
 * @returns the tree id, and the git in which it can be read.
 */
async function recordWorkingTree(git, places) {
    const { root, temporary } = places;
    const objects = (0,external_node_path_namespaceObject.join)(temporary, 'objects');
    const index = (0,external_node_path_namespaceObject.join)(temporary, 'index');
    await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.join)(objects, 'info'), { recursive: true });
    // A file, because the variable for alternates cannot hold paths with colons
    await (0,promises_namespaceObject.writeFile)((0,external_node_path_namespaceObject.join)(objects, 'info', 'alternates'), `${places.objects}\n`);
    await copyIndex(places.index, index);
    const recording = git.at(root).with({ GIT_INDEX_FILE: index, GIT_OBJECT_DIRECTORY: objects });
    try {
        await recording.run(['add', '--all', '--', '.']);
        await recordLfsPointers(recording, root);
        // Files outside a sparse checkout keep the entries that they have; a partial clone may lack their blobs
        return { git: recording, tree: await recording.text(['write-tree', '--missing-ok']) };
    }
    catch (error) {
        if (!(error instanceof GitFailure))
            throw error;
        throw new UndeterminedError(`The working tree of ${root} cannot be recorded: ${error.said}`, {
            next: 'See what `git add --all --dry-run` says there, or name a commit with --head.',
            cause: error,
        });
    }
}
/** The index spares git from reading files that did not change since. */
async function copyIndex(from, to) {
    const found = await (0,promises_namespaceObject.stat)(from).catch(() => undefined);
    if (!found)
        return;
    await (0,promises_namespaceObject.copyFile)(from, to);
    // git distrusts entries as new as the index itself. A copy that looks younger would hide an edit of the same moment.
    const seconds = Math.floor(found.mtimeMs) / 1000;
    await (0,promises_namespaceObject.utimes)(to, seconds, seconds);
}

;// CONCATENATED MODULE: ./build/adapters/git/git-clone.js





const FULL_ID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** A clone with a working tree, read with the git program. */
class GitClone {
    root;
    #options;
    #git;
    #reader;
    constructor(options) {
        this.root = options.root;
        this.#options = options;
        this.#git = options.git;
        this.#reader = this.#readerOf(options.git);
    }
    async remoteUrls() {
        const found = await this.#git.text(['config', '-z', '--get-regexp', '^remote\\..*\\.url$'], { answers: [0, 1] });
        return found.split('\0').flatMap((setting) => (setting === '' ? [] : [setting.slice(setting.indexOf('\n') + 1)]));
    }
    async defaultBranch() {
        const remote = `refs/remotes/${(await this.#remote()) ?? 'origin'}/`;
        const head = await this.#git.text(['symbolic-ref', '--quiet', `${remote}HEAD`], { answers: [0, 1] });
        if (head.startsWith(remote))
            return head.slice(remote.length);
        for (const name of ['main', 'master']) {
            const known = await this.#git.text(['for-each-ref', '--format=%(refname)', `refs/heads/${name}`, remote + name]);
            if (known !== '')
                return name;
        }
        return undefined;
    }
    async resolve(revision) {
        refuseOption(revision);
        return ((await this.#commitId(revision)) ??
            (await this.#commitId(`refs/remotes/${(await this.#remote()) ?? 'origin'}/${revision}`)));
    }
    async tags() {
        const names = await this.#git.text(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']);
        return names === '' ? [] : names.split('\n');
    }
    isShallow() {
        return isShallow(this.#git);
    }
    mergeBase(a, b) {
        return mergeBase(this.#git, refuseOption(a), refuseOption(b));
    }
    async deepen(a, b) {
        const remote = await this.#remote();
        if (this.#options.offline || remote === undefined)
            return false;
        return deepen(this.#git, remote, refuseOption(a), refuseOption(b));
    }
    async commit(id) {
        if (!FULL_ID.test(id) || (await this.#commitId(id)) !== id) {
            throw new InputError(`${id} is not a commit of ${this.root}.`, {
                next: 'Fetch it first, or name another revision.',
            });
        }
        const tree = await this.#treeOf(id);
        return this.#open(this.#git, this.#reader, { label: id, commit: id, tree });
    }
    async workingTree() {
        const commit = (await this.#commitId('HEAD')) ?? '';
        const { root, objects, index } = this.#options;
        const temporary = await this.#options.temporaryFolder();
        const recorded = await recordWorkingTree(this.#git, { root, objects, index, temporary });
        const unchanged = recorded.tree === (await this.#treeOf(commit));
        const git = unchanged ? this.#git : recorded.git;
        const reader = unchanged ? this.#reader : this.#readerOf(recorded.git);
        return this.#open(git, reader, { label: 'working tree', commit, tree: recorded.tree });
    }
    async #open(git, reader, names) {
        const { offline, maximumFileBytes } = this.#options;
        const missing = await completePartialClone(git, names.tree, offline);
        return openGitSnapshot({ git, reader, ...names, missing, maximumFileBytes });
    }
    #readerOf(git) {
        const reader = new ObjectReader(git);
        this.#options.onDispose(() => reader.dispose());
        return reader;
    }
    async #commitId(revision) {
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
        const { code, stdout } = await this.#git.run(args, { answers: [0, 1, 128] });
        return code === 0 ? stdout.toString().trim() : undefined;
    }
    #treeOf(commit) {
        return this.#git.text(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`]);
    }
    /** origin, or the only remote, or the first. */
    async #remote() {
        const names = (await this.#git.text(['remote'])).split('\n').filter((name) => name !== '' && !name.startsWith('-'));
        return names.includes('origin') ? 'origin' : names[0];
    }
}
function refuseOption(revision) {
    if (!revision.startsWith('-'))
        return revision;
    throw new InputError(`"${revision}" is not a revision: it starts with "-".`, {
        next: 'Name a branch, a tag or a commit.',
    });
}

;// CONCATENATED MODULE: ./build/adapters/git/temporary-folders.js




const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Temporary folders that do not outlive the process, however it ends, short of SIGKILL. */
class TemporaryFolders {
    #parent;
    #folders = new Set();
    #guarded = false;
    constructor(parent) {
        this.#parent = parent;
    }
    async create() {
        this.#guard();
        const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)(this.#parent, 'seatrial-git-')).catch((error) => {
            throw new InputError(`No temporary folder can be made in ${this.#parent}: ${messageOf(error)}`, {
                next: 'Set TMPDIR to a folder that this user may write.',
                cause: error,
            });
        });
        this.#folders.add(folder);
        return folder;
    }
    async dispose() {
        const folders = [...this.#folders];
        this.#folders.clear();
        await Promise.all(folders.map((folder) => (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true, maxRetries: 3 })));
        this.#release();
    }
    #guard() {
        if (this.#guarded)
            return;
        this.#guarded = true;
        process.once('exit', this.#removeNow);
        for (const signal of SIGNALS)
            process.once(signal, this.#interrupted);
    }
    #release() {
        this.#guarded = false;
        process.removeListener('exit', this.#removeNow);
        for (const signal of SIGNALS)
            process.removeListener(signal, this.#interrupted);
    }
    #removeNow = () => {
        for (const folder of this.#folders)
            (0,external_node_fs_namespaceObject.rmSync)(folder, { recursive: true, force: true });
        this.#folders.clear();
    };
    #interrupted = (signal) => {
        // Whoever else listens decides how the process ends; then `exit` removes. A listener alone would make it survive.
        if (process.listenerCount(signal) > 0)
            return;
        this.#removeNow();
        process.kill(process.pid, signal);
    };
}

;// CONCATENATED MODULE: ./build/adapters/git/repositories.js








/** Clones and folders on this machine, read with the git program (2.30 or newer). */
function gitRepositories(options) {
    const maximumFileBytes = options.maximumFileBytes ?? 50 * 1024 * 1024;
    const temporary = new TemporaryFolders(options.temporaryDirectory ?? (0,external_node_os_namespaceObject.tmpdir)());
    const disposals = [];
    async function open(path) {
        const folder = (0,external_node_path_namespaceObject.resolve)(path);
        await repositories_refuseNoFolder(path, folder);
        const git = new Git(folder, options.environment);
        await refuseOldGit(git);
        const [root, objects, index] = await places(git, path);
        const top = git.at(root);
        const head = await top.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { answers: [0, 1, 128] });
        if (head.code !== 0) {
            throw new InputError(`The repository ${root} has no commit yet.`, {
                next: 'Commit first, or compare folders: --base dir:PATH --head dir:PATH.',
            });
        }
        return new GitClone({
            git: top,
            root,
            objects: (0,external_node_path_namespaceObject.resolve)(folder, objects),
            index: (0,external_node_path_namespaceObject.resolve)(folder, index),
            offline: options.offline,
            maximumFileBytes,
            temporaryFolder: () => temporary.create(),
            onDispose: (dispose) => disposals.push(dispose),
        });
    }
    return {
        open,
        folder: (path) => openFolder(path, maximumFileBytes),
        dispose: async () => {
            for (const dispose of disposals.splice(0))
                dispose();
            await temporary.dispose();
        },
    };
}
async function repositories_refuseNoFolder(path, folder) {
    const status = await (0,promises_namespaceObject.stat)(folder).catch(() => undefined);
    if (status?.isDirectory())
        return;
    throw new InputError(status ? `${path} is a file, not a folder.` : `There is no folder ${path}.`, {
        next: 'Name a folder of a clone with --repo.',
    });
}
async function refuseOldGit(git) {
    const version = await git.text(['version']);
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 30))
        return;
    throw new InputError(`${version} is too old.`, { next: 'Install git 2.30 or newer.' });
}
/** @returns the top level (absolute), and the objects and the index (absolute, or relative to the folder). */
async function places(git, path) {
    try {
        const asked = ['rev-parse', '--is-inside-work-tree', '--git-path', 'objects', '--git-path', 'index'];
        const [inside, objects = '', index = ''] = (await git.text(asked)).split('\n');
        if (inside === 'true')
            return [await git.text(['rev-parse', '--show-toplevel']), objects, index];
    }
    catch (error) {
        throw error instanceof GitFailure ? explain(error, path) : error;
    }
    throw new InputError(`${path} is a bare repository, or inside a .git folder.`, {
        next: 'Name a clone with a working tree with --repo; `git worktree add` makes one from a bare repository.',
    });
}
function explain(error, path) {
    if (error.said.includes('dubious ownership') || error.said.includes('unsafe repository')) {
        const [, folder = (0,external_node_path_namespaceObject.resolve)(path)] = /'([^']+)'/.exec(error.said) ?? [];
        return new InputError(`git refuses ${folder}, because it belongs to another user.`, {
            next: `If you trust it: git config --global --add safe.directory '${folder}'`,
            cause: error,
        });
    }
    if (error.said.includes('not a git repository')) {
        return new InputError(`${path} is not in a git repository.`, {
            next: 'Name a clone with --repo, or compare folders: --base dir:PATH --head dir:PATH.',
            cause: error,
        });
    }
    return new InputError(`git cannot open ${path}: ${error.said}`, { cause: error });
}

;// CONCATENATED MODULE: ./build/adapters/hosts/local.js



/** The command line: results on stdout, everything else on stderr; colours and progress only on a terminal. */
function localHost(stdout, stderr, environment) {
    let progressShown = false;
    const clear = () => {
        if (progressShown)
            stderr.write('\r\u001b[K');
        progressShown = false;
    };
    // Streams also emit what their callbacks get, and an error event that nobody hears ends the process.
    for (const stream of [stdout, stderr])
        stream.on('error', () => undefined);
    return {
        colour: wantsColour(stdout, environment),
        width: stdout.isTTY ? stdout.columns || 80 : 80,
        async print(text) {
            clear();
            await new Promise((resolve, reject) => {
                stdout.write(text, (error) => (error && !isClosedPipe(error) ? reject(error) : resolve()));
            }).catch((error) => {
                throw new InputError(`stdout cannot be written: ${messageOf(error)}`, { cause: error });
            });
        },
        log(line) {
            clear();
            stderr.write(`${line}\n`);
        },
        progress(line) {
            if (!stderr.isTTY)
                return;
            clear();
            if (line === '')
                return;
            stderr.write(line.slice(0, (stderr.columns || 80) - 1));
            progressShown = true;
        },
        async writeFile(path, text) {
            try {
                await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(path), { recursive: true });
                await (0,promises_namespaceObject.writeFile)(path, text);
            }
            catch (error) {
                throw new InputError(`output: ${path} cannot be written: ${messageOf(error)}`, {
                    next: 'Give a path that this user may write.',
                    cause: error,
                });
            }
        },
    };
}
/** `seatrial … | head` closes the pipe early: no error of ours. */
function isClosedPipe(error) {
    return 'code' in error && error.code === 'EPIPE';
}
/** https://no-color.org and FORCE_COLOR, else whether stdout is a terminal. */
function wantsColour(stdout, environment) {
    if (environment['NO_COLOR'])
        return false;
    if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0')
        return true;
    return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}

;// CONCATENATED MODULE: ./build/adapters/stores/render-cache.js





/** Part of the folder's name: entries of another layout are never read. */
const LAYOUT = 'renders-v1';
const MAXIMUM_BYTES = 512 * 1024 * 1024;
const DIGEST_LENGTH = 64;
/**
 * A render cache in a folder: one file an entry, its own digest first and checked on every read, written under another name
 * and renamed, so that parallel runs never see half of one.
 */
function folderRenderCache(directory, maximumBytes = MAXIMUM_BYTES) {
    const folder = (0,external_node_path_namespaceObject.join)(directory, LAYOUT);
    const fileOf = (key) => (0,external_node_path_namespaceObject.join)(folder, key.slice(0, 2), key);
    return {
        async get(key) {
            const content = await (0,promises_namespaceObject.readFile)(fileOf(key), 'utf8').catch(() => undefined);
            if (content === undefined)
                return undefined;
            const body = content.slice(DIGEST_LENGTH + 1);
            if (content.slice(0, DIGEST_LENGTH) !== render_cache_digestOf(body))
                return undefined;
            const now = new Date();
            await (0,promises_namespaceObject.utimes)(fileOf(key), now, now).catch(() => undefined);
            return parseJson(body);
        },
        async put(key, rendered) {
            if (holdsSecretValues(rendered.objects))
                return;
            const body = stringifyJson(rendered);
            const temporary = (0,external_node_path_namespaceObject.join)(folder, key.slice(0, 2), `.${(0,external_node_crypto_namespaceObject.randomUUID)()}`);
            try {
                await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.join)(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
                await (0,promises_namespaceObject.writeFile)(temporary, `${render_cache_digestOf(body)}\n${body}`, { mode: 0o600 });
                await (0,promises_namespaceObject.rename)(temporary, fileOf(key));
            }
            catch {
                // A full or read-only disk costs the next run some time, not this run its result.
                await (0,promises_namespaceObject.rm)(temporary, { force: true }).catch(() => undefined);
            }
        },
        trim: () => trim(folder, maximumBytes),
    };
}
function render_cache_digestOf(body) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(body).digest('hex');
}
/** Whether any object, in a list or not, is a Secret with a value in it. */
function holdsSecretValues(value) {
    if (Array.isArray(value))
        return value.some(holdsSecretValues);
    if (!isJsonObject(value))
        return false;
    if (value['kind'] === 'Secret' && ['data', 'stringData'].some((field) => isFilled(value[field])))
        return true;
    return Array.isArray(value['items']) && holdsSecretValues(value['items']);
}
function isFilled(value) {
    return isJsonObject(value) && Object.values(value).some((item) => item !== '' && item !== null);
}
/** Deletes the entries that were used longest ago until the rest fits. */
async function trim(folder, maximumBytes) {
    const names = await (0,promises_namespaceObject.readdir)(folder, { recursive: true }).catch(() => []);
    const found = await Promise.all(names.map(async (name) => {
        const path = (0,external_node_path_namespaceObject.join)(folder, name);
        const stats = await (0,promises_namespaceObject.stat)(path).catch(() => undefined);
        return stats?.isFile() ? [{ path, bytes: stats.size, used: stats.mtimeMs }] : [];
    }));
    const entries = found.flat().sort((a, b) => b.used - a.used);
    let kept = 0;
    for (const { path, bytes } of entries) {
        kept += bytes;
        if (kept > maximumBytes)
            await (0,promises_namespaceObject.rm)(path, { force: true });
    }
}

;// CONCATENATED MODULE: ./build/argocd/application.js

function isArgoCdKind(object, kind) {
    return (object['kind'] === kind &&
        typeof object['apiVersion'] === 'string' &&
        groupOf(object['apiVersion']) === 'argoproj.io');
}
function stringAt(object, key) {
    const value = object[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function sourcesOf(spec) {
    const hydrator = spec['sourceHydrator'];
    if (isJsonObject(hydrator)) {
        const dry = isJsonObject(hydrator['drySource']) ? hydrator['drySource'] : {};
        const sync = isJsonObject(hydrator['syncSource']) ? hydrator['syncSource'] : {};
        const repoURL = stringAt(sync, 'repoURL') ?? stringAt(dry, 'repoURL');
        const source = {
            targetRevision: stringAt(sync, 'targetBranch') ?? '',
            path: stringAt(sync, 'path') ?? '',
        };
        if (repoURL !== undefined)
            source.repoURL = repoURL;
        return { sources: [source], multiSource: false };
    }
    const several = spec['sources'];
    if (Array.isArray(several) && several.length > 0) {
        return { sources: several.filter(isJsonObject).map(toSource), multiSource: true };
    }
    return { sources: isJsonObject(spec['source']) ? [toSource(spec['source'])] : [], multiSource: false };
}
function toSource(json) {
    const source = {};
    for (const [key, value] of Object.entries(json)) {
        if (STRING_FIELDS.has(key) ? typeof value === 'string' : isBlockOrOther(key, value))
            source[key] = value;
    }
    return source;
}
const STRING_FIELDS = new Set(['repoURL', 'path', 'targetRevision', 'chart', 'ref', 'name', 'tagPrefix']);
const BLOCKS = new Set(['helm', 'kustomize', 'directory', 'plugin']);
function isBlockOrOther(key, value) {
    return !BLOCKS.has(key) || isJsonObject(value);
}
/**
 * Reads an Application as its controller does: precedence `sourceHydrator` > `sources` > `source`, an empty project is
 * `default` (argocd-semantics A1; types.go GetSources). Nothing is validated.
 */
function readApplication(manifest, origin, defaultNamespace) {
    const spec = isJsonObject(manifest['spec']) ? manifest['spec'] : {};
    const target = isJsonObject(spec['destination']) ? spec['destination'] : {};
    const destination = {};
    for (const key of ['server', 'name', 'namespace']) {
        const value = stringAt(target, key);
        if (value !== undefined)
            destination[key] = value;
    }
    return {
        name: metadataString(manifest, 'name'),
        namespace: metadataString(manifest, 'namespace') || defaultNamespace,
        project: stringAt(spec, 'project') ?? 'default',
        destination,
        ...sourcesOf(spec),
        origin,
        manifest,
    };
}
/** The name that Argo CD uses in tracking, file names and the build environment: `namespace_name` outside its own namespace. */
function instanceName(application, argoCdNamespace) {
    return application.namespace === argoCdNamespace ? application.name : `${application.namespace}_${application.name}`;
}

;// CONCATENATED MODULE: ./build/argocd/scopes.js

/** API groups that Kubernetes itself serves: every kind of theirs that is not listed below is namespaced. */
const BUILT_IN_GROUPS = new Set([
    '',
    'admissionregistration.k8s.io',
    'apiextensions.k8s.io',
    'apiregistration.k8s.io',
    'apps',
    'authentication.k8s.io',
    'authorization.k8s.io',
    'autoscaling',
    'batch',
    'certificates.k8s.io',
    'coordination.k8s.io',
    'discovery.k8s.io',
    'events.k8s.io',
    'extensions',
    'flowcontrol.apiserver.k8s.io',
    'internal.apiserver.k8s.io',
    'networking.k8s.io',
    'node.k8s.io',
    'policy',
    'rbac.authorization.k8s.io',
    'resource.k8s.io',
    'scheduling.k8s.io',
    'storage.k8s.io',
    'storagemigration.k8s.io',
    // Argo CD's own kinds are in every cluster that has an Application; all are namespaced.
    'argoproj.io',
]);
/** `group/Kind` of every cluster-scoped kind of Kubernetes 1.25 to 1.36 (`kubectl api-resources --namespaced=false`). */
const CLUSTER_SCOPED = new Set([
    '/ComponentStatus',
    '/Namespace',
    '/Node',
    '/PersistentVolume',
    'admissionregistration.k8s.io/MutatingAdmissionPolicy',
    'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
    'apiextensions.k8s.io/CustomResourceDefinition',
    'apiregistration.k8s.io/APIService',
    'authentication.k8s.io/SelfSubjectReview',
    'authentication.k8s.io/TokenReview',
    'authorization.k8s.io/SelfSubjectAccessReview',
    'authorization.k8s.io/SelfSubjectRulesReview',
    'authorization.k8s.io/SubjectAccessReview',
    'certificates.k8s.io/CertificateSigningRequest',
    'certificates.k8s.io/ClusterTrustBundle',
    'flowcontrol.apiserver.k8s.io/FlowSchema',
    'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
    'internal.apiserver.k8s.io/StorageVersion',
    'networking.k8s.io/IPAddress',
    'networking.k8s.io/IngressClass',
    'networking.k8s.io/ServiceCIDR',
    'node.k8s.io/RuntimeClass',
    'policy/PodSecurityPolicy',
    'rbac.authorization.k8s.io/ClusterRole',
    'rbac.authorization.k8s.io/ClusterRoleBinding',
    'resource.k8s.io/DeviceClass',
    'resource.k8s.io/DeviceTaintRule',
    'resource.k8s.io/ResourceSlice',
    'scheduling.k8s.io/PriorityClass',
    'storage.k8s.io/CSIDriver',
    'storage.k8s.io/CSINode',
    'storage.k8s.io/StorageClass',
    'storage.k8s.io/VolumeAttachment',
    'storage.k8s.io/VolumeAttributesClass',
    'storagemigration.k8s.io/StorageVersionMigration',
]);
/**
 * The scope of a kind, from the CustomResourceDefinitions at hand and the built-in table.
 * Argo CD treats an unknown kind as namespaced (controller/state.go NormalizeTargetObjects).
 */
function scopeOf(group, kind, custom) {
    const key = `${group}/${kind}`;
    const known = custom.get(key);
    if (known)
        return known;
    if (CLUSTER_SCOPED.has(key))
        return 'cluster';
    return BUILT_IN_GROUPS.has(group) ? 'namespaced' : 'unknown';
}
/** @returns the `group/Kind` and scope that a CustomResourceDefinition declares, or undefined for another or a broken object. */
function customScope(object) {
    const spec = object['spec'];
    if (object.kind !== 'CustomResourceDefinition' || !isJsonObject(spec) || !isJsonObject(spec['names']))
        return undefined;
    const { group, scope } = spec;
    const kind = spec['names']['kind'];
    if (typeof group !== 'string' || typeof kind !== 'string')
        return undefined;
    return [scope === 'Cluster' ? 'cluster' : 'namespaced', `${group}/${kind}`];
}

;// CONCATENATED MODULE: ./build/argocd/post-process.js



const TRACKING_ANNOTATION = 'argocd.argoproj.io/tracking-id';
const INSTALLATION_ANNOTATION = 'argocd.argoproj.io/installation-id';
/** Argo CD pushes this key alone into pod templates too (util/argo/resource_tracking.go). */
const LEGACY_INSTANCE_LABEL = 'applications.argoproj.io/app-name';
const LABEL_VALUE_MAXIMUM = 63;
/** @returns the first rendered object, or item of a list, that has no apiVersion or no kind: Argo CD can do nothing with it. */
function withoutKind(rendered) {
    for (const object of rendered) {
        const { items } = object;
        const inner = Array.isArray(items) ? withoutKind(items.filter(isJsonObject)) : undefined;
        if (inner)
            return inner;
        if (!Array.isArray(items) && !isKubeObject(object))
            return object;
    }
    return undefined;
}
/**
 * What Argo CD makes of rendered objects before it compares or applies them (argocd-semantics B7): lists flattened,
 * tracking written, namespaces set or removed by scope, repeated objects reduced to the last.
 *
 * @param rendered objects of all sources in the order of the spec; not changed.
 */
function postProcess(rendered, application, scopes, settings) {
    const instance = instanceName(application, settings.namespace);
    const fallback = application.destination.namespace ?? '';
    const unknownKinds = new Set();
    const last = new Map();
    const repeated = new Map();
    for (const original of rendered.flatMap(flattenList)) {
        const group = groupOf(original.apiVersion);
        const scope = scopeOf(group, original.kind, scopes);
        if (scope === 'unknown')
            unknownKinds.add(`${group}/${original.kind}`);
        const declared = metadataString(original, 'namespace');
        const namespace = scope === 'cluster' ? '' : declared || fallback;
        const object = track(withNamespace(original, namespace), declared || fallback, instance, settings);
        const identity = identityOf(object);
        // Objects with generateName have no identity of their own: each one is created.
        const key = metadataString(object, 'name') === '' ? `${identityKey(identity)}#${last.size}` : identityKey(identity);
        if (last.delete(key))
            repeated.set(key, identity);
        last.set(key, object);
    }
    return { objects: [...last.values()], repeated: [...repeated.values()], unknownKinds: [...unknownKinds].sort() };
}
/**
 * An object with a list of `items` is replaced by them, whatever its kind; one with null items and neither spec nor status
 * is dropped (reposerver/repository GenerateManifests, isNullList).
 */
function flattenList(object) {
    const items = object['items'];
    if (Array.isArray(items))
        return items.filter(isJsonObject).flatMap(flattenList);
    if (items === null && object['spec'] === undefined && object['status'] === undefined)
        return [];
    return isKubeObject(object) ? [object] : [];
}
function metadataOf(object) {
    return isJsonObject(object['metadata']) ? object['metadata'] : {};
}
function withNamespace(object, namespace) {
    const { namespace: _, ...metadata } = metadataOf(object);
    return { ...object, metadata: namespace === '' ? metadata : { ...metadata, namespace } };
}
/** @param namespace the object's own or the destination's, for cluster-scoped kinds too, as the repo-server writes it. */
function track(object, namespace, instance, settings) {
    const group = groupOf(object.apiVersion);
    if (object.kind === 'CustomResourceDefinition' && group === 'apiextensions.k8s.io')
        return object;
    const metadata = metadataOf(object);
    const labels = isJsonObject(metadata['labels']) ? { ...metadata['labels'] } : {};
    const annotations = isJsonObject(metadata['annotations']) ? { ...metadata['annotations'] } : {};
    if (settings.trackingMethod !== 'label') {
        const name = metadataString(object, 'name');
        annotations[TRACKING_ANNOTATION] = `${instance}:${group}/${object.kind}:${namespace}/${name}`;
    }
    if (settings.trackingMethod !== 'annotation') {
        labels[settings.instanceLabelKey] =
            settings.trackingMethod === 'label' ? instance : instance.slice(0, LABEL_VALUE_MAXIMUM);
    }
    if (settings.installationId)
        annotations[INSTALLATION_ANNOTATION] = settings.installationId;
    const tracked = {
        ...object,
        metadata: {
            ...metadata,
            ...(Object.keys(labels).length > 0 && { labels }),
            ...(Object.keys(annotations).length > 0 && { annotations }),
        },
    };
    const label = settings.trackingMethod !== 'annotation' && settings.instanceLabelKey === LEGACY_INSTANCE_LABEL;
    return label ? labelPodTemplate(tracked, instance) : tracked;
}
function labelPodTemplate(object, instance) {
    const spec = object['spec'];
    if (!isJsonObject(spec) || !isJsonObject(spec['template']))
        return object;
    const template = spec['template'];
    const metadata = isJsonObject(template['metadata']) ? template['metadata'] : {};
    const labels = isJsonObject(metadata['labels']) ? metadata['labels'] : {};
    const labelled = { ...metadata, labels: { ...labels, [LEGACY_INSTANCE_LABEL]: instance } };
    return { ...object, spec: { ...spec, template: { ...template, metadata: labelled } } };
}

;// CONCATENATED MODULE: ./build/argocd/go-url.js
/**
 * Parses a URL and prints it again as Go's net/url does (`url.Parse(text)`, then `String()`), which decides what Argo CD
 * makes of repository URLs, and of the patterns that are compared with them.
 *
 * @returns nothing where Go's parser gives an error.
 */
function go_url_parseLikeGo(text) {
    // Go works on bytes: one character of this string is one byte
    const bytes = Buffer.from(text, 'utf8').toString('latin1');
    const printed = go_url_parse(bytes);
    return printed === undefined ? undefined : Buffer.from(printed, 'latin1').toString('utf8');
}
function go_url_parse(text) {
    const [head, fragment] = cut(text, '#');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses exactly these
    if (/[\u0000-\u001f\u007f]/.test(head))
        return undefined;
    const shownFragment = fragment === undefined || fragment === '' ? '' : printed(fragment, 'fragment');
    if (shownFragment === undefined)
        return undefined;
    const tail = shownFragment === '' ? '' : `#${shownFragment}`;
    if (head === '*')
        return `*${tail}`;
    if (head.startsWith(':'))
        return undefined;
    const [, scheme = '', afterScheme = head] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(head) ?? [];
    const [hierarchy, query] = cut(afterScheme, '?');
    const shownQuery = query === undefined ? '' : `?${query}`;
    const prefix = scheme === '' ? '' : `${scheme.toLowerCase()}:`;
    if (!hierarchy.startsWith('/')) {
        // What Go calls opaque: `mailto:x`
        if (scheme !== '')
            return prefix + (hierarchy === '' ? '' : hierarchy) + shownQuery + tail;
        if (cut(hierarchy, '/')[0].includes(':'))
            return undefined;
    }
    const hasAuthority = hierarchy.startsWith('//') && (scheme !== '' || !hierarchy.startsWith('///'));
    const slash = hasAuthority ? hierarchy.indexOf('/', 2) : 0;
    const authority = hasAuthority ? printedAuthority(hierarchy.slice(2, slash < 0 ? undefined : slash)) : '';
    const path = printed(slash < 0 ? '' : hierarchy.slice(slash), 'path');
    if (authority === undefined || path === undefined)
        return undefined;
    const slashes = hasAuthority && (authority !== '' || (scheme !== '' && path !== '')) ? '//' : '';
    return prefix + slashes + authority + path + shownQuery + tail;
}
function printedAuthority(authority) {
    const at = authority.lastIndexOf('@');
    const host = printedHost(authority.slice(at + 1));
    if (host === undefined || at < 0)
        return host;
    const user = authority.slice(0, at);
    if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user))
        return undefined;
    const [name, password] = cut(user, ':');
    const parts = password === undefined ? [name] : [name, password];
    const shown = parts.map((part) => unescaped(part, 'user')).map((part) => part && escaped(part, 'user'));
    return shown.includes(undefined) ? undefined : `${shown.join(':')}@${host}`;
}
function printedHost(host) {
    // Brackets hold an IPv6 address, and nothing stands in front of them
    const port = host.includes('[')
        ? /^\[[\da-f.]*:[\da-f:.]*\](.*)$/is.exec(host)?.[1]
        : (/(:[^:]*)$/.exec(host)?.[1] ?? '');
    if (port === undefined || !/^(:\d*)?$/.test(port))
        return undefined;
    const plain = unescaped(host, 'host');
    return plain && escaped(plain, 'host');
}
/** A path or fragment stays as it was written where that is a valid encoding; else it is encoded anew. */
function printed(part, kind) {
    const plain = unescaped(part, kind);
    if (plain === undefined)
        return undefined;
    const valid = [...part].every((byte) => "!$&'()*+,;=:@[]%".includes(byte) || !mustEscape(byte, kind));
    return valid ? part : escaped(plain, kind);
}
function unescaped(text, part) {
    if (/%(?![0-9a-f]{2})/i.test(text))
        return undefined;
    if (part === 'host') {
        if (/%[0-7]/.test(text.replaceAll('%25', '')))
            return undefined;
        if ([...text].some((byte) => byte !== '%' && byte < '\u0080' && mustEscape(byte, part)))
            return undefined;
    }
    return text.replace(/%(..)/gs, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
function escaped(text, part) {
    return [...text].map((byte) => (mustEscape(byte, part) ? percent(byte) : byte)).join('');
}
function percent(byte) {
    return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
const PLAIN = {
    path: /[\w\-.~$&+,/:;=@]/,
    host: /[\w\-.~!$&'()*+,;=:[\]<>"]/,
    user: /[\w\-.~$&+,;=]/,
    fragment: /[\w\-.~$&+,/:;=?@!()*]/,
};
function mustEscape(byte, part) {
    return !PLAIN[part].test(byte);
}
function cut(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

;// CONCATENATED MODULE: ./build/argocd/repository-url.js

const SSH = /^(ssh:\/\/)?([^/:]*?)@[^@]+$/;
/**
 * The form in which Argo CD compares repository URLs with each other and with the patterns of a project
 * (util/git NormalizeGitURL).
 *
 * @returns an empty string for what Go cannot parse as a URL.
 */
function normalizeGitUrl(url) {
    let normal = url.trim().toLowerCase();
    // Only the first colon: in the scp form it ends the host, and Go would read a port behind it
    if (SSH.test(normal) && !normal.startsWith('ssh://'))
        normal = `ssh://${normal.replace(':', '/')}`;
    return (parseLikeGo(normal.replace(/\.git$/, '')) ?? '').replace(/^ssh:\/\//, '');
}
/**
 * Whether two URLs are spellings of one repository. Never true for two repositories; false for spellings that only the
 * server knows to be one (renames, a custom port of SSH beside one of HTTPS).
 */
function sameRepository(a, b) {
    const key = repositoryKey(a);
    return key === undefined ? a.trim() === b.trim() : key === repositoryKey(b);
}
/**
 * One text for all spellings of a repository: transport, user, password, default port, `.git`, slashes at the end, letter
 * case and percent-encoding do not count; Azure DevOps has a form of its own for each of its hosts and transports.
 * Letter case counts for local paths only: Argo CD keeps one clone for URLs that differ in nothing else.
 *
 * @returns nothing for what is no git URL or absolute local path.
 */
function repositoryKey(url) {
    const text = url.trim();
    if (/^(?:\/|[a-z]:[\\/])/i.test(text))
        return localKey(text);
    const file = /^file:\/\/(?:localhost)?(\/.*)$/i.exec(text)?.[1];
    if (file !== undefined)
        return localKey(decoded(file));
    const remote = parseRemote(text);
    if (!remote)
        return undefined;
    const segments = remote.path.split('/').filter((segment) => segment !== '');
    if (segments.length === 0 || segments.some((segment) => segment === '.' || segment === '..'))
        return undefined;
    const names = segments.map((segment) => nameOf(segment, remote.encoded));
    names.push(String(names.pop()).replace(/\.git$/, ''));
    if (names.at(-1) === '')
        return undefined;
    if (AZURE_HOST.test(remote.host))
        return azureKey(remote, names);
    return `${remote.host}${remote.port}/${serverNames(names).join('/')}`;
}
const DEFAULT_PORTS = { http: ':80', https: ':443', ssh: ':22', git: ':9418' };
/** Names under which a forge serves SSH where port 22 is blocked, and the like. */
const ALIASES = {
    'www.github.com': 'github.com',
    'ssh.github.com': 'github.com',
    'altssh.gitlab.com': 'gitlab.com',
    'altssh.bitbucket.org': 'bitbucket.org',
};
const AZURE_HOST = /^(?:(?:ssh\.)?dev\.azure\.com|[a-z0-9-]+\.visualstudio\.com)$/;
function parseRemote(text) {
    const url = /^(https?|ssh|git|git\+ssh|ssh\+git):\/\/(?:([^/?#]*)@)?(\[[0-9a-f:.]+\]|[^/?#:@[\]]+)(:\d*)?(\/[^?#]*)?$/i.exec(text);
    // A colon behind the colon would name a remote helper (`ext::sh -c …`), a dash in front an option
    const scp = url
        ? undefined
        : /^(?:([^/:\s]*)@)?(\[[0-9a-f:.]+\]|[^-/:@[\]\s][^/:@[\]\s]*):(?!:|\/\/)(.+)$/i.exec(text);
    const [, scheme = 'ssh', user = '', name, port = '', path = ''] = url ?? (scp ? [text, 'ssh', scp[1], scp[2], '', scp[3]] : []);
    if (name === undefined || name.startsWith('-'))
        return undefined;
    const host = name.toLowerCase();
    const transport = scheme.toLowerCase().replace(/git\+ssh|ssh\+git/, 'ssh');
    const alias = ALIASES[host];
    const usual = port === ':' || port === DEFAULT_PORTS[transport] || (alias !== undefined && port === ':443');
    const encoded = url !== null || AZURE_HOST.test(host);
    const login = (user.split(':')[0] ?? '').toLowerCase();
    return { user: login, host: alias ?? host, port: usual ? '' : port, path: homePath(path, login), encoded };
}
/** `~/repo` is another folder for each user. */
function homePath(path, user) {
    return path.replace(/^\/?~(?=\/)/, `~${user}`);
}
function localKey(path) {
    return `file:${path.replace(/(?<=.)\/+$/, '')}`;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function nameOf(segment, encoded) {
    const name = encoded ? decoded(segment) : segment;
    // Only what would look like structure is encoded again: a slash in a name does not end it
    return name.toLowerCase().replace(/[%/?#]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
/** Azure DevOps Services: `dev.azure.com/ORGANISATION/PROJECT/_git/REPOSITORY` in all its spellings. */
function azureKey(remote, names) {
    const parts = names.filter((name) => !VARIANTS.has(name));
    const legacy = /^([a-z0-9-]+)\.visualstudio\.com$/.exec(remote.host)?.[1];
    const overSsh = remote.host === 'ssh.dev.azure.com' || legacy === 'vs-ssh';
    let [organisation, project, repository] = [];
    if (overSsh && parts[0] === 'v3' && parts.length === 4) {
        [, organisation, project, repository] = parts;
    }
    else {
        const rest = parts.map((name) => (name === '_ssh' ? '_git' : name));
        organisation = legacy === undefined ? rest.shift() : legacy === 'vs-ssh' ? remote.user : legacy;
        if (legacy !== undefined && rest[0] === 'defaultcollection')
            rest.shift();
        if (rest[0] === '_git')
            rest.unshift(rest[1] ?? '');
        if (rest[1] !== '_git' || rest.length !== 3)
            return undefined;
        [project, , repository] = rest;
    }
    if (!organisation || !project || !repository)
        return undefined;
    return ['dev.azure.com', organisation, project, '_git', repository].join('/');
}
/** Azure DevOps shows all branches, or few, of one repository under these. */
const VARIANTS = new Set(['_optimized', '_full']);
/** Azure DevOps Server leaves the project out where it has the repository's name: `COLLECTION/_git/REPOSITORY`. */
function serverNames(names) {
    const parts = names.includes('_git') ? names.filter((name) => !VARIANTS.has(name)) : names;
    const [project, git, repository] = parts.slice(-3);
    return git === '_git' && project === repository ? [...parts.slice(0, -3), git, repository] : parts;
}
/** The URL for messages: without user and password where either may be a token, and without a query. */
function redactUrl(url) {
    const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(url) ?? [];
    if (scheme === undefined)
        return url.replace(/^([^/:@]*):[^/@]*@/, '$1@');
    const slash = rest.search(/[/?#]/);
    const authority = slash < 0 ? rest : rest.slice(0, slash);
    // A password with an unescaped slash: the part before it is no host, and what follows must not be shown
    const odd = !authority.includes('@') && /:(?!\d*$)/.test(authority) && !authority.startsWith('[');
    const at = odd ? rest.lastIndexOf('@') : authority.lastIndexOf('@');
    const user = rest.slice(0, Math.max(at, 0));
    const shown = /ssh/i.test(scheme) && user !== '' && !odd ? `${user.split(':')[0]}@` : '';
    return scheme + shown + rest.slice(at + 1).replace(/\?[^#]*/, '');
}

;// CONCATENATED MODULE: ./build/text/canonical.js



const VERSION = 'crs/v1';
/** Where kubectl keeps the object as it was last applied, secret values and all. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Far beyond any manifest, and well before the call stack ends. */
const MAXIMUM_DEPTH = 500;
const DEFAULT_TRACKING = {
    annotations: ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'],
    labels: [],
};
/**
 * The crs/v1 digest of what an Application renders (docs/reference/digest.md has every rule).
 *
 * @param objects as they are after Argo CD's post-processing: namespaces set, in any order
 * @throws UndeterminedError when two objects have one identity, or an object cannot be written canonically
 */
function digestObjects(objects, tracking = DEFAULT_TRACKING) {
    const named = byIdentity(objects, (key) => {
        throw new UndeterminedError(`${key} is rendered twice, so there is no digest`, {
            next: 'Rename or remove one of the two objects.',
        });
    });
    const result = { digest: '', objects: new Map(), secretValuesNotCompared: 0 };
    const texts = [];
    for (const [key, object] of [...named].sort(byIdentityParts)) {
        const normalised = normaliseObject(object, tracking);
        const { value, secrets } = isSecret(object) ? withoutSecretValues(normalised) : { value: normalised, secrets: 0 };
        result.secretValuesNotCompared += secrets;
        const text = canonicalJson(value, key);
        texts.push(text);
        result.objects.set(key, hash(text));
    }
    result.digest = hash(`[${texts.join(',')}]`);
    return result;
}
function hash(text) {
    return `${VERSION}:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(`${VERSION}\n${text}`, 'utf8').digest('hex')}`;
}
/** Objects with `generateName` tie, and keep their order: the sort is stable. */
function byIdentityParts([, left], [, right]) {
    const a = identityOf(left);
    const b = identityOf(right);
    return (compareCodeUnits(a.group, b.group) ||
        compareCodeUnits(a.kind, b.kind) ||
        compareCodeUnits(a.namespace, b.namespace) ||
        compareCodeUnits(a.name, b.name));
}
/** Order by UTF-16 code units: the same in every locale. */
function compareCodeUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/**
 * An object without what says nothing of its content: `status`, a null `metadata.creationTimestamp`, Argo CD's tracking, empty
 * labels and annotations. The `stringData` of a Secret becomes `data`, as the API server does it. The input is not changed.
 */
function normaliseObject(object, tracking = DEFAULT_TRACKING) {
    const { status: _, ...rest } = object;
    const normalised = rest;
    if (isJsonObject(object['metadata'])) {
        const metadata = { ...object['metadata'] };
        if (metadata['creationTimestamp'] === null)
            delete metadata['creationTimestamp'];
        leaveOut(metadata, 'annotations', tracking.annotations);
        leaveOut(metadata, 'labels', tracking.labels);
        normalised['metadata'] = metadata;
    }
    return isSecret(object) ? foldStringData(normalised) : normalised;
}
function leaveOut(metadata, field, keys) {
    const entries = metadata[field];
    if (!isJsonObject(entries)) {
        if (entries === null)
            delete metadata[field];
        return;
    }
    const kept = { ...entries };
    for (const key of keys)
        delete kept[key];
    if (Object.keys(kept).length === 0)
        delete metadata[field];
    else
        metadata[field] = kept;
}
/** `stringData` wins over `data`; line breaks inside base64 carry nothing; null is the empty value (gitops-engine, diff). */
function foldStringData(secret) {
    const { stringData, ...folded } = secret;
    const data = new Map();
    if (isJsonObject(secret['data'])) {
        for (const [key, value] of Object.entries(secret['data'])) {
            data.set(key, typeof value === 'string' ? value.replace(/\s+/g, '') : (value ?? ''));
        }
    }
    if (isJsonObject(stringData)) {
        for (const [key, value] of Object.entries(stringData)) {
            data.set(key, typeof value === 'string' ? Buffer.from(value, 'utf8').toString('base64') : (value ?? ''));
        }
    }
    if (data.size > 0)
        folded['data'] = Object.fromEntries(data);
    else
        delete folded['data'];
    return folded;
}
/** A plain digest of a short secret can be guessed, so the name of its key stands for the value. */
function withoutSecretValues(secret) {
    const value = { ...secret };
    let secrets = 0;
    const token = ([key]) => {
        secrets++;
        return [key, `s:${key}`];
    };
    if (isJsonObject(secret['data']))
        value['data'] = Object.fromEntries(Object.entries(secret['data']).map(token));
    const metadata = secret['metadata'];
    if (isJsonObject(metadata) && isJsonObject(metadata['annotations']) && LAST_APPLIED in metadata['annotations']) {
        secrets++;
        value['metadata'] = {
            ...metadata,
            annotations: { ...metadata['annotations'], [LAST_APPLIED]: `s:${LAST_APPLIED}` },
        };
    }
    return { value, secrets };
}
/**
 * RFC 8785 (JCS). What JSON numbers cannot hold exactly, integers beyond ±(2^53 − 1) that are bigints, becomes the string
 * `crs:int:` and its digits; a string that begins with `crs:` gets another `crs:` in front, so that no two values share a text.
 *
 * @param subject what the value belongs to, for the message of an error
 * @throws UndeterminedError for lone surrogates, infinities and a nesting deeper than 500
 */
function canonicalJson(value, subject, depth = 0) {
    if (typeof value === 'string')
        return canonicalString(value.startsWith('crs:') ? `crs:${value}` : value, subject);
    if (typeof value === 'number' && Number.isFinite(value))
        return JSON.stringify(value);
    if (typeof value === 'bigint') {
        const number = Number(value);
        return Number.isSafeInteger(number) ? String(number) : `"crs:int:${value}"`;
    }
    if (typeof value === 'boolean' || value === null)
        return String(value);
    if (typeof value !== 'object')
        throw new UndeterminedError(`${subject}: ${String(value)} is not a JSON value`);
    assertDepth(depth, subject);
    if (Array.isArray(value))
        return `[${value.map((item) => canonicalJson(item, subject, depth + 1)).join(',')}]`;
    const members = [];
    for (const key of Object.keys(value).sort(compareCodeUnits)) {
        const member = value[key];
        if (member === undefined)
            continue;
        members.push(`${canonicalString(key, subject)}:${canonicalJson(member, subject, depth + 1)}`);
    }
    return `{${members.join(',')}}`;
}
function canonicalString(text, subject) {
    if (LONE_SURROGATE.test(text))
        throw new UndeterminedError(`${subject}: a string is not valid Unicode`);
    return JSON.stringify(text);
}
/** @throws UndeterminedError when `depth` is beyond what the recursive functions here can follow. */
function assertDepth(depth, subject) {
    if (depth > MAXIMUM_DEPTH)
        throw new UndeterminedError(`${subject}: nested deeper than ${MAXIMUM_DEPTH} levels`);
}

;// CONCATENATED MODULE: ./build/text/print-yaml.js

/** What a reader looks for first; every other key follows in code-unit order, so that no order of keys is a difference. */
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];
/** Reads as the same string in YAML 1.1 and 1.2: starts with a letter or a slash, holds no indicator; or the run that masks a secret. */
const print_yaml_PLAIN = /^(?:[A-Za-z/][\w./+=@%-]*(?:[ :][\w./+=@%-]+)*|\+{2,})$/;
/** Letters that YAML 1.1 or 1.2 reads as a boolean, as null or as a number. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** Anything that a literal block cannot carry visibly: controls, line separators, bidi and zero-width characters, lone surrogates. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\ufffe\uffff]/u;
const UNPRINTABLES = new RegExp(UNPRINTABLE.source, 'gu');
/**
 * Prints a value as YAML that every YAML parser reads back as that value: keys in one fixed order, text of several lines
 * line by line, no aliases, no folded lines, invisible characters escaped.
 *
 * @returns text that ends with a newline
 * @throws UndeterminedError when it is nested too deeply
 */
function printYaml(value) {
    const lines = [];
    printNode(value, '', '', lines, 0);
    return `${lines.join('\n')}\n`;
}
/**
 * @param lead what stands before the value on its first line, with the indentation: `  - name:`
 * @param indent the indentation of the lines that follow
 */
function printNode(value, lead, indent, lines, depth) {
    assertDepth(depth, 'YAML');
    if (Array.isArray(value) && value.length > 0) {
        printList(value, lead, indent, lines, depth);
    }
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
        printMap(value, lead, indent, lines, depth);
    }
    else if (typeof value === 'string' && value.includes('\n')) {
        printText(value, lead, indent, lines);
    }
    else {
        lines.push(`${lead}${lead === '' || lead.endsWith(' ') ? '' : ' '}${printScalar(value)}`);
    }
}
/** Items of a list stand at the column of its key, as in kubectl's output; a list right within a list begins on the line of its dash. */
function printList(list, lead, indent, lines, depth) {
    let itemLead = lead;
    if (lead.endsWith(':')) {
        lines.push(lead);
        itemLead = '';
    }
    for (const item of list) {
        printNode(item, `${itemLead || indent}- `, `${indent}  `, lines, depth + 1);
        itemLead = '';
    }
}
function printMap(map, lead, indent, lines, depth) {
    let keyLead = lead;
    let keyIndent = indent;
    if (lead.endsWith(':')) {
        lines.push(lead);
        keyLead = '';
        keyIndent = `${indent}  `;
    }
    for (const key of Object.keys(map).sort(byKey)) {
        const value = map[key];
        if (value === undefined)
            continue;
        printNode(value, `${keyLead || keyIndent}${printKey(key)}:`, keyIndent, lines, depth + 1);
        keyLead = '';
    }
}
function byKey(a, b) {
    const left = FIRST_KEYS.indexOf(a);
    const right = FIRST_KEYS.indexOf(b);
    if (left >= 0 && right >= 0)
        return left - right;
    if (left >= 0 || right >= 0)
        return left >= 0 ? -1 : 1;
    return compareCodeUnits(a, b);
}
/** A key longer than 1024 characters must be explicit in YAML; no parser that Kubernetes uses asks for it. */
function printKey(key) {
    return isPlain(key) ? key : quote(key);
}
function printScalar(value) {
    if (typeof value === 'string')
        return isPlain(value) ? value : quote(value);
    if (Array.isArray(value))
        return '[]';
    if (typeof value === 'object' && value !== null)
        return '{}';
    if (typeof value === 'number')
        return printNumber(value);
    return String(value);
}
/** YAML 1.1 knows an exponent only behind a fraction: `1e+21` would be a string. */
function printNumber(value) {
    return String(value).replace(/^(-?\d+)e/, '$1.0e');
}
function isPlain(text) {
    return print_yaml_PLAIN.test(text) && !RESERVED.test(text);
}
function quote(text) {
    return JSON.stringify(text).replace(UNPRINTABLES, escapeCharacter);
}
function escapeCharacter(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
/** A literal block where YAML allows one; else double quotes with escaped line breaks, so that a diff still goes line by line. */
function printText(text, lead, indent, lines) {
    const separated = lead === '' || lead.endsWith(' ') ? lead : `${lead} `;
    const inner = lead.endsWith(':') || lead === '' ? `${indent}  ` : indent;
    const body = text.replace(/\n+$/, '');
    if (lead === '' || body === '' || UNPRINTABLE.test(text) || /(?:^|\n)[ \t]+(?:\n|$)/.test(body)) {
        printQuotedText(text, separated, inner, lines);
        return;
    }
    const trailing = text.length - body.length;
    const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
    // The parser takes the indentation from the first line that is not empty, unless it is told.
    const indentation = /^\n*[ \t]/.test(body) ? '2' : '';
    lines.push(`${separated}|${indentation}${chomping}`);
    for (const line of body.split('\n'))
        lines.push(line === '' ? '' : inner + line);
    for (let i = 1; i < trailing; i++)
        lines.push('');
}
function printQuotedText(text, separated, inner, lines) {
    const parts = text.split(/(?<=\n)/).map((part) => quote(part).slice(1, -1));
    parts.forEach((part, i) => {
        // Leading blanks of a continued line would be dropped.
        const start = i === 0 ? `${separated}"` : inner + part.replace(/^(?= )/, '\\');
        lines.push(`${i === 0 ? start + part : start}${i === parts.length - 1 ? '"' : '\\'}`);
    });
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/line.js


class LineDiff extends Diff {
    constructor() {
        super(...arguments);
        this.tokenize = tokenize;
    }
    equals(left, right, options) {
        // If we're ignoring whitespace, we need to normalise lines by stripping
        // whitespace before checking equality. (This has an annoying interaction
        // with newlineIsToken that requires special handling: if newlines get their
        // own token, then we DON'T want to trim the *newline* tokens down to empty
        // strings, since this would cause us to treat whitespace-only line content
        // as equal to a separator between lines, which would be weird and
        // inconsistent with the documented behavior of the options.)
        if (options.ignoreWhitespace) {
            if (!options.newlineIsToken || !left.includes('\n')) {
                left = left.trim();
            }
            if (!options.newlineIsToken || !right.includes('\n')) {
                right = right.trim();
            }
        }
        else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
            if (left.endsWith('\n')) {
                left = left.slice(0, -1);
            }
            if (right.endsWith('\n')) {
                right = right.slice(0, -1);
            }
        }
        return super.equals(left, right, options);
    }
}
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
    return lineDiff.diff(oldStr, newStr, options);
}
function diffTrimmedLines(oldStr, newStr, options) {
    options = generateOptions(options, { ignoreWhitespace: true });
    return lineDiff.diff(oldStr, newStr, options);
}
// Exported standalone so it can be used from jsonDiff too.
function tokenize(value, options) {
    if (options.stripTrailingCr) {
        // remove one \r before \n to match GNU diff's --strip-trailing-cr behavior
        value = value.replace(/\r\n/g, '\n');
    }
    const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
    // Ignore the final empty token that occurs if the string ends with a new line
    if (!linesAndNewlines[linesAndNewlines.length - 1]) {
        linesAndNewlines.pop();
    }
    // Merge the content and line separators into single tokens
    for (let i = 0; i < linesAndNewlines.length; i++) {
        const line = linesAndNewlines[i];
        if (i % 2 && !options.newlineIsToken) {
            retLines[retLines.length - 1] += line;
        }
        else {
            retLines.push(line);
        }
    }
    return retLines;
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/patch/create.js

/**
 * Returns true if the filename contains characters that require C-style
 * quoting (as used by Git and GNU diffutils in diff output).
 */
function needsQuoting(s) {
    for (let i = 0; i < s.length; i++) {
        if (s[i] < '\x20' || s[i] > '\x7e' || s[i] === '"' || s[i] === '\\') {
            return true;
        }
    }
    return false;
}
/**
 * C-style quotes a filename, encoding special characters as escape sequences
 * and non-ASCII bytes as octal escapes. This is the inverse of
 * `parseQuotedFileName` in parse.ts.
 *
 * Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
 * This matches the behaviour of both Git and GNU diffutils, which always emit
 * UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
 * Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
 *
 * If the filename doesn't need quoting, returns it as-is.
 */
function quoteFileNameIfNeeded(s) {
    if (!needsQuoting(s)) {
        return s;
    }
    let result = '"';
    const bytes = new TextEncoder().encode(s);
    let i = 0;
    while (i < bytes.length) {
        const b = bytes[i];
        // See https://en.wikipedia.org/wiki/Escape_sequences_in_C#Escape_sequences
        if (b === 0x07) {
            result += '\\a';
        }
        else if (b === 0x08) {
            result += '\\b';
        }
        else if (b === 0x09) {
            result += '\\t';
        }
        else if (b === 0x0a) {
            result += '\\n';
        }
        else if (b === 0x0b) {
            result += '\\v';
        }
        else if (b === 0x0c) {
            result += '\\f';
        }
        else if (b === 0x0d) {
            result += '\\r';
        }
        else if (b === 0x22) {
            result += '\\"';
        }
        else if (b === 0x5c) {
            result += '\\\\';
        }
        else if (b >= 0x20 && b <= 0x7e) {
            // Just a printable ASCII character that is neither a double quote nor a
            // backslash; no need to escape it.
            result += String.fromCharCode(b);
        }
        else {
            // Either part of a non-ASCII character or a control character without a
            // special escape sequence; needs escaping as a 3-digit octal escape
            result += '\\' + b.toString(8).padStart(3, '0');
        }
        i++;
    }
    result += '"';
    return result;
}
const INCLUDE_HEADERS = {
    includeIndex: true,
    includeUnderline: true,
    includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
};
const OMIT_HEADERS = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: false
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    let optionsObj;
    if (!options) {
        optionsObj = {};
    }
    else if (typeof options === 'function') {
        optionsObj = { callback: options };
    }
    else {
        optionsObj = options;
    }
    if (typeof optionsObj.context === 'undefined') {
        optionsObj.context = 4;
    }
    // We copy this into its own variable to placate TypeScript, which thinks
    // optionsObj.context might be undefined in the callbacks below.
    const context = optionsObj.context;
    // @ts-expect-error (runtime check for something that is correctly a static type error)
    if (optionsObj.newlineIsToken) {
        throw new Error('newlineIsToken may not be used with patch-generation functions, only with diffing functions');
    }
    if (!optionsObj.callback) {
        return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
    }
    else {
        const { callback } = optionsObj;
        diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
                const patch = diffLinesResultToPatch(diff);
                // TypeScript is unhappy without the cast because it does not understand that `patch` may
                // be undefined here only if `callback` is StructuredPatchCallbackAbortable:
                callback(patch);
            } }));
    }
    function diffLinesResultToPatch(diff) {
        // STEP 1: Build up the patch with no "\ No newline at end of file" lines and with the arrays
        //         of lines containing trailing newline characters. We'll tidy up later...
        if (!diff) {
            return;
        }
        diff.push({ value: '', lines: [] }); // Append an empty value to make cleanup easier
        function contextLines(lines) {
            return lines.map(function (entry) { return ' ' + entry; });
        }
        const hunks = [];
        let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
        for (let i = 0; i < diff.length; i++) {
            const current = diff[i], lines = current.lines || splitLines(current.value);
            current.lines = lines;
            if (current.added || current.removed) {
                // If we have previous context, start with that
                if (!oldRangeStart) {
                    const prev = diff[i - 1];
                    oldRangeStart = oldLine;
                    newRangeStart = newLine;
                    if (prev) {
                        curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
                        oldRangeStart -= curRange.length;
                        newRangeStart -= curRange.length;
                    }
                }
                // Output our changes
                for (const line of lines) {
                    curRange.push((current.added ? '+' : '-') + line);
                }
                // Track the updated file position
                if (current.added) {
                    newLine += lines.length;
                }
                else {
                    oldLine += lines.length;
                }
            }
            else {
                // Identical context lines. Track line changes
                if (oldRangeStart) {
                    // Close out any changes that have been output (or join overlapping)
                    if (lines.length <= context * 2 && i < diff.length - 2) {
                        // Overlapping
                        for (const line of contextLines(lines)) {
                            curRange.push(line);
                        }
                    }
                    else {
                        // end the range and output
                        const contextSize = Math.min(lines.length, context);
                        for (const line of contextLines(lines.slice(0, contextSize))) {
                            curRange.push(line);
                        }
                        const hunk = {
                            oldStart: oldRangeStart,
                            oldLines: (oldLine - oldRangeStart + contextSize),
                            newStart: newRangeStart,
                            newLines: (newLine - newRangeStart + contextSize),
                            lines: curRange
                        };
                        hunks.push(hunk);
                        oldRangeStart = 0;
                        newRangeStart = 0;
                        curRange = [];
                    }
                }
                oldLine += lines.length;
                newLine += lines.length;
            }
        }
        // Step 2: eliminate the trailing `\n` from each line of each hunk, and, where needed, add
        //         "\ No newline at end of file".
        for (const hunk of hunks) {
            for (let i = 0; i < hunk.lines.length; i++) {
                if (hunk.lines[i].endsWith('\n')) {
                    hunk.lines[i] = hunk.lines[i].slice(0, -1);
                }
                else {
                    hunk.lines.splice(i + 1, 0, '\\ No newline at end of file');
                    i++; // Skip the line we just added, then continue iterating
                }
            }
        }
        return {
            oldFileName: oldFileName, newFileName: newFileName,
            oldHeader: oldHeader, newHeader: newHeader,
            hunks: hunks
        };
    }
}
/**
 * creates a unified diff patch.
 *
 * @param patch either a single structured patch object (as returned by `structuredPatch`) or an
 *   array of them (as returned by `parsePatch`).
 * @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
 *   Ignored for patches where `isGit` is `true`.
 *
 * When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
 * output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
 * properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
 * headers for patches with no hunks (e.g. renames without content changes).
 */
function formatPatch(patch, headerOptions) {
    var _a, _b, _c, _d, _e, _f;
    if (!headerOptions) {
        headerOptions = INCLUDE_HEADERS;
    }
    if (Array.isArray(patch)) {
        if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every(p => p.isGit)) {
            throw new Error('Cannot omit file headers on a multi-file patch. '
                + '(The result would be unparseable; how would a tool trying to apply '
                + 'the patch know which changes are to which file?)');
        }
        return patch.map(p => formatPatch(p, headerOptions)).join('\n');
    }
    const ret = [];
    // Git patches have a fixed header format (diff --git, extended headers,
    // and ---/+++ when hunks are present), so headerOptions is ignored.
    if (patch.isGit) {
        headerOptions = INCLUDE_HEADERS;
        // Emit Git-style diff --git header and extended headers.
        // Git never puts /dev/null in the "diff --git" line; for file
        // creations/deletions it uses the real filename on both sides.
        if (!patch.oldFileName) {
            throw new Error('oldFileName must be specified for Git patches');
        }
        if (!patch.newFileName) {
            throw new Error('newFileName must be specified for Git patches');
        }
        let gitOldName = patch.oldFileName;
        let gitNewName = patch.newFileName;
        if (patch.isCreate && gitOldName === '/dev/null') {
            gitOldName = gitNewName.replace(/^b\//, 'a/');
        }
        else if (patch.isDelete && gitNewName === '/dev/null') {
            gitNewName = gitOldName.replace(/^a\//, 'b/');
        }
        ret.push('diff --git ' + quoteFileNameIfNeeded(gitOldName) + ' ' + quoteFileNameIfNeeded(gitNewName));
        if (patch.isDelete) {
            ret.push('deleted file mode ' + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : '100644'));
        }
        if (patch.isCreate) {
            ret.push('new file mode ' + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : '100644'));
        }
        if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
            ret.push('old mode ' + patch.oldMode);
            ret.push('new mode ' + patch.newMode);
        }
        if (patch.isRename) {
            ret.push('rename from ' + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : '').replace(/^a\//, '')));
            ret.push('rename to ' + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : '').replace(/^b\//, '')));
        }
        if (patch.isCopy) {
            ret.push('copy from ' + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : '').replace(/^a\//, '')));
            ret.push('copy to ' + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : '').replace(/^b\//, '')));
        }
    }
    else {
        if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== undefined) {
            ret.push('Index: ' + patch.oldFileName);
        }
        if (headerOptions.includeUnderline) {
            ret.push('===================================================================');
        }
    }
    // Emit --- / +++ file headers. For Git patches with no hunks (e.g.
    // pure renames, mode-only changes), Git omits these, so we do too.
    const hasHunks = patch.hunks.length > 0;
    if (headerOptions.includeFileHeaders && patch.oldFileName !== undefined && patch.newFileName !== undefined
        && (!patch.isGit || hasHunks)) {
        ret.push('--- ' + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? '\t' + patch.oldHeader : ''));
        ret.push('+++ ' + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? '\t' + patch.newHeader : ''));
    }
    for (let i = 0; i < patch.hunks.length; i++) {
        const hunk = patch.hunks[i];
        // Unified Diff Format quirk: If the chunk size is 0,
        // the first number is one lower than one would expect.
        // https://www.artima.com/weblogs/viewpost.jsp?thread=164293
        const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
        const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
        ret.push('@@ -' + oldStart + ',' + hunk.oldLines
            + ' +' + newStart + ',' + hunk.newLines
            + ' @@');
        for (const line of hunk.lines) {
            ret.push(line);
        }
    }
    return ret.join('\n') + '\n';
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    if (typeof options === 'function') {
        options = { callback: options };
    }
    if (!(options === null || options === void 0 ? void 0 : options.callback)) {
        const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
        if (!patchObj) {
            return;
        }
        return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
    }
    else {
        const { callback } = options;
        structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: patchObj => {
                if (!patchObj) {
                    callback(undefined);
                }
                else {
                    callback(formatPatch(patchObj, options.headerOptions));
                }
            } }));
    }
}
function createPatch(fileName, oldStr, newStr, oldHeader, newHeader, options) {
    return createTwoFilesPatch(fileName, fileName, oldStr, newStr, oldHeader, newHeader, options);
}
/**
 * Split `text` into an array of lines, including the trailing newline character (where present)
 */
function splitLines(text) {
    const hasTrailingNl = text.endsWith('\n');
    const result = text.split('\n').map(line => line + '\n');
    if (hasTrailingNl) {
        result.pop();
    }
    else {
        result.push(result.pop().slice(0, -1));
    }
    return result;
}

;// CONCATENATED MODULE: ./build/compare/diff-yaml.js

/** Lines around a change: enough to see the name of a container or of a variable, as in `git diff`. */
const CONTEXT = 3;
/**
 * The work of a line diff grows with the square of its edits. A limit on edits stops it at the same place on every machine,
 * which a limit on time would not.
 */
const MAXIMUM_EDITS = 2_000;
const MAXIMUM_LINES = 100_000;
/**
 * A unified diff without file headers of two texts that end with a newline, either of which may be empty.
 * When they differ in more than can be compared line by line, the text says so and every line counts as changed.
 */
function diffYaml(base, head) {
    const before = countLines(base);
    const after = countLines(head);
    if (before === 0)
        return { text: wholeHunk('+', head, after), lines: { added: after, removed: 0 } };
    if (after === 0)
        return { text: wholeHunk('-', base, before), lines: { added: 0, removed: before } };
    const patch = before + after > MAXIMUM_LINES
        ? undefined
        : structuredPatch('', '', base, head, '', '', { context: CONTEXT, maxEditLength: MAXIMUM_EDITS });
    if (patch === undefined) {
        return {
            text: `too large to diff line by line: ${before} lines → ${after} lines`,
            lines: { added: after, removed: before },
        };
    }
    const lines = { added: 0, removed: 0 };
    const text = [];
    for (const hunk of patch.hunks) {
        text.push(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`);
        for (const line of hunk.lines) {
            if (line.startsWith('+'))
                lines.added++;
            else if (line.startsWith('-'))
                lines.removed++;
            text.push(line);
        }
    }
    return { text: text.join('\n'), lines };
}
function wholeHunk(sign, text, count) {
    const header = sign === '+' ? `@@ -0,0 +1,${count} @@` : `@@ -1,${count} +0,0 @@`;
    return `${header}\n${sign}${text.replace(/\n$/, '').replaceAll('\n', `\n${sign}`)}`;
}
function countLines(text) {
    return text === '' ? 0 : text.split('\n').length - 1;
}

;// CONCATENATED MODULE: ./build/compare/equal-json.js


/** Whether two values are the same JSON; the order of keys does not matter. Much cheaper than printing both. */
function equalJson(a, b, depth = 0) {
    if (a === b)
        return true;
    if (typeof a === 'bigint' || typeof b === 'bigint')
        return equal_json_isInteger(a) && equal_json_isInteger(b) && BigInt(a) === BigInt(b);
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return false;
    assertDepth(depth, 'object');
    if (Array.isArray(a)) {
        return Array.isArray(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i], depth + 1));
    }
    if (!isJsonObject(b))
        return false;
    const keys = definedKeys(a);
    return (keys.length === definedKeys(b).length &&
        keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key], depth + 1)));
}
function definedKeys(object) {
    return Object.keys(object).filter((key) => object[key] !== undefined);
}
function equal_json_isInteger(value) {
    // A double beyond 2^53 is not known to be the integer that it prints as.
    return typeof value === 'bigint' || Number.isSafeInteger(value);
}

;// CONCATENATED MODULE: ./build/compare/json-pointer.js

/** @returns one step of a JSON Pointer (RFC 6901). */
function pointerStep(key) {
    return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
/** @returns the keys of a JSON Pointer; undefined when it is none. */
function parsePointer(pointer) {
    if (!pointer.startsWith('/'))
        return undefined;
    return pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** @returns the value at the pointer, or undefined when there is none. */
function valueAt(root, pointer) {
    let value = root;
    for (const key of parsePointer(pointer) ?? [undefined]) {
        value = key === undefined ? undefined : child(value, key);
    }
    return value;
}
function child(value, key) {
    if (Array.isArray(value))
        return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
/** @returns a copy in which the value at each pointer that leads somewhere is the replacement; nothing else is copied. */
function replaceAt(root, pointers, replacement) {
    let result = root;
    for (const pointer of pointers) {
        const keys = parsePointer(pointer);
        if (keys && valueAt(result, pointer) !== undefined)
            result = replaced(result, keys, replacement);
    }
    return result;
}
function replaced(value, [key, ...rest], replacement) {
    if (key === undefined)
        return replacement;
    if (Array.isArray(value)) {
        return value.map((item, i) => (String(i) === key ? replaced(item, rest, replacement) : item));
    }
    if (!isJsonObject(value))
        return value;
    return { ...value, [key]: replaced(value[key] ?? null, rest, replacement) };
}
/** True when the pointer is the ancestor itself, or leads into what is at the ancestor. */
function isAtOrBelow(pointer, ancestor) {
    return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

;// CONCATENATED MODULE: ./build/compare/unstable.js


/** Stands in a diff for a value that differs from one render to the next. */
const UNSTABLE_VALUE = '(differs from one render to the next)';
/**
 * Puts a fixed text in place of values that differ from one render to the next, so that they are no difference.
 *
 * @param object normalised
 * @param pointers JSON Pointers into the object as it was rendered
 */
function withoutUnstable(object, pointers) {
    const into = isSecret(object) ? pointers.map((pointer) => pointer.replace(/^\/stringData(?=\/)/, '/data')) : pointers;
    return replaceAt(object, into, UNSTABLE_VALUE);
}

;// CONCATENATED MODULE: ./build/compare/mask-secrets.js





const SHORTEST = 8;
const STEP = 4;
/** Keys, and names of variables and parameters, whose values are credentials wherever they stand. */
const CREDENTIAL = '(?:password|passwd|passphrase|api[-_.]?key|access[-_.]?key|private[-_.]?key|client[-_.]?secret|token)';
const CREDENTIAL_KEY = new RegExp(`${CREDENTIAL}$`, 'i');
/**
 * `password: x` and `password=x` on a line of a longer text, such as Helm values or a properties file; but not a comparison in a
 * script, nor the bracket that opens a map or a list.
 */
const CREDENTIAL_LINE = new RegExp(`^([^\\n:=]*${CREDENTIAL}["']?[ \\t]*[:=](?![=~])[ \\t]*)(?![{[]?[ \\t]*$)(\\S[^\\n]*)$`, 'gim');
/** `password: |` and the deeper lines that are its value. */
const CREDENTIAL_BLOCK = new RegExp(`^([ \\t]*)(?![ \\t])([^\\n:=]*${CREDENTIAL}["']?[ \\t]*:[ \\t]*[|>][-+0-9]*[ \\t]*\\n)((?:\\1[ \\t]+\\S[^\\n]*(?:\\n|$)|[ \\t]*\\n)+)`, 'gim');
const BLOCK_INDICATOR = /^[|>][-+0-9]*[ \t]*$/;
const PRIVATE_KEY = /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/(?:\$\{[^\s{}]*\}|\$(?!\{)|[^\s/:@"'$])*:)([^\s/@"']+)(?=@)/gi;
const MAKES_SECRETS = /^(?:SealedSecret|(?:Cluster)?ExternalSecret)$/;
/** Names where a value comes from, and holds none: `$(VAR)`, `${VAR}`, `{{ .template }}`. */
const REFERENCE = /^["']?(?:\$\([\w.-]+\)|\$\{[\w.:-]+\}|\{\{[^{}]*\}\})["']?$/;
/**
 * Replaces secret values of two sides of one object by runs of `+` (the scheme of gitops-engine's HideSecretData): equal values
 * of a key get equal runs, different ones runs of different lengths, so that a changed value shows as a changed line; a run
 * tells nothing of the value's content or length. Keys are never masked.
 *
 * Secret are: `data` and `stringData` of Secrets, also of those inside other objects, of the template of a SealedSecret and of
 * the last-applied annotation; values under keys that name a credential; private keys in PEM; passwords in URLs.
 */
function maskSecrets(base, head) {
    const mask = createMask();
    return { base: base && masked(base, mask, 0), head: head && masked(head, mask, 0) };
}
function createMask() {
    const runs = new Map();
    return (key, value) => {
        if (value === UNSTABLE_VALUE)
            return value;
        const known = runs.get(key) ?? new Map();
        runs.set(key, known);
        const text = typeof value === 'string' ? value : stringifyJson(value, 0);
        const run = known.get(text) ?? '+'.repeat(SHORTEST + STEP * known.size);
        known.set(text, run);
        return run;
    };
}
function masked(value, mask, depth) {
    assertDepth(depth, 'object');
    if (typeof value === 'string')
        return maskText(value, mask);
    if (Array.isArray(value))
        return value.map((item) => masked(item, mask, depth + 1));
    if (!isJsonObject(value))
        return value;
    const secret = isSecret(value);
    const variable = typeof value['name'] === 'string' ? value['name'] : '';
    return mapEntries(value, (key, member) => {
        if (secret && (key === 'data' || key === 'stringData'))
            return maskData(key, member, mask);
        if (key === LAST_APPLIED)
            return maskLastApplied(member, mask, depth);
        if (key === 'spec' && MAKES_SECRETS.test(String(value['kind'])))
            return maskTemplates(member, mask, depth + 1);
        const holder = key === 'value' && variable !== '' ? variable : key;
        if (typeof member === 'string' && CREDENTIAL_KEY.test(holder))
            return maskCredential(holder, member, mask);
        return masked(member, mask, depth + 1);
    });
}
/** The `template` of a SealedSecret (`spec.template`) or ExternalSecret (`spec.target.template`) is a Secret without its kind. */
function maskTemplates(value, mask, depth) {
    if (!isJsonObject(value))
        return masked(value, mask, depth);
    return mapEntries(value, (key, member) => {
        if (key === 'target' || key === 'externalSecretSpec')
            return maskTemplates(member, mask, depth + 1);
        if (key !== 'template' || !isJsonObject(member))
            return masked(member, mask, depth + 1);
        return mapEntries(member, (field, data) => isJsonObject(data) && (field === 'data' || field === 'stringData')
            ? mapEntries(data, (name, text) => typeof text === 'string' ? maskCredential(name, text, mask) : mask(name, text))
            : masked(data, mask, depth + 1));
    });
}
function mapEntries(object, change) {
    // fromEntries defines keys such as __proto__; an assignment would run their setters.
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, value === undefined ? undefined : change(key, value)]));
}
/** A value in `stringData` is masked as the base64 that `data` would hold: moving it from one to the other changes nothing. */
function maskData(field, values, mask) {
    if (!isJsonObject(values))
        return values === null ? null : mask(field, values);
    return mapEntries(values, (key, value) => {
        const text = field === 'stringData' && typeof value === 'string' ? Buffer.from(value).toString('base64') : value;
        return mask(key, text ?? '');
    });
}
/** The annotation repeats the object, so its values are masked as the object's own are. */
function maskLastApplied(value, mask, depth) {
    if (typeof value !== 'string')
        return mask(LAST_APPLIED, value);
    let applied;
    try {
        applied = parseJson(value);
    }
    catch {
        return mask(LAST_APPLIED, value);
    }
    const hidden = masked(applied, mask, depth + 1);
    return equalJson(applied, hidden) ? value : stringifyJson(hidden, 0);
}
function maskCredential(key, value, mask) {
    return value === '' || REFERENCE.test(value) ? value : mask(key, value);
}
function maskText(text, mask) {
    let result = text;
    if (result.includes('PRIVATE KEY-----')) {
        result = result.replace(PRIVATE_KEY, (_, begin, body, end) => `${begin}\n${mask('PRIVATE KEY', body)}\n${end}`);
    }
    if (result.includes('://')) {
        result = result.replace(URL_PASSWORD, (whole, start, password) => REFERENCE.test(password) ? whole : start + mask('URL', password));
    }
    if (result.includes('\n')) {
        result = result.replace(CREDENTIAL_BLOCK, (_, indent, start, value) => `${indent}${start}${indent}  ${mask('line', value.trim())}\n`);
        result = result.replace(CREDENTIAL_LINE, (whole, start, value) => BLOCK_INDICATOR.test(value) ? whole : start + maskCredential('line', value, mask));
    }
    return result;
}

;// CONCATENATED MODULE: ./build/compare/compare-objects.js







const CHANGE_ORDER = { removed: 0, changed: 1, added: 2 };
/**
 * What differs between two renders of an Application: removed objects first, then changed, then added ones.
 *
 * @param base objects after Argo CD's post-processing, in any order; empty when there was nothing
 * @throws UndeterminedError when an object is nested too deeply
 */
function compareObjects(base, head, options = {}) {
    return differingPairs(base, head, options).map(describeChange).sort(byImportance);
}
/** The objects that are not equal on both sides; the order of keys is no difference, nor is what normalising leaves out. */
function differingPairs(base, head, { tracking = DEFAULT_TRACKING, unstable }) {
    // Post-processing reports objects that are there twice; like Argo CD, it keeps the last.
    const before = byIdentity(base, () => { });
    const after = byIdentity(head, () => { });
    const pairs = [];
    for (const key of new Set([...before.keys(), ...after.keys()])) {
        const prepare = (object) => object && withoutUnstable(normaliseObject(object, tracking), unstable?.get(key) ?? []);
        const left = prepare(before.get(key));
        const right = prepare(after.get(key));
        const one = right ?? left;
        if (one && !equalJson(left, right))
            pairs.push({ identity: identityOf(one), base: left, head: right });
    }
    return pairs;
}
function describeChange({ identity, base, head }) {
    const masked = maskSecrets(base, head);
    const diff = diffYaml(masked.base ? printYaml(masked.base) : '', masked.head ? printYaml(masked.head) : '');
    return {
        ...identity,
        change: base === undefined ? 'added' : head === undefined ? 'removed' : 'changed',
        // A difference that masking swallowed, such as the spelling of an annotation's JSON, is still told.
        diff: diff.text || 'differs only within masked values',
        lines: diff.lines,
        ignoredFields: [],
    };
}
function byImportance(a, b) {
    return (CHANGE_ORDER[a.change] - CHANGE_ORDER[b.change] ||
        compareCodeUnits(a.kind, b.kind) ||
        compareCodeUnits(a.namespace, b.namespace) ||
        compareCodeUnits(a.name, b.name) ||
        compareCodeUnits(a.group, b.group));
}

;// CONCATENATED MODULE: ./build/compare/find-unstable.js


/**
 * The fields that differ between two renders of the same input with different seeds: random, or made from the clock.
 *
 * @returns JSON Pointers by identity key; the empty pointer when the object itself comes and goes (a random name).
 */
function findUnstable(one, other) {
    const left = byIdentity(one, () => { });
    const right = byIdentity(other, () => { });
    const unstable = new Map();
    const renamed = [...left.keys()].some((key) => !right.has(key));
    // Where a name is random, the same object is on both sides under two names: once is enough to say so.
    for (const key of renamed ? left.keys() : new Set([...left.keys(), ...right.keys()])) {
        const pointers = [];
        collect(left.get(key), right.get(key), '', pointers);
        if (pointers.length > 0)
            unstable.set(key, pointers);
    }
    return unstable;
}
function collect(a, b, pointer, into) {
    if (a === b)
        return;
    if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
        for (const [index, item] of a.entries())
            collect(item, b[index], pointer + pointerStep(index), into);
    }
    else if (isJsonObject(a) && isJsonObject(b)) {
        for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
            collect(a[key], b[key], pointer + pointerStep(key), into);
        }
    }
    else
        into.push(pointer);
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __nccwpck_require__(4006);
;// CONCATENATED MODULE: ./build/compare/ignored-fields.js






/**
 * Marks the changed fields that `ignoreDifferences` covers: Argo CD leaves them out of its own diff, but applies them with
 * the next sync (argocd-semantics C2; util/argo/normalizers/diff_normalizer.go). Nothing is hidden from the diff here.
 * What cannot be told without the cluster, or because an expression fails, is a note of the change.
 *
 * @param spec of the Application at head
 */
async function ignoredFields(changes, { base, head, options }, spec, deletePath) {
    const rules = rulesOf(spec);
    if (rules.length === 0)
        return changes;
    const pairs = new Map(differingPairs(base, head, options).map((pair) => [identityKey(pair.identity), pair]));
    return Promise.all(changes.map(async (change) => {
        const pair = pairs.get(identityKey(change));
        const matching = rules.filter((rule) => matches(rule, change));
        if (!pair?.base || !pair.head || matching.length === 0)
            return change;
        const notes = new Set();
        const deleted = {
            base: await deletedPointers(pair.base, matching, deletePath, notes),
            head: await deletedPointers(pair.head, matching, deletePath, notes),
        };
        const ignored = covered(changedPointers(pair.base, pair.head), pair.base, pair.head, deleted);
        if (ignored.length > 0 && respectsIgnored(spec)) {
            notes.add('RespectIgnoreDifferences=true: Argo CD does not apply the ignored fields to an object that exists.');
        }
        return { ...change, ignoredFields: ignored, ...(notes.size > 0 && { notes: [...notes] }) };
    }));
}
function rulesOf(spec) {
    const rules = isJsonObject(spec) ? spec['ignoreDifferences'] : undefined;
    return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
}
function respectsIgnored(spec) {
    const policy = isJsonObject(spec) ? spec['syncPolicy'] : undefined;
    const options = isJsonObject(policy) ? policy['syncOptions'] : undefined;
    return Array.isArray(options) && options.includes('RespectIgnoreDifferences=true');
}
/** Group and kind are globs, and an empty group is the core group; name and namespace are exact, and any when empty. */
function matches(rule, { group, kind, namespace, name }) {
    return (globMatches(rule['group'], group) &&
        globMatches(rule['kind'], kind) &&
        (!rule['name'] || rule['name'] === name) &&
        (!rule['namespace'] || rule['namespace'] === namespace));
}
function globMatches(pattern, text) {
    if (typeof pattern !== 'string' || pattern === '')
        return text === '';
    if (pattern === '*' || pattern === text)
        return true;
    return picomatch.isMatch(text, pattern, { dot: true, bash: true, noextglob: true, nonegate: true });
}
/** What the rules delete from one side. */
async function deletedPointers(object, rules, deletePath, notes) {
    const deleted = new Set();
    for (const rule of rules) {
        for (const pointer of strings(rule['jsonPointers'])) {
            if (valueAt(object, pointer) !== undefined)
                deleted.add(pointer);
        }
        for (const expression of strings(rule['jqPathExpressions'])) {
            const rest = await deletePath(expression, object);
            if (rest)
                for (const pointer of removedPointers(object, rest))
                    deleted.add(pointer);
            else
                notes.add(`ignoreDifferences: the jq path expression \`${expression}\` fails on this object.`);
        }
        const managers = strings(rule['managedFieldsManagers']);
        if (managers.length > 0) {
            notes.add(`ignoreDifferences: only the cluster knows which fields ${managers.join(', ')} manages.`);
        }
    }
    return [...deleted];
}
function strings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
/** @returns pointers to the smallest parts that differ; elements of lists are told by their index. */
function changedPointers(base, head, at = '') {
    if (equalJson(base, head))
        return [];
    if (Array.isArray(base) && Array.isArray(head)) {
        const length = Math.max(base.length, head.length);
        return Array.from({ length }, (_, i) => changedPointers(base[i], head[i], at + pointerStep(i))).flat();
    }
    if (isJsonObject(base) && isJsonObject(head)) {
        const keys = new Set([...Object.keys(base), ...Object.keys(head)]);
        return [...keys].flatMap((key) => changedPointers(own(base, key), own(head, key), at + pointerStep(key)));
    }
    return [at];
}
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
/** @returns pointers into `whole` to what is no longer in `rest`, which is `whole` with parts deleted. */
function removedPointers(whole, rest, at = '') {
    if (rest === undefined)
        return [at];
    if (Array.isArray(whole) && Array.isArray(rest)) {
        const removed = [];
        let next = 0;
        whole.forEach((item, i) => {
            // A deleted element shifts those behind it: each one is what the next remaining element was made from, or it is gone.
            const remains = next < rest.length && whole.length - i >= rest.length - next && isRestOf(item, rest[next]);
            removed.push(...removedPointers(item, remains ? rest[next++] : undefined, at + pointerStep(i)));
        });
        return removed;
    }
    if (!isJsonObject(whole) || !isJsonObject(rest))
        return [];
    return Object.entries(whole).flatMap(([key, value]) => value === undefined ? [] : removedPointers(value, own(rest, key), at + pointerStep(key)));
}
/** Whether deleting parts of `whole` can give `rest`. */
function isRestOf(whole, rest) {
    if (Array.isArray(whole) && Array.isArray(rest)) {
        let next = 0;
        for (const item of whole)
            if (next < rest.length && isRestOf(item, rest[next]))
                next++;
        return next === rest.length;
    }
    if (isJsonObject(whole) && isJsonObject(rest)) {
        return Object.entries(rest).every(([key, value]) => {
            const before = own(whole, key);
            return before !== undefined && isRestOf(before, value);
        });
    }
    return equalJson(whole, rest);
}
/** A change is ignored when it lies in what is deleted on every side that has it; one that holds deleted parts, in those parts. */
function covered(changed, base, head, deleted) {
    const ignored = new Set();
    for (const pointer of changed) {
        const within = (side, gone) => valueAt(side, pointer) === undefined || gone.some((ancestor) => isAtOrBelow(pointer, ancestor));
        if (within(base, deleted.base) && within(head, deleted.head)) {
            ignored.add(pointer);
            continue;
        }
        for (const gone of [...deleted.base, ...deleted.head])
            if (isAtOrBelow(gone, pointer))
                ignored.add(gone);
    }
    return [...ignored].sort(compareCodeUnits);
}

;// CONCATENATED MODULE: ./build/compare/application-report.js







/** Compares both sides of one Application and says all that there is to say of it. */
async function reportPair(inputs) {
    const { base, head, settings } = inputs;
    const one = (head ?? base);
    const baseResult = base && processSide(base, settings);
    const headResult = head && processSide(head, settings);
    const sides = [baseResult, headResult].filter((side) => side !== undefined);
    const undetermined = [head, base].map((side) => side?.obstacle).find((obstacle) => obstacle?.kind === 'undetermined');
    const findings = findingsOf(inputs, baseResult, headResult);
    const report = {
        name: one.application.name,
        namespace: one.application.namespace,
        project: one.application.project,
        destination: shownDestination(one.application),
        definedAt: definedAt(one.application),
        status: statusOf(inputs),
        reasons: inputs.reasons,
        digest: {
            ...(baseResult && { base: digestObjects(baseResult.objects, trackingOf(settings)).digest }),
            ...(headResult && { head: digestObjects(headResult.objects, trackingOf(settings)).digest }),
        },
        causes: [],
        findings,
        changes: [],
        unstable: unstableFields(sides),
        notes: [...notesOf(inputs)],
    };
    const objects = headResult?.objects ?? (head === undefined ? baseResult?.objects : undefined);
    if (objects)
        report.objects = objects.length;
    report.changes = [...manifestChange(base, head), ...(await objectChanges(inputs, baseResult, headResult))];
    if (report.status === 'changed' && report.changes.length === 0)
        report.status = 'unchanged';
    return {
        report,
        undetermined,
        unknownKinds: [...new Set(sides.flatMap((side) => side.unknownKinds))],
    };
}
function processSide(side, settings) {
    if (!side.rendered)
        return undefined;
    const { objects, otherSeed } = side.rendered;
    const processed = postProcess(objects, side.application, side.scopes, settings);
    const other = otherSeed && postProcess(otherSeed, side.application, side.scopes, settings);
    return { ...processed, unstable: other ? findUnstable(processed.objects, other.objects) : new Map() };
}
function trackingOf(settings) {
    return {
        annotations: ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'],
        labels: settings.trackingMethod === 'annotation' ? [] : [settings.instanceLabelKey],
    };
}
function statusOf({ base, head }) {
    const obstacles = [head?.obstacle, base?.obstacle];
    if (head?.obstacle?.kind === 'refused')
        return 'error';
    if (obstacles.some((obstacle) => obstacle?.kind === 'undetermined'))
        return 'unknown';
    if (!base)
        return 'added';
    return head ? 'changed' : 'removed';
}
function shownDestination({ destination }) {
    return destination.server === undefined ? destination : { ...destination, server: redactUrl(destination.server) };
}
function definedAt({ origin }) {
    if (origin.found === 'file')
        return `${origin.location.file}:${origin.location.line}`;
    return `rendered by ${origin.chain.join(' → ')}`;
}
/** The Application object itself, where no parent's rendering shows it. */
function manifestChange(base, head) {
    const inFile = (side) => side?.application.origin.found === 'file' ? [side.application.manifest] : [];
    return compareObjects(inFile(base), inFile(head));
}
async function objectChanges({ base, head, settings, deletePath }, before, after) {
    // A side that could not be rendered is not an empty side.
    const comparable = (before || !base || base.obstacle?.kind === 'refused') && (after || !head);
    if (!comparable || (!before && !after))
        return [];
    const sides = {
        base: before?.objects ?? [],
        head: after?.objects ?? [],
        options: { tracking: trackingOf(settings), unstable: mergeUnstable(before, after) },
    };
    const changes = compareObjects(sides.base, sides.head, sides.options);
    return ignoredFields(changes, sides, (head ?? base)?.application.manifest['spec'], deletePath);
}
function mergeUnstable(...sides) {
    const merged = new Map();
    for (const side of sides) {
        for (const [key, pointers] of side?.unstable ?? [])
            merged.set(key, [...new Set([...(merged.get(key) ?? []), ...pointers])]);
    }
    return merged;
}
function unstableFields(sides) {
    const names = new Map(sides.flatMap(({ objects }) => objects).map((object) => nameByKey(object)));
    const fields = [...mergeUnstable(...sides)].flatMap(([key, pointers]) => pointers.map((field) => ({ object: names.get(key) ?? key, field: field === '' ? '(its name)' : field })));
    return fields.sort((a, b) => (a.object + a.field < b.object + b.field ? -1 : 1));
}
function nameByKey(object) {
    const identity = identityOf(object);
    return [identityKey(identity), describe(identity)];
}
function findingsOf({ base, head }, baseResult, headResult) {
    const findings = [];
    if (!head)
        return findings;
    const { application, obstacle } = head;
    const place = application.origin.found === 'file' ? application.origin.location : {};
    if (obstacle?.kind === 'refused') {
        findings.push({
            rule: 'render-failed',
            severity: 'error',
            new: !(base?.obstacle?.kind === 'refused' && isSameFault(base.obstacle.message, obstacle.message)),
            message: obstacle.message,
            help: 'Argo CD would show this as a ComparisonError and deploy nothing.',
            application: application.name,
            ...place,
        });
    }
    const repeatedBefore = new Set(baseResult?.repeated.map(identityKey));
    for (const identity of headResult?.repeated ?? []) {
        findings.push({
            rule: 'repeated-resource',
            severity: 'warning',
            new: !repeatedBefore.has(identityKey(identity)),
            message: `${describe(identity)} is rendered more than once; Argo CD keeps the last one`,
            help: 'Remove or rename all but one.',
            application: application.name,
            ...place,
        });
    }
    return findings;
}
/** A fault that base has too may stand on another line, or name another size: it is not the change's. */
function isSameFault(base, head) {
    const withoutNumbers = (message) => message.replace(/(?<=[\s:])\d+(?=[\s:,)]|$)/g, '0');
    return withoutNumbers(base) === withoutNumbers(head);
}
function describe({ group, kind, namespace, name }) {
    return `${group === '' ? kind : `${kind}.${group}`} ${namespace === '' ? name : `${namespace}/${name}`}`;
}
function* notesOf({ base, head, settings }) {
    const one = (head ?? base);
    yield* new Set([...(base?.notes ?? []), ...(head?.notes ?? [])]);
    if (!head)
        yield removalNote(one.application);
    if (head && base?.obstacle?.kind === 'refused' && !head.obstacle) {
        yield `base could not be rendered (${base.obstacle.message}): every object is shown as added.`;
    }
    const renders = [base?.rendered, head?.rendered].filter((rendered) => rendered !== undefined);
    yield* capabilityNotes(renders, settings);
    if (renders.some((rendered) => rendered.lookup))
        yield 'A template called `lookup`: it finds nothing here, as in Argo CD.';
    yield* new Set(renders.flatMap((rendered) => rendered.warnings));
}
function* capabilityNotes(renders, settings) {
    const { clusterGuessed, kubeVersion } = settings;
    if (clusterGuessed.kubeVersion && renders.some((rendered) => rendered.asked.kubeVersion)) {
        yield `A template asked for the Kubernetes version; ${kubeVersion} was guessed. Give --kube-version.`;
    }
    const asked = [...new Set(renders.flatMap((rendered) => rendered.asked.apiVersions))].sort();
    if (clusterGuessed.apiVersions && asked.length > 0) {
        yield `A template asked whether the cluster serves ${asked.join(', ')}; only Kubernetes' own API versions were assumed. Give --api-versions.`;
    }
}
const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';
function removalNote({ manifest }) {
    const metadata = isJsonObject(manifest['metadata']) ? manifest['metadata'] : {};
    const finalizers = Array.isArray(metadata['finalizers']) ? metadata['finalizers'] : [];
    const cascades = finalizers.some((finalizer) => typeof finalizer === 'string' && finalizer.startsWith(CASCADE_FINALIZER));
    return cascades
        ? 'Deleting this Application deletes its objects: it has the resources finalizer.'
        : 'Deleting this Application leaves its objects in the cluster: it has no resources finalizer.';
}
/** The report of an Application that the change does not reach. */
function unreachedReport({ application, obstacle, }) {
    return {
        report: {
            name: application.name,
            namespace: application.namespace,
            project: application.project,
            destination: shownDestination(application),
            definedAt: definedAt(application),
            status: 'unchanged',
            reasons: [],
            digest: {},
            causes: [],
            findings: [],
            changes: [],
            unstable: [],
            notes: [],
        },
        undetermined: obstacle?.kind === 'undetermined' ? obstacle : undefined,
        unknownKinds: [],
    };
}

;// CONCATENATED MODULE: ./build/text/json-text.js
/** One line of JSON to compare or to hash, in the order of the keys as they are. Bigints are written with an `n`. */
function jsonText(value) {
    return JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? `${item}n` : item)) ?? '';
}

;// CONCATENATED MODULE: ./build/desired/changed-paths.js
/** Files that no tool of Argo CD renders from, by habit: only a guess, so it may decide on speed, never on a result. */
const DOCUMENTS = /\.(md|adoc|rst|png|jpe?g|svg|gif)$|(^|\/)(LICENSE|NOTICE|CODEOWNERS)$|^\.(github|azuredevops|vscode)\//;
/** @returns the paths whose content is not the same on both sides. */
function changedPaths(base, head) {
    if (base.tree === head.tree)
        return [];
    const paths = new Set([...base.entries.keys(), ...head.entries.keys()]);
    return [...paths].filter((path) => base.entries.get(path)?.oid !== head.entries.get(path)?.oid);
}
/** Whether it is worth to start the engine before anybody asks for it. */
function renderingIsLikely(base, head) {
    return changedPaths(base, head).some((path) => !DOCUMENTS.test(path));
}

;// CONCATENATED MODULE: ./build/desired/application-sets.js



/**
 * The ApplicationSets whose Applications this change may reach: the set itself is new or changed, or a changed file lies
 * where its generators or its template look.
 */
function reachedApplicationSets(base, head, isThisRepository) {
    const before = new Map(base.sets.map((set) => [`${set.place}\n${set.name}`, set]));
    const changed = changedPaths(base.snapshot, head.snapshot);
    const reached = new Set();
    for (const set of head.sets) {
        const was = before.get(`${set.place}\n${set.name}`);
        const same = was && jsonText(was.spec) === jsonText(set.spec);
        const prefixes = watchedPrefixes(set.spec, isThisRepository);
        if (!same || changed.some((path) => prefixes.some((prefix) => path.startsWith(prefix))))
            reached.add(set);
    }
    return reached;
}
/** The literal beginnings of every path of this repository that a set looks at. */
function watchedPrefixes(spec, isThisRepository) {
    // A patch of the template can point anywhere.
    if (typeof spec['templatePatch'] === 'string' && /\b(path|repoURL)\b/.test(spec['templatePatch']))
        return [''];
    const template = isJsonObject(spec['template']) ? spec['template'] : {};
    const templateSpec = isJsonObject(template['spec']) ? template['spec'] : {};
    const generated = gitGenerators(spec['generators'])
        .filter((git) => mayBeHere(git, isThisRepository))
        .flatMap(generatorPaths);
    const sources = [templateSpec['source'], ...(Array.isArray(templateSpec['sources']) ? templateSpec['sources'] : [])];
    const templated = sources
        .filter(isJsonObject)
        .filter((source) => mayBeHere(source, isThisRepository) || source['chart'] !== undefined)
        .flatMap(sourcePaths)
        // A path that is a parameter alone is one of the generator's.
        .filter((path) => !(generated.length > 0 && path.startsWith('{{')));
    return [...generated, ...templated].map((path) => /^[^{*?[$]*/.exec(path.replace(/^\.?\//, ''))?.[0] ?? '');
}
/** A URL with a parameter in it may be the one of this repository. */
function mayBeHere({ repoURL }, isThisRepository) {
    return typeof repoURL === 'string' && (repoURL.includes('{{') || isThisRepository(repoURL));
}
/** Every `git` generator, however deep in `matrix` and `merge`. */
function gitGenerators(value) {
    if (Array.isArray(value))
        return value.flatMap(gitGenerators);
    if (!isJsonObject(value))
        return [];
    return Object.entries(value).flatMap(([key, item]) => key === 'git' && isJsonObject(item) ? [item] : gitGenerators(item));
}
function generatorPaths(git) {
    return [git['directories'], git['files']]
        .flatMap((entries) => (Array.isArray(entries) ? entries : []))
        .map((entry) => (isJsonObject(entry) ? entry['path'] : undefined))
        .filter((path) => typeof path === 'string');
}
/** What a source reads: its path, unless it is a chart of elsewhere, and value files of a `$ref`. */
function sourcePaths(source) {
    const helm = isJsonObject(source['helm']) ? source['helm'] : {};
    const files = (Array.isArray(helm['valueFiles']) ? helm['valueFiles'] : []).filter((file) => typeof file === 'string');
    const referenced = files.filter((file) => file.startsWith('$')).map((file) => file.replace(/^\$[^/]*\//, ''));
    return typeof source['path'] === 'string' && source['chart'] === undefined
        ? [source['path'], ...referenced]
        : referenced;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./build/text/yaml.js

/** Sexagesimal numbers and timestamps are YAML 1.1, but not what Kubernetes' parser makes of them: there they are strings. */
const NOT_IN_KUBERNETES = new Set(['tag:yaml.org,2002:timestamp', 'TIME']);
/** More aliases than any manifest needs; fewer than an alias bomb wants. */
const MAXIMUM_ALIASES = 100;
/**
 * Parses a YAML file, or a JSON one, as Kubernetes reads it (YAML 1.1 booleans and octals; sigs.k8s.io/yaml), with positions.
 * Empty documents are left out. Never throws: what cannot be parsed is a failure with its place.
 */
function parseYaml(text) {
    const lineCounter = new dist/* LineCounter */.HN();
    const file = { documents: [], failures: [] };
    const parsed = (0,dist/* parseAllDocuments */.hR)(text, {
        lineCounter,
        version: '1.1',
        prettyErrors: false,
        // Kubernetes refuses keys that are no scalars; a template's `{{ x }}` reads as one.
        stringKeys: true,
        intAsBigInt: true,
        customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !(NOT_IN_KUBERNETES.has(tag.tag) || tag.format === 'TIME')),
    });
    for (const document of Array.isArray(parsed) ? parsed : [])
        addDocument(file, document, lineCounter);
    return file;
}
function addDocument(file, document, lineCounter) {
    if (document.errors.length > 0) {
        file.failures.push(...document.errors.slice(0, 1).map((error) => failureOf(error, lineCounter)));
        return;
    }
    const start = document.contents?.range[0] ?? 0;
    const { line, col } = lineCounter.linePos(start);
    try {
        const value = document.toJS({ maxAliasCount: MAXIMUM_ALIASES, reviver: narrowInteger });
        if (value !== null && value !== undefined)
            file.documents.push({ value, line, column: col });
    }
    catch (error) {
        // The library throws a ReferenceError when aliases expand beyond the maximum.
        file.failures.push({ message: error instanceof Error ? error.message : String(error), line, column: col });
    }
}
function failureOf(error, lineCounter) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { message: error.message, line, column: col };
}
/** Integers are read as bigints so that none loses digits; those that fit become numbers. */
function narrowInteger(_key, value) {
    return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

;// CONCATENATED MODULE: ./build/desired/custom-scopes.js




const CRD = 'CustomResourceDefinition';
/**
 * The scopes of custom kinds: from the CustomResourceDefinitions that are rendered, and, if these leave a kind unknown, from
 * those that stand in files of the repository and are not rendered here.
 */
async function customScopes(rendered, snapshot) {
    const objects = rendered.flatMap(flattenList);
    const scopes = new Map();
    for (const object of objects)
        addScope(object, scopes);
    if (objects.every(({ apiVersion, kind }) => scopeOf(groupOf(apiVersion), kind, scopes) !== 'unknown'))
        return scopes;
    const inFiles = new Map();
    const paths = [...(await snapshot.filesContaining(CRD))].filter((path) => /\.(ya?ml|json)$/.test(path));
    const oids = paths.map((path) => snapshot.entries.get(path)?.oid ?? '').filter((oid) => oid !== '');
    for (const bytes of (await snapshot.read(oids)).values()) {
        const text = bytes.toString('utf8');
        // A template is no YAML yet; what it makes is among the rendered objects.
        if (text.includes('{{'))
            continue;
        for (const { value } of parseYaml(text).documents)
            if (isJsonObject(value))
                addScope(value, inFiles);
    }
    return new Map([...inFiles, ...scopes]);
}
function addScope(object, scopes) {
    if (object['kind'] !== CRD)
        return;
    const found = customScope(object);
    if (found)
        scopes.set(found[1], found[0]);
}

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./build/argocd/source-type.js

const source_type_BLOCKS = { helm: 'Helm', kustomize: 'Kustomize', directory: 'Directory', plugin: 'Plugin' };
const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
function isKustomizationFile(name) {
    return KUSTOMIZATION_FILES.includes(name);
}
/** @returns the blocks of a source that name a tool; an empty block counts as present (types.go ExplicitType). */
function explicitTypes(source) {
    return Object.keys(source_type_BLOCKS)
        .filter((block) => source[block] !== undefined)
        .map((block) => source_type_BLOCKS[block]);
}
/**
 * The tool that Argo CD detects from the names in the Application's directory itself, never deeper: Kustomize wins over
 * Helm because its file comes later in the walk (util/app/discovery Discover).
 */
function detectType(fileNames) {
    let type = 'Directory';
    for (const name of fileNames) {
        if (isKustomizationFile(name))
            return 'Kustomize';
        if (name.endsWith('Chart.yaml'))
            type = 'Helm';
    }
    return type;
}
/** Files that override a source, in the order in which they are merged (reposerver mergeSourceParameters). */
function overrideFiles(instanceName) {
    return ['.argocd-source.yaml', `.argocd-source-${instanceName}.yaml`];
}
const RESTORED = ['repoURL', 'path', 'chart', 'targetRevision'];
/** @returns the source with an override file merged over it; where it comes from cannot be overridden. */
function mergeOverride(source, override) {
    const merged = mergePatch(source, override);
    for (const field of RESTORED) {
        const own = source[field];
        if (own === undefined)
            delete merged[field];
        else
            merged[field] = own;
    }
    return merged;
}
/** JSON merge patch, RFC 7396. */
function mergePatch(target, patch) {
    if (!isJsonObject(patch))
        return patch;
    const out = isJsonObject(target) ? { ...target } : {};
    for (const [key, value] of Object.entries(patch)) {
        if (value === null || value === undefined)
            delete out[key];
        else
            out[key] = mergePatch(out[key], value);
    }
    return out;
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/desired/may-have-children.js



/** How every Application, ApplicationSet and AppProject begins, whatever writes it. */
const ARGO_CD_API = 'argoproj.io/v1';
/** Unpacked; a larger archive is rendered rather than looked into. */
const MAXIMUM_ARCHIVE_BYTES = 64 * 1024 * 1024;
/**
 * Whether an Application may come out of a render: only if its API version went in, in a file, an archive of a dependency or an
 * argument.
 */
async function mayHaveChildren(steps) {
    for (const step of steps) {
        if (jsonText(step.arguments).includes(ARGO_CD_API))
            return true;
        const mentioning = await oidsContaining(step.snapshot, ARGO_CD_API);
        const isBeside = await besideChart(step);
        for (const [path, { oid }] of step.files) {
            if (mentioning.has(oid) && !isBeside(path))
                return true;
            if (/\.(tgz|tar\.gz)$/.test(path) && (await archiveMentions(step.snapshot, oid)))
                return true;
        }
    }
    return false;
}
/**
 * Which files lie in a chart's folder without being rendered: an Application is often kept beside the chart that it deploys.
 * They can still get into the output where a template reads files of the chart.
 */
async function besideChart({ operation, arguments: { chart }, files, snapshot, }) {
    if (operation !== 'helm.template' || typeof chart !== 'string')
        return () => false;
    const folder = chart === '' ? '' : `${chart}/`;
    const reading = await oidsContaining(snapshot, '.Files');
    const rendered = (path) => /^(templates|charts|crds)\//.test(path.slice(folder.length));
    for (const [path, { oid }] of files)
        if (rendered(path) && reading.has(oid))
            return () => false;
    return (path) => path.startsWith(folder) && !rendered(path) && !/values[^/]*$/i.test(path);
}
const oidsOf = new WeakMap();
function oidsContaining(snapshot, text) {
    const known = oidsOf.get(snapshot) ?? new Map();
    oidsOf.set(snapshot, known);
    let oids = known.get(text);
    if (!oids) {
        oids = snapshot
            .filesContaining(text)
            .then((paths) => new Set([...paths].map((path) => snapshot.entries.get(path)?.oid ?? '')));
        known.set(text, oids);
    }
    return oids;
}
/** By blob id: equal ids are equal bytes, so it never goes stale. */
const archives = new Map();
function archiveMentions(snapshot, oid) {
    let mentions = archives.get(oid);
    if (!mentions) {
        mentions = lookInto(snapshot, oid);
        archives.set(oid, mentions);
    }
    return mentions;
}
async function lookInto(snapshot, oid) {
    const packed = (await snapshot.read([oid])).get(oid) ?? Buffer.alloc(0);
    try {
        const unpacked = await (0,external_node_util_namespaceObject.promisify)(external_node_zlib_namespaceObject.gunzip)(packed, { maxOutputLength: MAXIMUM_ARCHIVE_BYTES });
        return unpacked.includes(ARGO_CD_API) || holdsArchives(unpacked);
    }
    catch {
        return true;
    }
}
const TAR_BLOCK = 512;
/** Whether a tar has an archive among its files: a dependency of the dependency. Long names stand in entries of their own. */
function holdsArchives(tar) {
    for (let at = 0; at + TAR_BLOCK <= tar.length;) {
        const name = tar.toString('latin1', at, at + 100);
        const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
        const type = tar.toString('latin1', at + 156, at + 157);
        const content = at + TAR_BLOCK;
        const longName = type === 'L' || type === 'x' ? tar.toString('latin1', content, content + size) : '';
        if (/\.(tgz|tar\.gz)/.test(name + longName))
            return true;
        at = content + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/desired/discover.js






function foundApplicationSet(manifest, place, line) {
    const spec = isJsonObject(manifest['spec']) ? manifest['spec'] : {};
    return { name: metadataString(manifest, 'name'), place, line, spec };
}
const MANIFEST_FILE = /\.(ya?ml|json)$/;
const MAY_DEFINE_APPLICATION = /\bkind["']?\s*:\s*["']?(Application|ApplicationSet)\b/;
/** Finds the Applications that stand in files (YAML, JSON, several documents, Lists), template files left aside. */
async function discover(side, cache) {
    const found = { applications: [], applicationSets: [], findings: [], skipped: new Map() };
    for (const tree of side.applicationTrees)
        await discoverIn(tree, side, cache, found);
    return found;
}
async function discoverIn(tree, side, cache, found) {
    const { snapshot } = tree;
    const mentioning = await snapshot.filesContaining(ARGO_CD_API);
    const paths = [...mentioning].filter((path) => MANIFEST_FILE.test(path)).sort();
    const manifests = paths.filter((path) => !isChartTemplate(path, snapshot));
    skip(found, 'template', paths.length - manifests.length);
    const texts = await readTexts(snapshot, manifests, cache);
    const fragments = [];
    for (const path of manifests) {
        const oid = snapshot.entries.get(path)?.oid ?? '';
        const text = texts.get(oid) ?? '';
        // Most files that mention the group only carry one of its annotations; parsing them all would be most of the work.
        if (!cache.has(oid) && !MAY_DEFINE_APPLICATION.test(text)) {
            skip(found, 'other-kind');
            continue;
        }
        const parsed = cache.get(oid) ?? parseYaml(text);
        cache.set(oid, parsed);
        readFile(tree.prefix + path, text, parsed, side, found, (application) => fragments.push({ path, application }));
    }
    await sortFragments(snapshot, fragments, found);
}
function skip(found, reason, count = 1) {
    if (count > 0)
        found.skipped.set(reason, (found.skipped.get(reason) ?? 0) + count);
}
/** A file of `templates/` in a Helm chart: its Applications are found by rendering, if at all. */
function isChartTemplate(path, snapshot) {
    for (let at = path.indexOf('templates/'); at >= 0; at = path.indexOf('templates/', at + 1)) {
        const chart = path.slice(0, at);
        if ((chart === '' || chart.endsWith('/')) && snapshot.entries.has(`${chart}Chart.yaml`))
            return true;
    }
    return false;
}
async function readTexts(snapshot, paths, cache) {
    const oids = paths
        .map((path) => snapshot.entries.get(path)?.oid ?? '')
        .filter((oid) => oid !== '' && !cache.has(oid));
    const blobs = await snapshot.read(oids);
    return new Map([...blobs].map(([oid, bytes]) => [oid, bytes.toString('utf8')]));
}
function readFile(file, text, parsed, side, found, onFragment) {
    for (const failure of parsed.failures) {
        if (text.includes('{{'))
            skip(found, 'template');
        else {
            found.findings.push({
                rule: 'yaml-invalid',
                severity: 'error',
                message: `Not valid YAML: ${failure.message}`,
                help: 'Argo CD cannot read this file; mend it at this place.',
                file,
                line: failure.line,
                column: failure.column,
            });
        }
    }
    for (const document of parsed.documents) {
        const location = { file, line: document.line, column: document.column };
        for (const object of isJsonObject(document.value) ? flattenList(document.value) : []) {
            if (isArgoCdKind(object, 'ApplicationSet')) {
                found.applicationSets.push(foundApplicationSet(object, file, document.line));
            }
            else if (!isArgoCdKind(object, 'Application')) {
                skip(found, 'other-kind');
            }
            else {
                const application = readApplication(object, { found: 'file', location }, side.settings.namespace);
                if (application.name.includes('{{'))
                    skip(found, 'template');
                else if (application.name === '')
                    found.findings.push(nameless(location));
                else if (application.sources.length === 0)
                    onFragment(application);
                else
                    found.applications.push(application);
            }
        }
    }
}
function nameless(location) {
    return {
        rule: 'application-invalid',
        severity: 'error',
        message: 'An Application without metadata.name',
        help: 'Give it a name; Kubernetes refuses an object without one.',
        ...location,
    };
}
/** An Application without a source is a Kustomize patch when a kustomization names its file; else it is a broken Application. */
async function sortFragments(snapshot, fragments, found) {
    if (fragments.length === 0)
        return;
    const kustomizations = [...snapshot.entries.values()].filter((entry) => isKustomizationFile(entry.path.slice(entry.path.lastIndexOf('/') + 1)));
    const blobs = await snapshot.read(kustomizations.map((entry) => entry.oid));
    const texts = [...blobs.values()].map((bytes) => bytes.toString('utf8'));
    for (const { path, application } of fragments) {
        const name = path.slice(path.lastIndexOf('/') + 1);
        if (texts.some((text) => text.includes(name)))
            skip(found, 'kustomize-patch');
        else
            found.applications.push(application);
    }
}

;// CONCATENATED MODULE: ./build/desired/obstacles.js
/** Argo CD itself would refuse this, with about this message. */
class RefusedByArgoCd extends Error {
}
/** What this version, or this machine, cannot find out: never a pass and never a failure of the change. */
class NotDetermined extends Error {
    undetermined;
    constructor(reason, { detail, help } = {}) {
        super(detail === undefined ? reason : `${reason}: ${detail}`);
        this.undetermined = { reason, detail, help };
    }
}
/** @returns the obstacle that was thrown; anything else is a defect and goes on. */
function obstacleOf(thrown) {
    if (thrown instanceof RefusedByArgoCd)
        return { kind: 'refused', message: thrown.message };
    if (thrown instanceof NotDetermined)
        return { kind: 'undetermined', ...thrown.undetermined };
    throw thrown;
}

;// CONCATENATED MODULE: ./build/argocd/build-environment.js

/**
 * Stands in for a commit where an Application substitutes its revision, so that base and head
 * do not differ by the commit alone.
 */
const REVISION_PLACEHOLDER = '0000000000000000000000000000000000000000';
/** The variables that Argo CD substitutes (reposerver/repository newEnv; argocd-semantics B3). */
function buildEnvironment(application, source, argoCdNamespace) {
    return new Map([
        ['ARGOCD_APP_NAME', instanceName(application, argoCdNamespace)],
        ['ARGOCD_APP_NAMESPACE', application.destination.namespace ?? ''],
        ['ARGOCD_APP_PROJECT_NAME', application.project],
        ['ARGOCD_APP_REVISION', REVISION_PLACEHOLDER],
        ['ARGOCD_APP_REVISION_SHORT', REVISION_PLACEHOLDER.slice(0, 7)],
        ['ARGOCD_APP_REVISION_SHORT_8', REVISION_PLACEHOLDER.slice(0, 8)],
        ['ARGOCD_APP_SOURCE_REPO_URL', source.repoURL ?? ''],
        ['ARGOCD_APP_SOURCE_PATH', source.path ?? ''],
        ['ARGOCD_APP_SOURCE_TARGET_REVISION', source.targetRevision ?? ''],
    ]);
}
const SPECIAL = /[*#$@!?\-0-9]/;
/**
 * Substitutes `$X` and `${X}` as Go's os.Expand over the environment alone: unknown names become empty, `$$` becomes `$`
 * (util/env Envsubst of Argo CD). A `$` that starts no name is dropped or kept exactly as os.Expand does.
 */
function expand(text, environment) {
    let out = '';
    for (let at = 0; at < text.length;) {
        const dollar = text.indexOf('$', at);
        if (dollar < 0 || dollar === text.length - 1)
            return out + text.slice(at);
        out += text.slice(at, dollar);
        const { name, width } = shellName(text.slice(dollar + 1));
        if (name === '' && width === 0)
            out += '$';
        else if (name === '$')
            out += '$';
        else if (name !== '')
            out += environment.get(name) ?? '';
        at = dollar + 1 + width;
    }
    return out;
}
/** os.getShellName: the name after a `$`, and how many characters it takes; a bad `${` takes what Go takes and yields nothing. */
function shellName(rest) {
    if (rest[0] === '{') {
        if (rest.length > 2 && SPECIAL.test(rest[1]) && rest[2] === '}')
            return { name: rest[1], width: 3 };
        const close = rest.indexOf('}', 1);
        if (close < 0)
            return { name: '', width: 1 };
        return close === 1 ? { name: '', width: 2 } : { name: rest.slice(1, close), width: close + 1 };
    }
    if (SPECIAL.test(rest[0]))
        return { name: rest[0], width: 1 };
    const name = /^[A-Za-z0-9_]*/.exec(rest)?.[0] ?? '';
    return { name, width: name.length };
}

;// CONCATENATED MODULE: ./build/desired/input-closure.js




function addAll(into, files) {
    for (const { path, entry } of files)
        into.set(path, { oid: entry.oid, size: entry.size });
}
/** Every file and submodule below a directory, symlinks followed inside the tree. */
function directoryFiles(snapshot, directory) {
    const files = new Map();
    addAll(files, listFiles(snapshot, directory, { followDirectoryLinks: true }));
    addSubmodules(files, snapshot, directory);
    return files;
}
/** Adds the submodules below a directory. */
function addSubmodules(into, snapshot, directory) {
    for (const { path, oid } of submodules(snapshot)) {
        if (directory === '' || path.startsWith(`${directory}/`))
            into.set(path, { oid, size: 0, submodule: true });
    }
}
/** Every string in a YAML value, and the part after `=` of those that have one (`files: [name=path]`). */
function* stringsIn(value) {
    if (typeof value === 'string') {
        yield value;
        const equals = value.indexOf('=');
        if (equals >= 0)
            yield value.slice(equals + 1);
    }
    else if (Array.isArray(value)) {
        for (const item of value)
            yield* stringsIn(item);
    }
    else if (typeof value === 'object' && value !== null) {
        for (const item of Object.values(value))
            yield* stringsIn(item);
    }
}
/**
 * The files that building a kustomization can read: whatever any string in it, or in a configuration that it names, points
 * to, and so on. More than is read, never less by a field that nobody thought of; a file that is left out anyway makes the
 * build fail, it cannot change its result.
 *
 * @param extra paths relative to the directory that the Application adds (components, patch files).
 */
async function kustomizeFiles(snapshot, directory, extra) {
    const files = new Map();
    const visited = new Set();
    let pending = [directory];
    for (const path of extra)
        pending.push(...targets(snapshot, directory, path));
    while (pending.length > 0) {
        const round = pending.filter((path) => !visited.has(path));
        for (const path of round)
            visited.add(path);
        pending = (await Promise.all(round.map((path) => visit(snapshot, path, files)))).flat();
    }
    return files;
}
/** Adds one file, or one directory with its kustomization. @returns what these point to. */
async function visit(snapshot, path, files) {
    const resolved = resolvePath(snapshot, path);
    if ('error' in resolved)
        return [];
    const entry = snapshot.entries.get(resolved.path);
    if (entry?.type === 'submodule')
        files.set(path, { oid: entry.oid, size: 0, submodule: true });
    if (entry?.type === 'file') {
        files.set(path, { oid: entry.oid, size: entry.size });
        return /\.(ya?ml|json)$/.test(path) || isKustomizationFile(external_node_path_namespaceObject.posix.basename(path))
            ? pointers(snapshot, path, entry.oid, files)
            : [];
    }
    return listFiles(snapshot, path, { followDirectoryLinks: false })
        .filter((file) => external_node_path_namespaceObject.posix.dirname(file.path) === (path === '' ? '.' : path) && isKustomizationFile(external_node_path_namespaceObject.posix.basename(file.path)))
        .map((file) => file.path);
}
async function pointers(snapshot, path, oid, files) {
    const directory = external_node_path_namespaceObject.posix.dirname(path) === '.' ? '' : external_node_path_namespaceObject.posix.dirname(path);
    const found = [];
    for (const value of await stringsOf(snapshot, oid, isKustomizationFile(external_node_path_namespaceObject.posix.basename(path)))) {
        for (const target of targets(snapshot, directory, value))
            if (!files.has(target))
                found.push(target);
    }
    return found;
}
/** Strings by blob: base and head, and overlays on one base, share most of them. Equal ids are equal bytes, so it never goes stale. */
const stringsByBlob = new Map();
function stringsOf(snapshot, oid, kustomization) {
    const key = `${oid} ${kustomization}`;
    let strings = stringsByBlob.get(key);
    if (!strings) {
        strings = readStrings(snapshot, oid, kustomization);
        stringsByBlob.set(key, strings);
    }
    return strings;
}
/** Only a kustomization, or a configuration of one of kustomize's own kinds, can name further files. */
async function readStrings(snapshot, oid, kustomization) {
    const text = (await snapshot.read([oid])).get(oid)?.toString('utf8') ?? '';
    if (!kustomization && !MAY_NAME_FILES.test(text))
        return [];
    return [...new Set(parseYaml(text).documents.flatMap(({ value }) => [...stringsIn(value)]))];
}
/** Builtin transformers and generators, and kustomizations under other names: no other kind of file can name a file. */
const MAY_NAME_FILES = /\bapiVersion["']?:\s*["']?(builtin|kustomize\.config\.k8s\.io)\b/;
/** @returns the path inside the tree that a string names from a directory, if there is one. */
function targets(snapshot, directory, value) {
    if (value === '' || value.length > 1024 || value.includes('\n') || value.includes('://') || value.startsWith('/'))
        return [];
    const path = external_node_path_namespaceObject.posix.join(directory === '' ? '.' : directory, value).replace(/\/$/, '');
    if (path.startsWith('..'))
        return [];
    const normal = path === '.' ? '' : path;
    const submodule = submodules(snapshot).find((each) => normal.startsWith(`${each.path}/`));
    if (submodule)
        return [submodule.path];
    return 'error' in resolvePath(snapshot, normal) ? [] : [normal];
}
const JSONNET_IMPORT = /\bimport(?:str|bin)?\s*@?(?:"([^"]+)"|'([^']+)')/g;
/**
 * The files that a jsonnet file can import, and so on: looked up beside the importing file, then in the library
 * directories.
 */
async function jsonnetFiles(snapshot, file, libraries) {
    const files = new Map();
    let pending = [file];
    while (pending.length > 0) {
        const next = [];
        for (const path of pending) {
            const resolved = resolvePath(snapshot, path);
            const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
            if (entry?.type === 'submodule')
                files.set(path, { oid: entry.oid, size: 0, submodule: true });
            if (files.has(path) || entry?.type !== 'file')
                continue;
            files.set(path, { oid: entry.oid, size: entry.size });
            const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
            for (const match of text.matchAll(JSONNET_IMPORT)) {
                const name = match[1] ?? match[2] ?? '';
                for (const directory of [external_node_path_namespaceObject.posix.dirname(path), ...libraries]) {
                    next.push(...targets(snapshot, directory === '.' ? '' : directory, name));
                }
            }
        }
        pending = next;
    }
    return files;
}

;// CONCATENATED MODULE: ./build/desired/plan-directory.js






const CANDIDATE = /\.(yaml|yml|json|jsonnet)$/;
/** `reposerver.max.combined.directory.manifests.size`, for all but jsonnet files. */
const plan_directory_MAXIMUM_BYTES = 10 * 1000 * 1000;
/** Plain manifests and jsonnet files of a directory, in the order of the walk (reposerver findManifests; argocd-semantics B6). */
async function planDirectory(context) {
    const { snapshot, source, directory } = context;
    const options = source.directory ?? {};
    const candidates = await selectFiles(context, options);
    const steps = [];
    let plain;
    let bytes = 0;
    for (const { path, entry } of candidates) {
        if (path.endsWith('.jsonnet')) {
            steps.push(await jsonnetStep(context, path));
            plain = undefined;
            continue;
        }
        bytes += entry.size;
        if (!plain) {
            plain = new Map();
            steps.push({ operation: 'manifests.parse', arguments: {}, files: plain, snapshot });
        }
        plain.set(path, { oid: entry.oid, size: entry.size });
    }
    if (source.directory?.['recurse'] === true) {
        const unseen = new Map();
        addSubmodules(unseen, snapshot, directory);
        if (unseen.size > 0)
            steps.push({ operation: 'manifests.parse', arguments: {}, files: unseen, snapshot });
    }
    if (bytes > plan_directory_MAXIMUM_BYTES) {
        throw new RefusedByArgoCd(`its manifest files have ${bytes} bytes together; Argo CD's limit is ${plan_directory_MAXIMUM_BYTES} (reposerver.max.combined.directory.manifests.size)`);
    }
    return steps;
}
async function selectFiles(context, options) {
    const { snapshot, directory, source } = context;
    const written = joinInside('', source.path ?? '');
    // filepath.Walk does not enter a root that is a link: Argo CD finds nothing there.
    if (!('error' in written) && snapshot.links.has(written.path))
        return [];
    const recurse = options['recurse'] === true;
    const anyExtension = options['disableExtensionFilter'] === true;
    const files = listFiles(snapshot, directory, { followDirectoryLinks: false }).filter(({ path }) => (anyExtension || CANDIDATE.test(path)) &&
        (recurse || external_node_path_namespaceObject.posix.dirname(path) === (directory === '' ? '.' : directory)));
    const relative = files.map(({ path }) => (directory === '' ? path : path.slice(directory.length + 1)));
    const excluded = await plan_directory_matches(context, options['exclude'], relative);
    const included = await plan_directory_matches(context, options['include'], relative);
    return files.filter((_, index) => !excluded?.[index] && (included?.[index] ?? true));
}
/** @returns which paths a glob of the spec matches (gobwas, no separator), or undefined without a glob. */
async function plan_directory_matches(context, pattern, texts) {
    if (typeof pattern !== 'string' || pattern === '')
        return undefined;
    const outcome = await context.renderer.call({
        operation: 'glob.match',
        arguments: { pattern, separators: '', texts },
        files: [],
        application: context.application.name,
    });
    if (!outcome.ok)
        throw new RefusedByArgoCd(`directory pattern "${pattern}": ${outcome.message}`);
    const { result } = outcome;
    const found = isJsonObject(result) ? result['matches'] : undefined;
    return Array.isArray(found) ? found.map((match) => match === true) : undefined;
}
async function jsonnetStep(context, file) {
    const { snapshot, directory, environment, source } = context;
    const jsonnet = isJsonObject(source.directory?.['jsonnet']) ? source.directory['jsonnet'] : {};
    const libraries = (Array.isArray(jsonnet['libs']) ? jsonnet['libs'] : [])
        .filter((library) => typeof library === 'string')
        .map((library) => {
        const joined = joinInside('', library);
        if ('error' in joined)
            throw new RefusedByArgoCd(`jsonnet library "${library}" leads out of the repository`);
        return joined.path;
    });
    return {
        operation: 'jsonnet.evaluate',
        arguments: {
            file,
            libs: [directory, ...libraries],
            tlas: variables(jsonnet['tlas'], environment),
            extVars: variables(jsonnet['extVars'], environment),
            output: 'objects',
        },
        files: await jsonnetFiles(snapshot, file, [directory, ...libraries]),
        snapshot,
    };
}
function variables(value, environment) {
    return (Array.isArray(value) ? value : []).filter(isJsonObject).map((variable) => ({
        name: typeof variable['name'] === 'string' ? variable['name'] : '',
        value: typeof variable['value'] === 'string' ? expand(variable['value'], environment) : '',
        code: variable['code'] === true,
    }));
}

;// CONCATENATED MODULE: ./build/argocd/bundled-tools.js

/** The newest Argo CD that this version knows: assumed when nobody says which one is in use. */
const NEWEST_ARGO_CD = { major: 3, minor: 6 };
/**
 * @param text `3.4`, `v3.4.2`, `3.4.2+abc`.
 * @throws InputError when it is not a version, or older than 2.10.
 */
function parseArgoCdVersion(text) {
    const match = /^v?(\d+)\.(\d+)(\.\d+)?([-+].*)?$/.exec(text.trim());
    const version = match && { major: Number(match[1]), minor: Number(match[2]) };
    if (!version || !isAtLeast(version, 2, 10)) {
        throw new InputError(`argocd-version: "${text}" is not an Argo CD version from 2.10 on`, {
            next: 'Write it as MAJOR.MINOR, such as 3.4.',
        });
    }
    return version;
}
function isAtLeast(version, major, minor) {
    return version.major > major || (version.major === major && version.minor >= minor);
}
/** Helm 4 is bundled from Argo CD 3.5 on (hack/tool-versions.sh of each release). */
function helmMajor(version) {
    return isAtLeast(version, 3, 5) ? '4' : '3';
}
/** Newest Kubernetes of the end-to-end matrix of each Argo CD minor (docs/operator-manual/tested-kubernetes-versions.md). */
const TESTED_KUBERNETES = {
    '2.10': '1.28.0',
    '2.11': '1.29.0',
    '2.12': '1.29.0',
    '2.13': '1.30.0',
    '2.14': '1.31.0',
    '3.0': '1.32.0',
    '3.1': '1.34.0',
    '3.2': '1.34.0',
    '3.3': '1.35.0',
    '3.4': '1.35.0',
};
/** The Kubernetes version to assume for a cluster that nobody described. */
function guessKubeVersion(version) {
    return TESTED_KUBERNETES[`${version.major}.${version.minor}`] ?? '1.36.0';
}
/**
 * The Kubernetes version as Argo CD hands it to Helm: `major.minor.patch` without vendor suffixes such as `-eks-1` or `+k3s1`.
 * @throws InputError when it is not a version.
 */
function parseKubeVersion(text) {
    const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(text.trim());
    if (!match) {
        throw new InputError(`kube-version: "${text}" is not a Kubernetes version`, {
            next: 'Write it as 1.34 or v1.34.2.',
        });
    }
    return `${match[1]}.${match[2]}.${match[3] ?? '0'}`;
}

;// CONCATENATED MODULE: ./build/argocd/helm-arguments.js




function helm_arguments_strings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
function objects(value) {
    return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
function helm_arguments_text(value) {
    return typeof value === 'string' ? value : '';
}
/**
 * The arguments that Argo CD passes to `helm template` for a source (reposerver helmTemplate, util/helm cmd.go;
 * argocd-semantics B4).
 */
function helmOptions(application, source, environment, settings) {
    const helm = source.helm ?? {};
    const set = new Map();
    const setString = new Map();
    for (const parameter of objects(helm['parameters'])) {
        const into = parameter['forceString'] === true ? setString : set;
        into.set(helm_arguments_text(parameter['name']), expand(helm_arguments_text(parameter['value']), environment));
    }
    const kubeVersion = helm_arguments_text(helm['kubeVersion']);
    const apiVersions = helm_arguments_strings(helm['apiVersions']);
    const kustomizeNamespace = helm_arguments_text(source.kustomize?.['namespace']);
    return {
        valueFiles: helm_arguments_strings(helm['valueFiles']),
        ignoreMissingValueFiles: helm['ignoreMissingValueFiles'] === true,
        fileParameters: objects(helm['fileParameters']).map((parameter) => ({
            name: helm_arguments_text(parameter['name']),
            path: helm_arguments_text(parameter['path']),
        })),
        inlineValues: inlineValues(helm),
        fixed: {
            helm: helmMajor(settings.version),
            releaseName: helm_arguments_text(helm['releaseName']) || application.name,
            namespace: helm_arguments_text(helm['namespace']) || kustomizeNamespace || (application.destination.namespace ?? ''),
            kubeVersion: kubeVersion === '' ? settings.kubeVersion : parseKubeVersion(kubeVersion),
            apiVersions: apiVersions.length > 0 ? apiVersions : settings.apiVersions,
            set: [...set].map(([name, value]) => `${name}=${escapeCommas(value)}`),
            setString: [...setString].map(([name, value]) => `${name}=${escapeCommas(value)}`),
            includeCrds: helm['skipCrds'] !== true,
            skipSchemaValidation: helm['skipSchemaValidation'] === true,
            skipTests: helm['skipTests'] === true,
        },
    };
}
/** `valuesObject` replaces `values` entirely (types.go ValuesYAML). */
function inlineValues(helm) {
    const object = helm['valuesObject'];
    if (isJsonObject(object) && Object.keys(object).length > 0)
        return stringifyJson(object);
    return helm_arguments_text(helm['values']) || undefined;
}
/** A comma would start the next assignment of `--set`: escaped, unless it already is or the value is a `{list}` (cleanSetParameters). */
function escapeCommas(value) {
    return value.startsWith('{') && value.endsWith('}') ? value : value.replace(/(?<!\\),/g, '\\,');
}
/** Splits `$ref/path` of a multi-source Application. @returns undefined when the path does not start with `$`. */
function splitRef(path) {
    if (!path.startsWith('$'))
        return undefined;
    const slash = path.indexOf('/');
    return slash < 0 ? { ref: path.slice(1), path: '' } : { ref: path.slice(1, slash), path: path.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./build/desired/plan-helm.js









/** `helm template` on a chart in this repository (reposerver helmTemplate). */
async function planHelm(context) {
    const { application, source, environment, snapshot, directory, side } = context;
    const options = helmOptions(application, source, environment, side.settings);
    const files = directoryFiles(snapshot, directory);
    const include = (file) => {
        if (file.found)
            files.set(file.path, file.found);
        return file.path;
    };
    const values = [];
    for (const file of valueFiles(context, options.valueFiles, options.ignoreMissingValueFiles))
        values.push({ path: include(file) });
    if (options.inlineValues !== undefined)
        values.push({ content: options.inlineValues });
    const setFile = options.fileParameters.map(({ name, path }) => {
        const file = namedFile(context, path);
        if (!file.found)
            throw new RefusedByArgoCd(`fileParameters "${name}": there is no file ${file.path}`);
        return `${name}=${include(file)}`;
    });
    if (source.helm?.['version'] !== undefined && source.helm['version'] !== '') {
        context.notes.add(`helm.version is ignored: Argo CD renders with the Helm that it bundles (Helm ${String(options.fixed['helm'])}).`);
    }
    return [
        {
            operation: 'helm.template',
            arguments: { ...options.fixed, chart: directory, values, setFile, output: 'objects' },
            files,
            snapshot,
        },
    ];
}
/** Resolves one `valueFiles` or `fileParameters` path (util/io/path ResolveValueFilePathOrUrl; reposerver getResolvedValueFiles). */
function namedFile(context, written) {
    const { application, environment, snapshot, directory } = context;
    const ref = application.multiSource ? splitRef(written) : undefined;
    const tree = ref && context.refTree(ref.ref);
    if (ref && tree) {
        if (tree.snapshot.tree !== snapshot.tree) {
            throw new RefusedByArgoCd(`"${written}" is in another revision of this repository than the chart`);
        }
        return fileAt(tree.snapshot, '', expand(ref.path, environment), written);
    }
    if (ref && !environment.has(ref.ref.replace(/[{}]/g, ''))) {
        throw new RefusedByArgoCd(`"${written}": no source of this Application has \`ref: ${ref.ref}\``);
    }
    const path = expand(written, environment);
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(path)?.[1];
    if (scheme !== undefined) {
        if (!/^https?$/i.test(scheme))
            throw new RefusedByArgoCd(`value file "${written}": the URL scheme ${scheme} is not allowed`);
        throw new NotDetermined('a value file is a URL, and this version does not fetch it', { detail: redactUrl(path) });
    }
    return path.startsWith('/')
        ? fileAt(snapshot, '', path.slice(1), written)
        : fileAt(snapshot, directory, path, written);
}
function fileAt(snapshot, directory, path, written) {
    const joined = joinInside(directory, path);
    if ('error' in joined)
        throw new RefusedByArgoCd(`"${written}" leads out of the repository`);
    const resolved = resolvePath(snapshot, joined.path);
    if ('error' in resolved && resolved.error === 'in a submodule') {
        throw new NotDetermined('a value file is in a Git submodule, which this version does not fetch', {
            detail: written,
        });
    }
    if ('error' in resolved && resolved.error !== 'missing')
        throw new RefusedByArgoCd(`"${written}": ${resolved.error}`);
    const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
    const found = entry?.type === 'file' ? { oid: entry.oid, size: entry.size } : undefined;
    return { snapshot, path: joined.path, found, glob: false };
}
function valueFiles(context, written, ignoreMissing) {
    const globs = isAtLeast(context.side.settings.version, 3, 4);
    const files = [];
    for (const path of written) {
        const file = namedFile(context, path);
        if (globs && /[*?[]/.test(file.path)) {
            const matched = expandGlob(file);
            if (matched.length === 0 && !ignoreMissing)
                throw new RefusedByArgoCd(`value files "${path}" match nothing`);
            files.push(...matched);
        }
        else if (file.found)
            files.push(file);
        else if (!ignoreMissing)
            throw new RefusedByArgoCd(`there is no value file ${file.path} (written "${path}")`);
    }
    return globs ? withoutRepeats(files) : files;
}
/** `* ? [` and `**` in lexical order, from 3.4 on. */
function expandGlob(pattern) {
    const scan = picomatch.scan(pattern.path);
    const matches = picomatch(pattern.path, { dot: true, nonegate: true, noext: true });
    const base = scan.base === '.' ? '' : scan.base;
    if ('error' in resolvePath(pattern.snapshot, base))
        return [];
    return listFiles(pattern.snapshot, base, { followDirectoryLinks: false })
        .filter((file) => matches(file.path))
        .map((file) => ({ ...pattern, path: file.path, found: { oid: file.entry.oid, size: file.entry.size }, glob: true }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** From 3.4 on a file is passed once: an entry that names it beats a glob that matches it, else the first place stays. */
function withoutRepeats(files) {
    const explicit = new Set(files.filter((file) => !file.glob).map((file) => external_node_path_namespaceObject.posix.normalize(file.path)));
    const seen = new Set();
    return files.filter((file) => {
        const path = external_node_path_namespaceObject.posix.normalize(file.path);
        if (seen.has(path) || (file.glob && explicit.has(path)))
            return false;
        seen.add(path);
        return true;
    });
}

;// CONCATENATED MODULE: ./build/argocd/kustomize-steps.js


function kustomize_steps_text(value) {
    return typeof value === 'string' ? value : '';
}
/** `key:value` arguments in the order of their keys: Argo CD ranges over a Go map, whose order means nothing. */
function pairs(value, substitute) {
    if (!isJsonObject(value))
        return [];
    return Object.entries(value)
        .filter((entry) => typeof entry[1] === 'string')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => `${key}:${substitute(item)}`);
}
/**
 * The commands that Argo CD runs on a kustomization before it builds it, in its order (util/kustomize Build;
 * argocd-semantics B5).
 *
 * @param components the entries of `kustomize.components` that exist, or all of them when missing ones are an error.
 */
function kustomizeSteps(source, environment, components) {
    const options = source.kustomize ?? {};
    const substitute = (value) => expand(value, environment);
    const steps = [];
    const edit = (...argv) => steps.push({ edit: argv });
    const prefix = kustomize_steps_text(options['namePrefix']);
    if (prefix !== '')
        edit('set', 'nameprefix', '--', prefix);
    const suffix = kustomize_steps_text(options['nameSuffix']);
    if (suffix !== '')
        edit('set', 'namesuffix', '--', suffix);
    const images = Array.isArray(options['images']) ? options['images'].map((image) => substitute(kustomize_steps_text(image))) : [];
    if (images.length > 0)
        edit('set', 'image', ...images);
    const replicas = Array.isArray(options['replicas']) ? options['replicas'].filter(isJsonObject) : [];
    if (replicas.length > 0) {
        edit('set', 'replicas', ...replicas.map((replica) => `${kustomize_steps_text(replica['name'])}=${String(replica['count'] ?? '')}`));
    }
    const labels = pairs(options['commonLabels'], substitute);
    if (labels.length > 0) {
        const flags = ['add', 'label'];
        if (options['forceCommonLabels'] === true)
            flags.push('--force');
        if (options['labelWithoutSelector'] === true)
            flags.push('--without-selector');
        if (options['labelIncludeTemplates'] === true)
            flags.push('--include-templates');
        edit(...flags, ...labels);
    }
    const envsubst = options['commonAnnotationsEnvsubst'] === true;
    const annotations = pairs(options['commonAnnotations'], envsubst ? substitute : (value) => value);
    if (annotations.length > 0) {
        edit('add', 'annotation', ...(options['forceCommonAnnotations'] === true ? ['--force'] : []), ...annotations);
    }
    const namespace = kustomize_steps_text(options['namespace']);
    if (namespace !== '')
        edit('set', 'namespace', '--', namespace);
    const patches = Array.isArray(options['patches']) ? options['patches'].filter(isJsonObject) : [];
    if (patches.length > 0)
        steps.push({ patches });
    if (components.length > 0)
        edit('add', 'component', ...components);
    return steps;
}
/** @returns the options, or the first one that the engine cannot follow. */
function parseBuildOptions(options) {
    const parsed = { loadRestrictor: 'rootOnly', enableHelm: false };
    const words = options.split(/\s+/).filter((word) => word !== '');
    for (let at = 0; at < words.length; at++) {
        const [flag = '', inline] = words[at].split('=', 2);
        if (flag === '--load-restrictor' || flag === '--load_restrictor') {
            const value = inline ?? words[++at] ?? '';
            if (value !== 'LoadRestrictionsNone' && value !== 'LoadRestrictionsRootOnly')
                return { unsupported: `${flag} ${value}` };
            parsed.loadRestrictor = value === 'LoadRestrictionsNone' ? 'none' : 'rootOnly';
        }
        else if (flag === '--enable-helm') {
            parsed.enableHelm = inline !== 'false';
        }
        else {
            return { unsupported: words[at] };
        }
    }
    return parsed;
}

;// CONCATENATED MODULE: ./build/desired/plan-kustomize.js





/** `kustomize edit …` and `kustomize build` on a directory of this repository (util/kustomize Build). */
async function planKustomize(context) {
    const { source, environment, snapshot, directory, side } = context;
    const options = source.kustomize ?? {};
    const buildOptions = parseBuildOptions(side.settings.kustomizeBuildOptions);
    if ('unsupported' in buildOptions) {
        throw new NotDetermined('kustomize.buildOptions has an option that this version does not follow', {
            detail: buildOptions.unsupported,
        });
    }
    const version = options['version'];
    if (typeof version === 'string' && version !== '') {
        context.notes.add(`kustomize.version ${version} asks for a binary of the server; rendered with the bundled Kustomize instead.`);
    }
    const components = existingComponents(context);
    const patchFiles = (Array.isArray(options['patches']) ? options['patches'] : [])
        .map((patch) => (isJsonObject(patch) ? patch['path'] : undefined))
        .filter((path) => typeof path === 'string');
    return [
        {
            operation: 'kustomize.build',
            arguments: {
                directory,
                steps: kustomizeSteps(source, environment, components),
                loadRestrictor: buildOptions.loadRestrictor,
                output: 'objects',
            },
            files: await kustomizeFiles(snapshot, directory, [...components, ...patchFiles]),
            snapshot,
        },
    ];
}
/** With `ignoreMissingComponents` those that are not in the repository are left out, as Argo CD does. */
function existingComponents({ source, snapshot, directory, notes }) {
    const options = source.kustomize ?? {};
    const written = (Array.isArray(options['components']) ? options['components'] : []).filter((item) => typeof item === 'string');
    if (options['ignoreMissingComponents'] !== true)
        return written;
    return written.filter((component) => {
        const joined = joinInside(directory, component);
        const there = !('error' in joined) && !('error' in resolvePath(snapshot, joined.path));
        if (!there)
            notes.add(`component ${component} is missing and left out (ignoreMissingComponents).`);
        return there;
    });
}

;// CONCATENATED MODULE: ./build/desired/plan-source.js












const PLANNERS = {
    Helm: planHelm,
    Kustomize: planKustomize,
    Directory: planDirectory,
};
/**
 * The engine calls that render an Application, in the order of its sources.
 * @throws RefusedByArgoCd or NotDetermined.
 */
async function planApplication(application, side, trees, renderer, notes) {
    if (application.sources.length === 0) {
        throw new RefusedByArgoCd('spec.source and spec.sources are empty: there is nothing to deploy');
    }
    const { destination } = application;
    if (destination.server === undefined && destination.name === undefined) {
        throw new RefusedByArgoCd('spec.destination names neither a server nor a cluster name');
    }
    if (destination.server !== undefined && destination.name !== undefined) {
        throw new RefusedByArgoCd('spec.destination names both a server and a cluster name; Argo CD takes exactly one');
    }
    const refs = refSources(application);
    const steps = [];
    for (const source of application.sources) {
        if (source.repoURL === undefined || source.repoURL === '')
            throw new RefusedByArgoCd('a source has no repoURL');
        const { path, chart } = source;
        if (!path && !chart) {
            if (source.ref && application.multiSource)
                continue;
            throw new RefusedByArgoCd('a source has neither path nor chart; the root of a repository is written `path: .`');
        }
        const tree = await trees.of(source, side);
        const refTrees = await resolveRefs(refs, trees, side, application);
        steps.push(...(await planSource(application, source, tree, refTrees, side, renderer, notes)));
    }
    return steps;
}
function refSources(application) {
    const refs = new Map();
    if (!application.multiSource)
        return refs;
    for (const source of application.sources) {
        if (!source.ref)
            continue;
        if (!/^[A-Za-z0-9_-]+$/.test(source.ref))
            throw new RefusedByArgoCd(`ref "${source.ref}" may hold only letters, digits, - and _`);
        if (refs.has(source.ref))
            throw new RefusedByArgoCd(`ref "${source.ref}" is used by two sources`);
        if (source.chart)
            throw new RefusedByArgoCd(`the source with ref "${source.ref}" has a chart; a ref must be a Git repository`);
        refs.set(source.ref, source);
    }
    return refs;
}
/** Only refs that some value or parameter file of the Application uses are looked up, as in Argo CD. */
async function resolveRefs(refs, trees, side, application) {
    const used = jsonText(application.sources.map((source) => source.helm ?? null));
    const resolved = new Map();
    for (const [ref, source] of refs)
        if (used.includes(`"$${ref}`))
            resolved.set(ref, await trees.of(source, side));
    return resolved;
}
async function planSource(application, written, tree, refTrees, side, renderer, notes) {
    const { snapshot } = tree;
    const [escaping] = outOfBoundsLinks(snapshot);
    if (escaping !== undefined) {
        throw new RefusedByArgoCd(`the repository has a symlink that leads out of it (${escaping}); Argo CD refuses to render from such a repository`);
    }
    const directory = sourceDirectory(written, snapshot);
    const source = await withOverrides(application, written, directory, snapshot, side);
    const explicit = explicitTypes(source);
    if (explicit.length > 1) {
        throw new RefusedByArgoCd(`multiple application sources defined: ${explicit.join(', ')}; a source may have one of helm, kustomize, directory, plugin`);
    }
    const names = listFiles(snapshot, directory, { followDirectoryLinks: false })
        .filter((file) => external_node_path_namespaceObject.posix.dirname(file.path) === (directory === '' ? '.' : directory))
        .map((file) => external_node_path_namespaceObject.posix.basename(file.path));
    const type = explicit[0] ?? detectType(names);
    if (type === 'Plugin') {
        throw new NotDetermined('a config management plugin renders it, which runs only inside Argo CD');
    }
    const environment = buildEnvironment(application, source, side.settings.namespace);
    noteRevision(source, environment, notes);
    return PLANNERS[type]({
        application,
        source,
        environment,
        snapshot,
        directory,
        side,
        refTree: (ref) => refTrees.get(ref),
        renderer,
        notes,
    });
}
function sourceDirectory(source, snapshot) {
    const joined = joinInside('', source.path ?? '');
    if ('error' in joined)
        throw new RefusedByArgoCd(`path "${source.path}" leads out of the repository`);
    const resolved = resolvePath(snapshot, joined.path);
    if ('error' in resolved && resolved.error === 'in a submodule') {
        throw new NotDetermined('its path is in a Git submodule, which this version does not fetch', {
            detail: joined.path,
        });
    }
    if ('error' in resolved)
        throw new RefusedByArgoCd(`path "${source.path}": ${resolved.error} in the repository`);
    const entry = snapshot.entries.get(resolved.path);
    if (entry?.type === 'submodule') {
        throw new NotDetermined('its path is in a Git submodule, which this version does not fetch', {
            detail: resolved.path,
        });
    }
    if (entry)
        throw new RefusedByArgoCd(`path "${source.path}" is a file; Argo CD needs a directory`);
    return resolved.path;
}
async function withOverrides(application, source, directory, snapshot, side) {
    let merged = source;
    for (const name of overrideFiles(instanceName(application, side.settings.namespace))) {
        const path = external_node_path_namespaceObject.posix.join(directory, name);
        const resolved = resolvePath(snapshot, path);
        const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
        if (!entry)
            continue;
        const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
        const { documents, failures } = parseYaml(text);
        const [failure] = failures;
        if (failure)
            throw new RefusedByArgoCd(`${path}:${failure.line}: not valid YAML: ${failure.message}`);
        const value = documents[0]?.value;
        if (isJsonObject(value))
            merged = mergeOverride(merged, value);
    }
    return merged;
}
function noteRevision(source, environment, notes) {
    const text = jsonText(source);
    for (const name of environment.keys()) {
        if (name.includes('REVISION') && !name.includes('TARGET') && new RegExp(`\\$\\{?${name}\\b`).test(text)) {
            notes.add(`$${name} is replaced by a fixed placeholder: the commit is not known before the merge.`);
        }
    }
}

;// CONCATENATED MODULE: ./build/text/quoted-input.js
const UNQUOTED = [
    // apimachinery quotes the whole object.
    [/(Object 'Kind' is missing) in '[\s\S]*'/, '$1'],
    // yaml.v2 quotes the beginning of a scalar.
    [/(cannot unmarshal !!\w+) `[^`]*`/g, '$1'],
    // JSON schema quotes the value that it refuses.
    [/(?:'[^'\n]*'|"[^"\n]*") (does not match pattern|is not valid)/g, 'the value $1'],
    // kustomize quotes the patch, helm the assignment.
    [/\{"[^\n]{80,}\}/g, '{…}'],
    [/(failed parsing --set(?:-string|-file|-json)? data:?) [^\n]*/g, '$1 a parameter cannot be read'],
    [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, '$1'],
];
/**
 * A tool's error message without the input that it quotes: a value in it may be a secret, and the message goes into comments.
 * Where the trouble is stays: files, lines, pointers and keys are not quotations.
 */
function withoutQuotedInput(message) {
    return UNQUOTED.reduce((text, [quoted, instead]) => text.replace(quoted, instead), message);
}

;// CONCATENATED MODULE: ./build/desired/render-plan.js







const SEED = 1;
const OTHER_SEED = 2;
/** Operations whose output any file in their folder shapes. */
const READS_ALL = new Set(['helm.template', 'manifests.parse']);
/** A digest of everything that can shape the output of a plan in one engine: equal keys, equal output. */
function planKey(steps) {
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256');
    for (const step of steps) {
        hash.update(`\n${step.operation}\n${jsonText(step.arguments)}`);
        for (const [path, { oid }] of [...step.files].sort(([a], [b]) => (a < b ? -1 : 1)))
            hash.update(`\n${path}\0${oid}`);
    }
    return hash.digest('hex');
}
/**
 * Renders the steps of one Application in the sandbox.
 * @throws RefusedByArgoCd when the input is at fault, NotDetermined when the sandbox stopped it or cannot do it.
 */
async function renderPlan(steps, renderer, application) {
    const first = await renderSteps(steps, renderer, application, SEED);
    const observed = first.observed;
    const unstableFunctions = [...new Set(observed.flatMap((each) => each.unstable ?? []))].sort();
    return {
        objects: first.objects,
        otherSeed: unstableFunctions.length > 0 ? (await renderSteps(steps, renderer, application, OTHER_SEED)).objects : undefined,
        unstableFunctions,
        asked: {
            kubeVersion: observed.some((each) => each.capabilities?.kubeVersion),
            apiVersions: [...new Set(observed.flatMap((each) => each.capabilities?.apiVersions ?? []))].sort(),
        },
        lookup: observed.some((each) => each.lookup),
        warnings: first.warnings.map(withoutQuotedInput),
    };
}
async function renderSteps(steps, renderer, application, seed) {
    const outcomes = await Promise.all(steps.map((step) => runStep(step, renderer, application, seed)));
    const objects = outcomes.flatMap((outcome) => outcome.objects);
    const broken = withoutKind(objects);
    if (broken) {
        const fields = Object.keys(broken).slice(0, 5).join(', ') || 'none';
        throw new RefusedByArgoCd(`an object without apiVersion or kind is rendered (its fields: ${fields})`);
    }
    return {
        objects,
        observed: outcomes.map((outcome) => outcome.observed),
        warnings: outcomes.flatMap((outcome) => outcome.warnings),
    };
}
async function runStep(step, renderer, application, seed) {
    const unseen = [...step.files].filter(([, { submodule }]) => submodule).map(([path]) => path);
    if (unseen.length > 0 && READS_ALL.has(step.operation))
        throw inSubmodule(unseen);
    const here = [...step.files].filter(([, { submodule }]) => !submodule);
    const blobs = await step.snapshot.read(here.map(([, { oid }]) => oid));
    const files = here.map(([path, { oid }]) => ({ path, content: blobs.get(oid) ?? Buffer.alloc(0) }));
    const outcome = await renderer.call({
        operation: step.operation,
        arguments: step.arguments,
        files,
        application,
        seed,
    });
    if (!outcome.ok) {
        // What kustomize and jsonnet look for by name may be in there.
        if (unseen.length > 0)
            throw inSubmodule(unseen);
        const atFault = outcome.code === 'render' || outcome.code === 'input';
        const message = withoutQuotedInput(outcome.message);
        if (atFault)
            throw new RefusedByArgoCd(message);
        const reason = outcome.code === 'unsupported' ? 'this version cannot render it' : 'the sandbox stopped its render';
        throw new NotDetermined(reason, { detail: message });
    }
    const output = parseJson(outcome.output);
    const { observed, warnings } = outcome;
    if (step.operation === 'manifests.parse')
        return { ...parsedManifests(output), observed, warnings };
    return { objects: Array.isArray(output) ? output.filter(isJsonObject) : [], observed, warnings };
}
function inSubmodule(paths) {
    return new NotDetermined('it reads a Git submodule, which this version does not fetch', { detail: paths.join(', ') });
}
function parsedManifests(output) {
    const objects = [];
    for (const file of Array.isArray(output) ? output.filter(isJsonObject) : []) {
        if (typeof file['error'] === 'string')
            throw new RefusedByArgoCd(`${String(file['path'])}: ${withoutQuotedInput(file['error'])}`);
        if (Array.isArray(file['objects']))
            objects.push(...file['objects'].filter(isJsonObject));
    }
    return { objects };
}

;// CONCATENATED MODULE: ./build/desired/undetermined-key.js




/**
 * For an Application that cannot be planned: a digest of all that this repository puts into it. While it is equal on both
 * sides the change does not reach the Application, though nobody can say what it renders.
 */
function undeterminedKey(application, side, trees, obstacle) {
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(obstacle);
    hash.update(jsonText([application.destination, application.sources]));
    // The paths below do not tell one commit of a submodule from another.
    if (obstacle.includes('submodule'))
        for (const { path, oid } of submodules(side.snapshot))
            hash.update(`\n${path}\0${oid}`);
    const refs = new Map(application.sources.map((source) => [source.ref ?? '', source]));
    for (const source of application.sources) {
        if (source.path && isLocal(source, trees))
            hashBelow(source.path, side, hash);
        for (const file of namedFiles(source.helm?.['valueFiles'], source.helm?.['fileParameters'])) {
            const ref = splitRef(file);
            const from = ref && refs.get(ref.ref);
            if (ref && from && isLocal(from, trees))
                hashBelow(ref.path, side, hash);
        }
    }
    return hash.digest('hex');
}
function isLocal(source, trees) {
    return !source.chart && trees.isThisRepository(source.repoURL ?? '');
}
function namedFiles(...values) {
    return values
        .flatMap((value) => (Array.isArray(value) ? value : []))
        .map((item) => (typeof item === 'object' && item !== null && !Array.isArray(item) ? item['path'] : item))
        .filter((item) => typeof item === 'string');
}
function hashBelow(path, { snapshot }, hash) {
    const joined = joinInside('', path);
    const resolved = 'error' in joined ? joined : resolvePath(snapshot, joined.path);
    if ('error' in resolved) {
        hash.update(`\n${path}: ${resolved.error}`);
        return;
    }
    const entry = snapshot.entries.get(resolved.path);
    const files = entry ? [{ path, entry }] : listFiles(snapshot, resolved.path, { followDirectoryLinks: true });
    for (const file of files)
        hash.update(`\n${file.path}\0${file.entry.oid}`);
}

;// CONCATENATED MODULE: ./build/desired/desired-state.js











/** Renders each plan once, whoever asks, a few at a time. */
class RenderMemo {
    #renderer;
    #renders = new Map();
    #cache;
    #limit;
    constructor(renderer, cache) {
        this.#renderer = renderer;
        this.#cache = cache;
        // One more than can run waits with its files read, so that no worker idles; not all, so that memory stays flat.
        this.#limit = pLimit(renderer.concurrency * 2);
    }
    /** @throws RefusedByArgoCd or NotDetermined. */
    of({ steps, key }, application) {
        let render = this.#renders.get(key);
        if (!render) {
            render = this.#limit(() => this.#render(steps, key, application));
            this.#renders.set(key, render);
        }
        return render;
    }
    async #render(steps, key, application) {
        if (!this.#cache)
            return renderPlan(steps, this.#renderer, application);
        const engine = await this.#renderer.identity();
        const cacheKey = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(`${engine}\n${key}`).digest('hex');
        const kept = await this.#cache.get(cacheKey);
        if (kept)
            return kept;
        const rendered = await renderPlan(steps, this.#renderer, application);
        await this.#cache.put(cacheKey, rendered);
        return rendered;
    }
}
/** Deeper than any real app of apps, shallower than one that makes a new Application at every level for ever. */
const desired_state_MAXIMUM_DEPTH = 50;
/**
 * Finds and plans every Application of a side; apps of apps are followed by rendering the parents.
 * @param follow false to leave out what only rendering would find.
 */
async function loadDesired(side, context, follow = true) {
    const discovered = await discover(side, context.parseCache);
    const applications = new Map();
    const inFiles = await Promise.all(discovered.applications.map((application) => plan(application, side, context)));
    giveIds(inFiles);
    const consumers = consumersOf(inFiles);
    const expanded = new Set();
    const add = async (roots) => {
        for (let level = roots, depth = 0; level.length > 0; depth++) {
            const fresh = level.filter((each) => !applications.has(each.id));
            for (const each of fresh)
                applications.set(each.id, each);
            const children = await Promise.all(fresh.map(async (parent) => {
                if (depth === desired_state_MAXIMUM_DEPTH)
                    return tooDeep(parent);
                const found = follow ? await childrenOf(parent, side, context, discovered) : [];
                if (found)
                    expanded.add(parent);
                return found ?? [];
            }));
            level = children.flat();
        }
    };
    await add(inFiles.filter((each) => !consumers.has(each)));
    // A file whose only consumers could not be rendered, or that consume each other, stands for itself.
    for (const each of inFiles) {
        if (consumers.has(each) && ![...(consumers.get(each) ?? [])].some((consumer) => expanded.has(consumer)))
            await add([each]);
    }
    return { side, applications, discovered };
}
function tooDeep(parent) {
    parent.obstacle ??= {
        kind: 'undetermined',
        reason: `it is ${desired_state_MAXIMUM_DEPTH} Applications below the root; each level renders a further one`,
        detail: undefined,
        help: 'Find out which Application renders itself again under a new name.',
    };
    return [];
}
async function plan(application, side, context) {
    const notes = new Set();
    const planned = {
        id: `${application.namespace}/${application.name}`,
        application,
        plan: undefined,
        obstacle: undefined,
        rendered: undefined,
        inputKey: '',
        notes,
    };
    const identity = [
        instanceName(application, side.settings.namespace),
        application.destination.namespace ?? '',
        side.settings.trackingMethod,
        side.settings.instanceLabelKey,
        side.settings.installationId ?? '',
    ].join('\n');
    try {
        const steps = await planApplication(application, side, context.trees, context.renderer, notes);
        planned.plan = { steps, key: planKey(steps) };
        planned.inputKey = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(`${planned.plan.key}\n${identity}`).digest('hex');
    }
    catch (thrown) {
        planned.obstacle = obstacleOf(thrown);
        planned.inputKey = undeterminedKey(application, side, context.trees, jsonText(planned.obstacle));
    }
    return planned;
}
function giveIds(planned) {
    const count = new Map();
    for (const { id } of planned)
        count.set(id, (count.get(id) ?? 0) + 1);
    const taken = new Set();
    for (const each of planned) {
        const { origin } = each.application;
        if ((count.get(each.id) ?? 0) > 1 && origin.found === 'file')
            each.id += `@${origin.location.file}`;
        if (taken.has(each.id) && origin.found === 'file')
            each.id += `:${origin.location.line}`;
        taken.add(each.id);
    }
}
/** Which Applications render the file in which another one stands: the rendering counts then, not the file. */
function consumersOf(planned) {
    const byFile = new Map();
    for (const each of planned) {
        const { origin } = each.application;
        if (origin.found !== 'file')
            continue;
        byFile.set(origin.location.file, [...(byFile.get(origin.location.file) ?? []), each]);
    }
    const consumers = new Map();
    for (const consumer of planned) {
        for (const step of consumer.plan?.steps ?? []) {
            // A chart renders its templates only, whatever else lies in its folder.
            if (step.operation !== 'manifests.parse' && step.operation !== 'kustomize.build')
                continue;
            for (const path of step.files.keys()) {
                for (const consumed of byFile.get(path) ?? []) {
                    if (consumed !== consumer)
                        consumers.set(consumed, (consumers.get(consumed) ?? new Set()).add(consumer));
                }
            }
        }
    }
    return consumers;
}
/** @returns the Applications that an Application renders, or undefined when it cannot be rendered. */
async function childrenOf(parent, side, context, discovered) {
    if (!parent.plan)
        return undefined;
    if (!(await mayHaveChildren(parent.plan.steps)))
        return [];
    const { application } = parent;
    let rendered;
    try {
        rendered = await context.renders.of(parent.plan, application.name);
    }
    catch (thrown) {
        parent.obstacle = obstacleOf(thrown);
        return undefined;
    }
    const chain = [...(application.origin.found === 'rendered' ? application.origin.chain : []), application.name];
    const objects = rendered.objects.flatMap(flattenList);
    for (const set of objects.filter((object) => isArgoCdKind(object, 'ApplicationSet'))) {
        const found = foundApplicationSet(set, `rendered by ${chain.join(' → ')}`, undefined);
        // One that also stands in a file is listed with its file.
        if (!discovered.applicationSets.some(({ name }) => name === found.name))
            discovered.applicationSets.push(found);
    }
    const manifests = objects.filter((object) => isArgoCdKind(object, 'Application'));
    return Promise.all(manifests.map((manifest) => {
        const namespace = application.destination.namespace ?? side.settings.namespace;
        return plan(readApplication(manifest, { found: 'rendered', parent: parent.id, chain }, namespace), side, context);
    }));
}

;// CONCATENATED MODULE: ./build/desired/pairs.js


/** Matches the Applications of both sides by id, in the order of the ids. */
function pairUp(base, head) {
    const ids = [...new Set([...head.applications.keys(), ...base.applications.keys()])].sort();
    return ids.map((id) => withLostSide({ base: base.applications.get(id), head: head.applications.get(id) }, base, head));
}
/**
 * An Application whose parent cannot be rendered on one side is not gone from that side: nobody knows, and Argo CD keeps it
 * as it is. A parent that was broken at base is another matter: mending it brings its Applications anew.
 */
function withLostSide(pair, base, head) {
    if (pair.base && !pair.head && brokenParent(pair.base, base, head))
        return { base: pair.base, head: lost(pair.base) };
    if (pair.head && !pair.base) {
        const parent = brokenParent(pair.head, head, base);
        if (parent?.obstacle?.kind === 'undetermined')
            return { base: lost(pair.head), head: pair.head };
    }
    return pair;
}
/** @returns the nearest ancestor that the other side has too and cannot render. */
function brokenParent(child, own, other) {
    const { origin } = child.application;
    if (origin.found !== 'rendered')
        return undefined;
    const there = other.applications.get(origin.parent);
    if (there)
        return there.obstacle ? there : undefined;
    const parent = own.applications.get(origin.parent);
    return parent && brokenParent(parent, own, other);
}
function lost(known) {
    const { origin } = known.application;
    return {
        ...known,
        plan: undefined,
        rendered: undefined,
        inputKey: '',
        obstacle: {
            kind: 'undetermined',
            reason: 'the Application that renders it cannot be rendered',
            detail: origin.found === 'rendered' ? origin.chain.join(' → ') : undefined,
            help: undefined,
        },
    };
}
/** Whether the change reaches an Application, or it is broken: all others are the same on both sides, rendered or not. */
function isReached(pair) {
    const { base, head } = pair;
    if (head?.obstacle?.kind === 'refused' || !base || !head)
        return true;
    return inputsDiffer(pair) || manifestText(base) !== manifestText(head);
}
function inputsDiffer({ base, head }) {
    return base?.inputKey !== head?.inputKey;
}
function manifestText({ application }) {
    return jsonText(application.manifest);
}
/**
 * Renders both sides of every pair whose inputs differ; what cannot be rendered gets its obstacle.
 * @param onDone called after each render with how many are done, of how many.
 */
async function renderPairs(pairs, context, onDone) {
    const needed = pairs
        .filter(inputsDiffer)
        .flatMap(({ base, head }) => [base, head])
        .filter((each) => each !== undefined)
        .filter((each) => each.plan !== undefined && each.obstacle === undefined);
    let done = 0;
    await Promise.all(needed.map(async (each) => {
        await renderDesired(each, context);
        onDone(++done, needed.length, each.application.name);
    }));
}
/** Renders one Application, unless an obstacle is known. */
async function renderDesired(each, context) {
    if (!each.plan || each.obstacle)
        return;
    try {
        each.rendered = await context.renders.of(each.plan, each.application.name);
    }
    catch (thrown) {
        each.obstacle = obstacleOf(thrown);
    }
}

;// CONCATENATED MODULE: ./build/desired/reasons.js



const NAMED_FILES = 5;
/** Fields whose values say what is deployed and hold no secret. */
const SHOWN = new Set([
    'targetRevision',
    'path',
    'chart',
    'releaseName',
    'namespace',
    'server',
    'name',
    'project',
    'version',
]);
/** Why a change reaches an Application, most telling first: what changed in its spec, then which of its input files. */
function reasonsOf(base, head, trees) {
    const one = head ?? base;
    const chain = one?.application.origin.found === 'rendered' ? [`rendered by ${one.application.origin.chain.join(' → ')}`] : [];
    if (!base)
        return ['new Application', ...chain];
    if (!head)
        return ['no longer there', ...chain];
    const spec = [];
    describeChanges(base.application.manifest['spec'], head.application.manifest['spec'], 'spec', spec);
    // Only a parent that changed the spec is a reason; the chain itself is shown with every Application.
    return [...spec, ...(spec.length > 0 ? chain : []), ...fileReasons(base, head, trees)];
}
function describeChanges(base, head, path, into) {
    if (isJsonObject(base) && isJsonObject(head)) {
        for (const key of new Set([...Object.keys(base), ...Object.keys(head)]))
            describeChanges(base[key], head[key], `${path}.${key}`, into);
        return;
    }
    if (Array.isArray(base) && Array.isArray(head) && base.length === head.length) {
        for (const [index, item] of base.entries())
            describeChanges(item, head[index], `${path}[${index}]`, into);
        return;
    }
    if (jsonText(base) === jsonText(head))
        return;
    const field = path.slice(path.lastIndexOf('.') + 1);
    const shown = SHOWN.has(field) && !path.includes('parameters') && !path.includes('values');
    const scalar = (value) => value === undefined || typeof value === 'string';
    const text = (value) => redactUrl(String(value ?? '(none)'));
    const values = shown && scalar(base) && scalar(head) ? `: ${text(base)} → ${text(head)}` : '';
    into.push(`${path} changed${values}`);
}
function fileReasons(base, head, trees) {
    const before = base.plan ? inputFiles(base) : filesAt(trees.base, head, trees.head);
    const after = head.plan ? inputFiles(head) : filesAt(trees.head, base, trees.base);
    const changed = [];
    for (const path of new Set([...before.keys(), ...after.keys()])) {
        const [was, is] = [before.get(path), after.get(path)];
        if (was === is)
            continue;
        changed.push(was === undefined ? `${path} added` : is === undefined ? `${path} removed` : `${path} changed`);
    }
    changed.sort();
    const more = changed.length - NAMED_FILES;
    return more > 1 ? [...changed.slice(0, NAMED_FILES), `${more} more input files changed`] : changed;
}
function inputFiles(desired) {
    const files = new Map();
    for (const step of desired.plan?.steps ?? [])
        for (const [path, { oid }] of step.files)
            files.set(path, oid);
    return files;
}
/** What a side that could not be planned has of the files that the other side reads: the rest is not known to have changed. */
function filesAt(tree, other, otherTree) {
    const files = new Map();
    for (const { snapshot, files: read } of other.plan?.steps ?? []) {
        for (const [path, { oid }] of read) {
            const same = snapshot !== otherTree || tree.entries.get(path)?.oid === otherTree.entries.get(path)?.oid;
            const here = same ? oid : tree.entries.get(path)?.oid;
            if (here !== undefined)
                files.set(path, here);
        }
    }
    return files;
}

;// CONCATENATED MODULE: ./build/plan/comparison.js

const FOLDER = 'dir:';
/**
 * Opens base and head: head is what was asked for or the working tree, base is what was asked for or the merge-base of head
 * and the target branch, which is the default branch unless another is named.
 */
async function planComparison(repositories, inputs) {
    const foldersOnly = isFolder(inputs.base) && isFolder(inputs.head);
    const repository = await repositories.open(inputs.repo).catch((error) => {
        if (foldersOnly)
            return undefined;
        throw error;
    });
    const defaultBranch = await repository?.defaultBranch();
    const targetBranch = inputs.targetBranch ?? defaultBranch;
    const [base, head] = await Promise.all([
        openBase(repositories, repository, inputs, targetBranch),
        openHead(repositories, repository, inputs),
    ]);
    return { base, head, repository, targetBranch, defaultBranch };
}
/** Opens what `render` shows: head alone. */
async function planHead(repositories, inputs) {
    const repository = await repositories.open(inputs.repo).catch((error) => {
        if (isFolder(inputs.head))
            return undefined;
        throw error;
    });
    const defaultBranch = await repository?.defaultBranch();
    const head = await openHead(repositories, repository, inputs);
    return { base: head, head, repository, targetBranch: inputs.targetBranch ?? defaultBranch, defaultBranch };
}
function isFolder(revision) {
    return revision?.startsWith(FOLDER) === true;
}
async function openHead(repositories, repository, { head }) {
    if (isFolder(head))
        return repositories.folder(head.slice(FOLDER.length));
    const clone = repository;
    return head === undefined ? clone.workingTree() : clone.commit(await commitOf(clone, head, 'head'));
}
async function openBase(repositories, repository, inputs, targetBranch) {
    if (isFolder(inputs.base))
        return repositories.folder(inputs.base.slice(FOLDER.length));
    const clone = repository;
    if (inputs.base !== undefined)
        return clone.commit(await commitOf(clone, inputs.base, 'base'));
    if (targetBranch === undefined) {
        throw new InputError('The default branch of this clone is not known, so there is nothing to compare with', {
            next: 'Say what to compare with: --base REV, or --target-branch NAME.',
        });
    }
    const head = inputs.head === undefined || isFolder(inputs.head) ? 'HEAD' : inputs.head;
    const headCommit = await commitOf(clone, head, 'head');
    const target = await targetCommit(clone, targetBranch);
    const mergeBase = (await clone.mergeBase(target, headCommit)) ?? (await deepened(clone, target, headCommit));
    if (mergeBase === undefined)
        throw noMergeBase(await clone.isShallow(), head, targetBranch);
    return clone.commit(mergeBase);
}
async function deepened(clone, target, head) {
    if (!(await clone.isShallow()))
        return undefined;
    return (await clone.deepen(target, head)) ? clone.mergeBase(target, head) : undefined;
}
function noMergeBase(shallow, head, targetBranch) {
    const what = `${head} and ${targetBranch} have no common ancestor in this clone`;
    return shallow
        ? new UndeterminedError(`${what}: it is shallow`, {
            next: 'Check out with the whole history: `fetch-depth: 0` (GitHub), `fetchDepth: 0` (Azure Pipelines), or `git fetch --unshallow`.',
        })
        : new UndeterminedError(what, { next: 'Say what to compare with: --base REV.' });
}
/** The remote's branch is what a pull request is merged into; a local branch of that name may be behind. */
async function targetCommit(clone, branch) {
    for (const name of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
        const commit = await clone.resolve(name);
        if (commit !== undefined)
            return commit;
    }
    throw new InputError(`There is no branch ${branch} in this clone`, {
        next: `Fetch it (git fetch origin ${branch}), or say what to compare with: --base REV.`,
    });
}
async function commitOf(clone, revision, input) {
    const commit = await clone.resolve(revision);
    if (commit === undefined) {
        throw new InputError(`${input}: there is no revision "${revision}" in this clone`, {
            next: (await clone.isShallow())
                ? 'The clone is shallow: fetch more of its history (git fetch --unshallow; in a checkout step, fetch-depth: 0).'
                : 'Give a branch, a tag or a commit id that `git rev-parse` knows, or dir:PATH.',
        });
    }
    return commit;
}

;// CONCATENATED MODULE: ./build/report/verdict.js
/**
 * The one rule of the verdict. failed: a new finding is an error. Else unknown: something that the change reaches could not be
 * determined. Else passed: a finding that base has too never fails the change.
 */
function verdictOf({ applications, findings, notChecked }) {
    const all = [...findings, ...applications.flatMap((application) => application.findings)];
    if (all.some(isNewError))
        return 'failed';
    const undetermined = notChecked.some(({ reached }) => reached) || applications.some(({ status }) => status === 'unknown');
    return undetermined ? 'unknown' : 'passed';
}
function isNewError(finding) {
    return finding.new && finding.severity === 'error';
}

;// CONCATENATED MODULE: ./build/report/build-report.js

/** Puts a run's results together, and derives the verdict. */
function buildReport(inputs) {
    const { reviews, unreached } = inputs;
    const applications = [...reviews, ...unreached].map(({ report }) => report);
    const report = {
        schema: 'seatrial.report/v1',
        tool: { name: 'seatrial', version: inputs.version },
        command: inputs.command,
        verdict: 'unknown',
        base: { revision: inputs.base },
        head: { revision: inputs.head },
        applications: applications.sort(byName),
        findings: inputs.findings,
        notChecked: [
            ...reviews.flatMap(({ report: { name }, undetermined }) => notCheckedOf(name, undetermined, true)),
            ...unreached.flatMap(({ report: { name }, undetermined }) => notCheckedOf(name, undetermined, false)),
            ...inputs.notChecked,
        ],
        notAsked: ['drift: no Argo CD was given', 'trial: no cluster was given'],
        hidden: hiddenOf(inputs),
        settings: inputs.settings,
        timings: {},
    };
    report.verdict = verdictOf(report);
    return report;
}
function byName(a, b) {
    const [left, right] = [`${a.namespace}/${a.name}/${a.definedAt}`, `${b.namespace}/${b.name}/${b.definedAt}`];
    return left < right ? -1 : left > right ? 1 : 0;
}
function notCheckedOf(name, undetermined, reached) {
    if (!undetermined)
        return [];
    const { reason, detail, help } = undetermined;
    const what = `Application ${name}${detail === undefined ? '' : ` (${detail})`}`;
    return [{ what, reason, reached, ...(help !== undefined && { help }) }];
}
function hiddenOf({ reviews, hidden }) {
    const unstable = reviews.reduce((sum, { report }) => sum + report.unstable.length, 0);
    const unknownKinds = new Set(reviews.flatMap((review) => review.unknownKinds)).size;
    return [
        ...hidden,
        { rule: 'unstable-fields', count: unstable },
        { rule: 'kinds-of-unknown-scope-taken-as-namespaced', count: unknownKinds },
    ].filter(({ count }) => count > 0);
}

;// CONCATENATED MODULE: ./build/desired/revisions.js



const FULL_COMMIT = /^[0-9a-f]{40}$/i;
/** What a version or a constraint on versions can begin with; nothing else is held against the tags. */
const CONSTRAINT = /^\s*[v=<>~^!*]?[\d\s=<>~^*xX]/;
function sourceTrees(options) {
    const pinned = new Map();
    const isThisRepository = (url) => options.urls.some((own) => sameRepository(own, url));
    return {
        isThisRepository,
        async of(source, side) {
            const url = source.repoURL ?? '';
            const shown = redactUrl(url);
            if (source.chart) {
                const detail = `${source.chart} ${source.targetRevision ?? ''} of ${shown}`;
                throw new NotDetermined('its chart comes from a Helm repository, and this version does not fetch it', {
                    detail,
                });
            }
            if (url.startsWith('oci://')) {
                throw new NotDetermined('its source is an OCI artifact, and this version does not fetch it', { detail: shown });
            }
            if (!isThisRepository(url)) {
                throw new NotDetermined('its source is another Git repository, and this version does not fetch it', {
                    detail: shown,
                    help: `If that is this repository under another URL, add --repo-url ${shown}.`,
                });
            }
            const revision = branchName(source.targetRevision ?? '');
            if (followsTarget(revision, options))
                return { snapshot: side.snapshot, followsTarget: true };
            let snapshot = pinned.get(revision);
            if (!snapshot) {
                snapshot = openPinned(revision, options);
                pinned.set(revision, snapshot);
            }
            return { snapshot: await snapshot, followsTarget: false };
        },
    };
}
function branchName(revision) {
    return revision.trim().replace(/^refs\/heads\//, '');
}
/** Empty and HEAD stand for the default branch. Without a clone to ask, they and every name stand for what is compared. */
function followsTarget(revision, { repository, targetBranch, defaultBranch }) {
    if (!repository)
        return true;
    if (revision === '' || revision === 'HEAD')
        return targetBranch === undefined || targetBranch === defaultBranch;
    return revision === targetBranch;
}
async function openPinned(revision, options) {
    const repository = options.repository;
    const commit = await resolvePinned(revision, repository, options);
    if (commit === undefined) {
        throw new NotDetermined('its revision is not in this clone', {
            detail: revision,
            help: (await repository.isShallow())
                ? 'The clone is shallow: check out with all branches and tags (fetch-depth: 0).'
                : `Fetch it first: git fetch origin ${revision}.`,
        });
    }
    return repository.commit(commit);
}
/** The order of Argo CD: a full commit id; a version or constraint over the tags; a name; a short commit id (util/git client.go lsRemote). */
async function resolvePinned(revision, repository, options) {
    if (FULL_COMMIT.test(revision))
        return repository.resolve(revision);
    const name = revision === '' || revision === 'HEAD' ? (options.defaultBranch ?? 'HEAD') : revision;
    if (CONSTRAINT.test(name)) {
        const tag = await highestTag(name, repository, options.renderer);
        if (tag !== undefined)
            return repository.resolve(`refs/tags/${tag}`);
    }
    for (const candidate of [`refs/remotes/origin/${name}`, `refs/tags/${name}`, `refs/heads/${name}`]) {
        const commit = await repository.resolve(candidate);
        if (commit !== undefined)
            return commit;
    }
    return name.startsWith('refs/') || /^[0-9a-f]{7,40}$/i.test(name) ? repository.resolve(name) : undefined;
}
async function highestTag(constraint, repository, renderer) {
    const versions = await repository.tags();
    if (versions.length === 0)
        return undefined;
    const outcome = await renderer.call({
        operation: 'semver.resolve',
        arguments: { constraint, versions },
        files: [],
        application: constraint,
    });
    const version = outcome.ok && isJsonObject(outcome.result) ? outcome.result['version'] : undefined;
    return typeof version === 'string' && version !== '' ? version : undefined;
}

;// CONCATENATED MODULE: ./build/commands/context.js



function textValue(values, name) {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
}
function listValue(values, name) {
    const value = values[name];
    return Array.isArray(value) ? value : [];
}
/** What discovery and rendering of both sides share. */
async function desiredContext(context, comparison) {
    const { repository, targetBranch, defaultBranch } = comparison;
    const urls = [...((await repository?.remoteUrls()) ?? []), ...listValue(context.values, 'repo-url')];
    return {
        trees: sourceTrees({ repository, urls, targetBranch, defaultBranch, renderer: context.renderer }),
        renderer: context.renderer,
        parseCache: new Map(),
        renders: new RenderMemo(context.renderer, context.renderCache),
    };
}
const context_FOLDER = 'dir:';
/** Folders of Applications that are kept elsewhere: the same on both sides. */
async function elsewhere(context) {
    return Promise.all(listValue(context.values, 'applications').map(async (written) => {
        if (!written.startsWith(context_FOLDER)) {
            throw new InputError(`applications: "${written}" is not a folder`, { next: `Write it as dir:${written}.` });
        }
        return { snapshot: await context.repositories.folder(written.slice(context_FOLDER.length)), prefix: `${written}/` };
    }));
}
function sideOf(name, snapshot, further, settings) {
    return { name, snapshot, applicationTrees: [{ snapshot, prefix: '' }, ...further], settings: settings.argocd };
}
function comparisonInputs(values) {
    return {
        repo: textValue(values, 'repo') ?? '.',
        base: textValue(values, 'base'),
        head: textValue(values, 'head'),
        targetBranch: textValue(values, 'target-branch'),
    };
}

;// CONCATENATED MODULE: ./build/commands/check.js













/** Renders base and head, compares them, and reports what the change does to every Application. */
async function check(context) {
    const { clock, host } = context;
    const timings = {};
    let at = clock.now();
    const lap = (phase) => {
        timings[phase] = Math.round(clock.now() - at);
        at = clock.now();
    };
    const comparison = await planComparison(context.repositories, comparisonInputs(context.values));
    const desired = await desiredContext(context, comparison);
    lap('open');
    if (renderingIsLikely(comparison.base, comparison.head))
        context.renderer.warmUp();
    host.progress('Looking for Applications…');
    const [base, head] = await loadSides(comparison, context, desired);
    refuseNothing(base, head, comparison);
    lap('discover');
    const pairs = pairUp(base, head);
    const reached = pairs.filter(isReached);
    await renderPairs(reached, desired, (done, total, name) => host.progress(`Rendered ${done} of ${total}: ${name}`));
    lap('render');
    const reviews = await reviewAll(reached, base, head, desired, context);
    host.progress('');
    const report = buildReport({
        version: context.version,
        command: 'check',
        base: comparison.base.label,
        head: comparison.head.label,
        reviews,
        unreached: pairs
            .filter((pair) => !isReached(pair))
            .map(({ head: same }) => unreachedReport(same)),
        findings: newFirst(base.discovered.findings, head.discovered.findings),
        notChecked: applicationSetsNotChecked(base, head, desired),
        hidden: skippedOf(head),
        settings: context.settings.origins,
    });
    lap('compare');
    report.timings = timings;
    return report;
}
async function loadSides(comparison, context, desired) {
    const further = await elsewhere(context);
    const side = (name) => sideOf(name, comparison[name], further, context.settings);
    if (comparison.base.tree !== comparison.head.tree) {
        return Promise.all([loadDesired(side('base'), desired), loadDesired(side('head'), desired)]);
    }
    // Equal trees render equally: rendering could only find more names to list.
    const same = await loadDesired(side('head'), desired, context.values.all === true);
    return [same, same];
}
function refuseNothing(base, head, { head: snapshot }) {
    if ([base, head].some(({ applications, discovered }) => applications.size > 0 || discovered.findings.length > 0))
        return;
    const sets = head.discovered.applicationSets.length;
    const templates = head.discovered.skipped.get('template') ?? 0;
    const aside = templates > 0
        ? ` ${templates} template${templates === 1 ? ' was' : 's were'} left aside: an Application has to render ${templates === 1 ? 'it' : 'them'}.`
        : '';
    throw new InputError(sets > 0
        ? `No Application found, only ${sets} ApplicationSet${sets === 1 ? '' : 's'}, which this version does not expand`
        : `No Application found in the ${snapshot.entries.size} files of ${snapshot.label}`, {
        next: `Looked for YAML and JSON files with kind Application.${aside} Kept elsewhere? Add --applications dir:PATH.`,
    });
}
async function reviewAll(pairs, base, head, { renderer }, context) {
    const scopes = { base: await scopesOf(pairs, base), head: await scopesOf(pairs, head) };
    const subject = (each, side) => each && { ...each, scopes: scopes[side] };
    return Promise.all(pairs.map((pair) => {
        const inputs = {
            base: subject(pair.base, 'base'),
            head: subject(pair.head, 'head'),
            reasons: reasonsOf(pair.base, pair.head, { base: base.side.snapshot, head: head.side.snapshot }),
            settings: context.settings.argocd,
            deletePath: deletePathWith(renderer, (pair.head ?? pair.base)?.application.name ?? ''),
        };
        return reportPair(inputs).catch((error) => {
            if (!(error instanceof UndeterminedError))
                throw error;
            // One object that cannot be compared costs its own Application the answer, not the others.
            const obstacle = { kind: 'undetermined', reason: error.message, detail: undefined, help: error.next };
            const withoutAnswer = (side) => side && { ...side, rendered: undefined, obstacle };
            return reportPair({ ...inputs, base: withoutAnswer(inputs.base), head: withoutAnswer(inputs.head) });
        });
    }));
}
/** jq runs in the engine, in the dialect of Argo CD. */
function deletePathWith(renderer, application) {
    return async (expression, object) => {
        const jq = { expressions: [expression], object };
        const outcome = await renderer.call({ operation: 'jq.delete', arguments: jq, files: [], application });
        if (!outcome.ok || !isJsonObject(outcome.result))
            return undefined;
        const { errors } = outcome.result;
        const rest = Array.isArray(errors) && errors[0] === null ? parseJson(outcome.output) : undefined;
        return isJsonObject(rest) ? rest : undefined;
    };
}
function scopesOf(pairs, state) {
    const rendered = pairs.flatMap(({ base, head }) => [base, head].flatMap((each) => each && state.applications.get(each.id) === each ? (each.rendered?.objects ?? []) : []));
    return customScopes(rendered, state.side.snapshot);
}
/** Findings of files: one that base has too, wherever it moved in its file, is not new. */
function newFirst(base, head) {
    const keyOf = ({ rule, file, message }) => `${rule}\n${file}\n${message}`;
    const before = new Set(base.map(keyOf));
    return head.map((finding) => ({ ...finding, new: !before.has(keyOf(finding)) }));
}
function applicationSetsNotChecked(base, head, { trees }) {
    const sets = head.discovered.applicationSets;
    const reached = reachedApplicationSets({ snapshot: base.side.snapshot, sets: base.discovered.applicationSets }, { snapshot: head.side.snapshot, sets }, (url) => trees.isThisRepository(url));
    return sets.map((set) => ({
        what: `ApplicationSet ${set.name} (${set.line === undefined ? set.place : `${set.place}:${set.line}`})`,
        reason: 'this version does not expand ApplicationSets',
        reached: reached.has(set),
    }));
}
const SKIPPED = {
    template: 'template-files',
    'other-kind': 'documents-of-other-kinds',
    'kustomize-patch': 'kustomize-patches-of-Applications',
};
function skippedOf({ discovered }) {
    return [...discovered.skipped].map(([reason, count]) => ({ rule: SKIPPED[reason], count }));
}

;// CONCATENATED MODULE: ./build/report/json.js

/** Beyond ASCII only what a reader sees stays as it is. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu;
/** Azure Pipelines and GitHub look for commands anywhere in a line of a log. */
const LOGGING_COMMAND = /#(?=#(?:vso)?\[)/gi;
/**
 * A report as `seatrial.report/v1`: one JSON document that ends with a newline. Escapes in strings keep it harmless in a log;
 * what a JSON parser reads is the report, unchanged.
 */
function renderJson(report) {
    const text = stringifyJson(report).replace(INVISIBLE, json_escaped).replace(LOGGING_COMMAND, json_escaped);
    return `${text}\n`;
}
function json_escaped(characters) {
    return Array.from({ length: characters.length }, (_, i) => {
        return `\\u${characters.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }).join('');
}

;// CONCATENATED MODULE: ./build/text/sanitize.js
/**
 * Makes text that came from a repository, a chart or a tool harmless where it is shown. Pure functions; each one is
 * idempotent, so that text which passes two of them is not spoilt.
 */
/** What no reader sees, or what moves or recolours what they see: controls, bidi, zero-width, tags, odd spaces, lone surrogates. */
const sanitize_INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u3164\uffa0]/gu;
/** Colours of a tool's output only paint; every other control sequence is shown. */
const COLOUR = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g');
/** GitHub: `::name …::` after any blanks (actions/runner ActionCommand.TryParseV2). */
const WORKFLOW_COMMAND = /^(\s*):(?=:[^\n]*::)/gm;
/** Both hosts find `##[` anywhere in a line, Azure Pipelines `##vso[` too. */
const sanitize_LOGGING_COMMAND = /#(?=#(?:vso)?\[)/gi;
const MAXIMUM_LINE = 2_000;
const CUT = / … \d+ more characters$/;
/** Text with every invisible character shown by its code, such as `⟨U+202E⟩`; newlines and tabs are kept, CRLF becomes LF. */
function visible(text) {
    return text
        .replaceAll('\r\n', '\n')
        .replace(COLOUR, '')
        .replace(sanitize_INVISIBLE, (character) => {
        const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        return `⟨U+${code}⟩`;
    });
}
/**
 * Breaks what the log of a CI host would take for a command: `::set-env …::`, `##[error]`, `##vso[…]` get a visible
 * backslash inside. For whole output, after lines are put together: indentation does not stop a command.
 */
function disarmCommands(text) {
    return text.replace(WORKFLOW_COMMAND, '$1:\\').replace(sanitize_LOGGING_COMMAND, '#\\');
}
/** Cuts lines at 2,000 characters and says how many more there were. */
function capLines(text) {
    if (text.length <= MAXIMUM_LINE)
        return text;
    return text
        .split('\n')
        .map((line) => {
        if (line.length <= MAXIMUM_LINE || (line.length < MAXIMUM_LINE + 40 && CUT.test(line)))
            return line;
        // Never between the halves of a character beyond the basic plane.
        const end = /[\ud800-\udbff]$/.test(line.slice(0, MAXIMUM_LINE)) ? MAXIMUM_LINE - 1 : MAXIMUM_LINE;
        return `${line.slice(0, end)} … ${line.length - end} more characters`;
    })
        .join('\n');
}
/** For a terminal, which may be the log of a CI job: nothing invisible, no commands, no endless line. Newlines are kept. */
function forTerminal(text) {
    return disarmCommands(capLines(visible(text)));
}
/** For a log line of another program's words: as for a terminal, each line marked as a quotation. */
function forLog(text) {
    return forTerminal(text)
        .split('\n')
        .map((line) => (line.startsWith('│ ') ? line : `│ ${line}`))
        .join('\n');
}
/** One line: newlines and tabs become spaces. */
function oneLine(text) {
    return visible(text).replace(/\s+/g, ' ').trim();
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Breaks a reference that the host would link or notify: it looks at the text, so an escape alone does not help. */
const BREAK = '&#8203;';
/**
 * Prose inside Markdown, on one line, in a table cell too: no markup, HTML, mention, reference to an issue or commit, link,
 * closing keyword or bot command. Not idempotent: for raw text only.
 */
function forMarkdown(text) {
    return capLines(oneLine(text))
        .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
        .replace(/[\\`*_[\]|~{}$]/g, '\\$&')
        .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? start + BREAK : `\\${start}`))
        .replace(/(?<!&)#|[@!]|GH-(?=\d)/gi, (sign) => sign + BREAK)
        .replace(/:(?=\/\/)|www(?=\.)/gi, (start) => start + BREAK)
        .replace(/(^|\s)\/(?=\w)/g, `$1/${BREAK}`)
        .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/gi, (hash) => hash[0] + BREAK + hash.slice(1));
}
/** A name or a path inside Markdown, on one line: as inline code, where hosts link nothing. */
function inlineCode(text) {
    const line = disarmCommands(capLines(oneLine(text)));
    if (line === '')
        return '';
    const ticks = '`'.repeat(longestRun(line, '`') + 1);
    const pad = /^`|`$/.test(line) ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
/** A name in a cell of a table, where a pipe ends even inline code. */
function tableCode(text) {
    return text.includes('|') ? forMarkdown(text) : inlineCode(text);
}
/** Text inside raw HTML such as `<summary>`, on one line, as code. */
function htmlCode(text) {
    const line = disarmCommands(capLines(oneLine(text))).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
    return `<code>${line}</code>`;
}
/** Lines as a fenced block that nothing inside can close. */
function fence(text, language = '') {
    const body = forTerminal(text).replace(/\n+$/, '');
    const ticks = '`'.repeat(Math.max(3, longestRun(body, '`') + 1));
    return `${ticks}${language}\n${body}\n${ticks}`;
}
function longestRun(text, character) {
    let longest = 0;
    let run = 0;
    for (const one of text) {
        run = one === character ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

;// CONCATENATED MODULE: ./build/report/budget.js
/** Two newlines, or a newline and a line break, around a piece; headings of sections. */
const AROUND = 8;
const HEADINGS = 400;
/** Spends a number of UTF-16 units on pieces of text, and counts what it cannot afford. */
class Budget {
    #left;
    #refused = new Map();
    constructor(units) {
        this.#left = units - HEADINGS;
    }
    /** Spends what has to be there. */
    spend(text) {
        this.#left -= text.length + AROUND;
    }
    /** @returns the pieces that fit, in their order; the others are counted under `noun`, a plural. */
    fit(noun, pieces) {
        return pieces.filter((piece) => {
            const cost = piece.length + AROUND;
            if (cost > this.#left) {
                this.#refused.set(noun, (this.#refused.get(noun) ?? 0) + 1);
                return false;
            }
            this.#left -= cost;
            return true;
        });
    }
    /** `3 diffs, 1 findings`; empty when everything fits. */
    get leftOut() {
        return [...this.#refused].map(([noun, count]) => `${count} ${noun}`).join(', ');
    }
}

;// CONCATENATED MODULE: ./build/report/overview.js


const SEVERITIES = ['error', 'warning', 'info'];
const STATUSES = ['removed', 'error', 'unknown', 'changed', 'added', 'unchanged'];
function overviewOf(report, all) {
    const applications = [...report.applications].sort(overview_byImportance);
    const findings = [...report.findings, ...applications.flatMap(withApplication)];
    const changes = applications.flatMap((application) => application.changes);
    const knownBroken = applications.filter((application) => !all && isKnownBroken(application));
    const affected = applications.filter((each) => each.status !== 'unchanged' && !knownBroken.includes(each));
    return {
        applications: affected,
        knownBroken,
        unchanged: applications.filter(({ status }) => status === 'unchanged'),
        byStatus: new Map(STATUSES.map((status) => [status, affected.filter((application) => application.status === status).length])),
        objects: countChanges(changes),
        lines: overview_countLines(changes),
        findings: findings.filter((finding) => all || finding.new).sort(bySeverity),
        knownFindings: all ? 0 : findings.filter((finding) => !finding.new).length,
        newErrors: findings.filter(isNewError).length,
        undetermined: byReason(report.notChecked.filter(({ reached }) => reached)),
        // What the change does not reach needs no mending now.
        unreached: byReason(report.notChecked.filter(({ reached }) => !reached).map(({ help: _, ...rest }) => rest)),
    };
}
function countChanges(changes) {
    const counts = { removed: 0, changed: 0, added: 0 };
    for (const { change } of changes)
        counts[change]++;
    return counts;
}
function overview_countLines(changes) {
    const lines = { added: 0, removed: 0 };
    for (const { lines: one } of changes) {
        lines.added += one.added;
        lines.removed += one.removed;
    }
    return lines;
}
/** True when there is nothing to read: every Application is the same, and all of them could be checked. */
function isUneventful(overview) {
    const { applications, knownBroken, findings, knownFindings, undetermined, unreached } = overview;
    const lists = [applications, knownBroken, findings, undetermined, unreached];
    return lists.every((list) => list.length === 0) && knownFindings === 0;
}
function withApplication({ name, findings }) {
    return findings.map((finding) => ({ application: name, ...finding }));
}
function overview_byImportance(a, b) {
    return (rankOf(a) - rankOf(b) ||
        compareCodeUnits(a.name, b.name) ||
        compareCodeUnits(a.namespace, b.namespace) ||
        compareCodeUnits(a.definedAt, b.definedAt));
}
function rankOf({ status, changes }) {
    if (status !== 'removed' && changes.some(({ change }) => change === 'removed'))
        return 0.5;
    return STATUSES.indexOf(status);
}
function bySeverity(a, b) {
    return (Number(b.new) - Number(a.new) ||
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        compareCodeUnits(a.file ?? '', b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compareCodeUnits(a.application ?? '', b.application ?? '') ||
        compareCodeUnits(a.rule, b.rule) ||
        compareCodeUnits(a.message, b.message));
}
function isKnownBroken({ status, changes, findings }) {
    return status === 'error' && changes.length === 0 && findings.length > 0 && findings.every((finding) => !finding.new);
}
function byReason(notChecked) {
    const reasons = new Map();
    for (const { what, reason, help } of notChecked) {
        const key = `${reason}\n${help ?? ''}`;
        const unknowns = reasons.get(key) ?? { reason, help, what: [] };
        unknowns.what.push(what);
        reasons.set(key, unknowns);
    }
    return [...reasons.values()];
}

;// CONCATENATED MODULE: ./build/report/phrases.js

/** The words that text and Markdown share. Pieces that came from elsewhere are raw: each renderer makes them harmless. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** `Deployment.apps shop/cart`, as kubectl names it. */
function objectName({ group, kind, namespace, name }) {
    return `${group === '' ? kind : `${kind}.${group}`} ${namespace === '' ? name : `${namespace}/${name}`}`;
}
function lineCounts({ added, removed }) {
    return [added > 0 && `+${added}`, removed > 0 && `−${removed}`].filter(Boolean).join(' ');
}
/** `1 removed, 2 changed`, or empty. */
function changeCounts(counts) {
    return ['removed', 'changed', 'added']
        .filter((change) => counts[change] > 0)
        .map((change) => `${counts[change]} ${change}`)
        .join(', ');
}
/** What happens to the objects of one Application, in a few words. */
function effectOf({ status, changes }) {
    if (changes.length > 0)
        return changeCounts(countChanges(changes));
    if (status === 'error')
        return 'cannot be rendered';
    return status === 'unknown' ? 'could not be determined' : 'no object differs';
}
function linesOf({ changes }) {
    return lineCounts(overview_countLines(changes));
}
function placeOf({ destination, project }) {
    const cluster = destination.name ?? destination.server ?? 'no destination';
    return `${project} → ${cluster}${destination.namespace ? ` / ${destination.namespace}` : ''}`;
}
function locationOf({ file, line, column }) {
    return [file, line, column].filter((part) => part !== undefined).join(':');
}
/** A full commit id is shortened; other revisions are their own names. */
function shortRevision(revision) {
    return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision;
}
function compared({ base, head }) {
    return { base: shortRevision(base.revision), head: shortRevision(head.revision) };
}
/** Why the verdict is what it is, in one line without foreign text. */
function headline({ verdict }, overview) {
    const { applications, unchanged, knownBroken, newErrors, undetermined } = overview;
    const total = applications.length + unchanged.length + knownBroken.length;
    const parts = [];
    if (verdict === 'failed')
        parts.push(plural(newErrors, 'new error'));
    const undeterminedCount = undetermined.reduce((sum, { what }) => sum + what.length, 0);
    const unknown = undeterminedCount || (overview.byStatus.get('unknown') ?? 0);
    if (unknown > 0)
        parts.push(`${plural(unknown, 'thing')} could not be determined`);
    if (applications.length > 0) {
        parts.push(`${applications.length} of ${plural(total, 'Application')} affected: ${statusCounts(overview)}`);
    }
    else if (total > 0)
        parts.push(`none of ${plural(total, 'Application')} changes`);
    return parts.join(' · ');
}
function statusCounts({ byStatus }) {
    return [...byStatus]
        .filter(([status, count]) => count > 0 && status !== 'unchanged')
        .map(([status, count]) => `${count} ${status === 'error' ? 'in error' : status}`)
        .join(', ');
}
/** Names in one line: the rest is counted, unless all are asked for. */
const NAMED = 5;
/** @returns the first few names, and how many more there are. */
function someOf(names, all) {
    if (all || names.length <= NAMED + 1)
        return { names, more: '' };
    return { names: names.slice(0, NAMED), more: ` and ${names.length - NAMED} more` };
}
/** `all-lower-case-rules` as words. */
function words(rule) {
    return rule.replaceAll('-', ' ');
}

;// CONCATENATED MODULE: ./build/report/markdown.js




const VERDICT_ICONS = { passed: '✅', failed: '❌', unknown: '❔' };
const ICONS = { removed: '➖', changed: '✏️', added: '➕', error: '❌', unknown: '❔', unchanged: '⚪' };
const SEVERITY_ICONS = { error: '❌', warning: '⚠️', info: 'ℹ️' };
/** GitHub refuses a comment of more than 65,536. */
const MAXIMUM_LENGTH = 65_000;
/** Kept free for the line that says what was left out. */
const RESERVE = 500;
/** Names in the warning about removals; the table has them all. */
const NAMED_REMOVALS = 10;
/**
 * A report as a comment on a pull request: the verdict first, then what is removed. What does not fit into `maxLength` is left
 * out piece by piece, diffs first, then details, then rows, never in the middle of one, and is counted.
 */
function renderMarkdown(report, { all = false, maxLength = MAXIMUM_LENGTH }) {
    const overview = overviewOf(report, all);
    const icon = VERDICT_ICONS[report.verdict];
    if (report.verdict === 'passed' && isUneventful(overview) && !all) {
        const { base, head } = compared(report);
        const same = plural(overview.unchanged.length, 'Application');
        const line = `${icon} **passed** · nothing changes: ${same}, the same at ${inlineCode(base)} and ${inlineCode(head)}\n`;
        return report.hidden.length > 0 ? `${line}\n${hiddenLine(report)}\n` : line;
    }
    const title = `### ${icon} ${report.verdict} · ${headline(report, overview)}`;
    const budget = new Budget(maxLength - RESERVE);
    budget.spend(title);
    // In order of what a reader can least do without; the page has another order.
    const closing = budget.fit('lines of the footer', closingLines(report));
    const warning = budget.fit('warnings', removalWarning(overview));
    const findings = budget.fit('findings', overview.findings.map(findingItem));
    const rows = overview.applications.length > 0 ? budget.fit('rows of the table', overview.applications.map(row)) : [];
    const undetermined = budget.fit('things that could not be determined', overview.undetermined.map(unknownsItem(all)));
    const unreached = budget.fit('reasons for what was not checked', overview.unreached.map(all ? unknownsItem(all) : unreachedItem));
    const details = fitDetails(overview.applications, budget);
    const blocks = [
        title,
        warning.join('\n'),
        section('Findings', findings),
        overview.knownFindings > 0 ? `${plural(overview.knownFindings, 'finding')} that base has too` : '',
        rows.length > 0 ? [...TABLE_HEAD, ...rows].join('\n') : '',
        details.join('\n\n'),
        overview.knownBroken.length > 0
            ? `${plural(overview.knownBroken.length, 'Application')} cannot be rendered, at base neither`
            : '',
        section('Could not be determined', undetermined),
        section('Not checked, and not reached by this change', unreached),
        budget.leftOut === ''
            ? ''
            : `⚠️ Too long for one comment. Left out here: ${budget.leftOut}. The JSON report has everything.`,
        closing.join('<br>\n'),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
const TABLE_HEAD = ['| | Application | Project → destination | Why | Objects | Lines |', '|---|---|---|---|---|---|'];
function section(heading, items) {
    return items.length > 0 ? `**${heading}**\n\n${items.join('\n')}` : '';
}
function removalWarning({ applications, objects }) {
    const removed = applications.filter(({ status }) => status === 'removed');
    const parts = [];
    if (removed.length > 0) {
        const names = removed.slice(0, NAMED_REMOVALS).map(({ name }) => inlineCode(name));
        const more = removed.length > names.length ? ` and ${removed.length - names.length} more` : '';
        parts.push(`${plural(removed.length, 'Application')} (${names.join(', ')}${more})`);
    }
    if (objects.removed > 0)
        parts.push(plural(objects.removed, 'object'));
    return parts.length > 0 ? [`> ⚠️ **This removes** ${parts.join(' and ')}.`] : [];
}
function findingItem(finding) {
    const { severity, rule, application, message, help } = finding;
    const where = [locationOf(finding), application]
        .filter((part) => part)
        .map((part) => inlineCode(String(part)));
    const known = finding.new ? '' : ' (at base too)';
    const mend = help === undefined ? '' : ` → ${forMarkdown(help)}`;
    return `- ${[`${SEVERITY_ICONS[severity]} ${inlineCode(rule)}${known}`, ...where].join(' · ')}: ${forMarkdown(message)}${mend}`;
}
function row(application) {
    const { status, name, reasons } = application;
    const [first, ...others] = reasons;
    const why = first === undefined ? '' : forMarkdown(first) + (others.length > 0 ? ` (+${others.length})` : '');
    const cells = [
        `${ICONS[status]} ${status}`,
        tableCode(name),
        tableCode(placeOf(application)),
        why,
        effectOf(application),
        linesOf(application),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** Every Application without its diffs first, then as many diffs as fit. */
function fitDetails(applications, budget) {
    const shown = [];
    for (const application of applications) {
        const bare = details(application, new Set());
        if (budget.fit('details of Applications', [bare]).length > 0)
            shown.push({ application, diffs: new Set() });
    }
    for (const { application, diffs } of shown) {
        for (const change of application.changes) {
            if (budget.fit('diffs', [fence(change.diff, 'diff')]).length > 0)
                diffs.add(change);
        }
    }
    return shown.map(({ application, diffs }) => details(application, diffs));
}
function details(application, diffs) {
    const { status, name, definedAt, reasons, causes, notes, unstable, changes } = application;
    const summary = [
        `${ICONS[status]} ${htmlCode(name)} ${status}`,
        effectOf(application),
        linesOf(application),
    ];
    const items = [
        `- Defined: ${inlineCode(definedAt)}`,
        ...reasons.map((reason) => `- Why: ${forMarkdown(reason)}`),
        ...causes.map((cause) => `- Cause: ${forMarkdown(cause)}`),
        ...notes.map((note) => `- Note: ${forMarkdown(note)}`),
        ...unstable.map(({ object, field }) => `- Left out, different from one render to the next: ${inlineCode(`${object} ${field}`)}`),
    ];
    const blocks = changes.map((change) => changeBlock(change, diffs.has(change)));
    return [
        `<details><summary>${summary.filter(Boolean).join(' · ')}</summary>`,
        items.join('\n'),
        ...blocks,
        '</details>',
    ].join('\n\n');
}
function changeBlock(change, withDiff) {
    const lines = [
        `**${ICONS[change.change]} ${change.change}** ${inlineCode(objectName(change))} ${lineCounts(change.lines)}`,
    ];
    if (change.ignoredFields.length > 0) {
        const fields = change.ignoredFields.map(inlineCode).join(', ');
        lines.push(`Ignored by ${inlineCode('ignoreDifferences')}, applied all the same: ${fields}`);
    }
    lines.push(...(change.notes ?? []).map(forMarkdown));
    if (withDiff)
        lines.push(fence(change.diff, 'diff'));
    return lines.join('\n\n');
}
function unknownsItem(all) {
    return ({ reason, help, what }) => {
        const mend = help === undefined ? '' : ` → ${forMarkdown(help)}`;
        if (what.length === 1)
            return `- ${inlineCode(String(what[0]))}: ${forMarkdown(reason)}${mend}`;
        const { names, more } = someOf(what, all);
        return `- ${what.length}× ${forMarkdown(reason)}: ${names.map(inlineCode).join(', ')}${more}${mend}`;
    };
}
/** Counted: the change has nothing to do with it. */
function unreachedItem({ reason, what }) {
    const subject = what.length === 1 ? `${inlineCode(String(what[0]))}:` : `${what.length}×`;
    return `- ${subject} ${forMarkdown(reason)}`;
}
function closingLines(report) {
    const { base, head } = compared(report);
    const lines = report.hidden.length > 0 ? [hiddenLine(report)] : [];
    if (report.notAsked.length > 0)
        lines.push(`Not asked: ${report.notAsked.map(forMarkdown).join(' · ')}`);
    if (report.settings.length > 0) {
        const settings = report.settings.map(({ name, value, from }) => forMarkdown(`${name} ${value} (${from})`));
        lines.push(`Settings: ${settings.join(' · ')}`);
    }
    const { name, version } = report.tool;
    lines.push(`Compared ${inlineCode(base)} (base) with ${inlineCode(head)} (head) · ${forMarkdown(`${name} ${version} ${report.command}`)}`);
    return lines;
}
function hiddenLine({ hidden }) {
    return `Left out: ${hidden.map(({ rule, count }) => `${forMarkdown(words(rule))}: ${count}`).join(' · ')}`;
}

;// CONCATENATED MODULE: ./build/report/text.js



const ANSI = { red: 31, green: 32, yellow: 33, cyan: 36, bold: 1, dim: 2 };
const ESCAPE = String.fromCharCode(0x1b);
const VERDICT_COLOURS = { passed: 'green', failed: 'red', unknown: 'yellow' };
const SIGNS = { removed: '-', changed: '~', added: '+', error: '!', unknown: '?', unchanged: '=' };
const SIGN_COLOURS = {
    removed: 'red',
    changed: 'yellow',
    added: 'green',
    error: 'red',
    unknown: 'yellow',
    unchanged: 'dim',
};
/** A report for a terminal or the log of a job: the verdict first, then what is removed, then the rest. */
function renderText(report, { all = false, colour = false, width = 80 }) {
    const page = {
        lines: [],
        width: Math.max(40, width),
        all,
        paint: (name, text) => (colour ? `${ESCAPE}[${ANSI[name]}m${text}${ESCAPE}[0m` : text),
    };
    const overview = overviewOf(report, all);
    const verdict = page.paint(VERDICT_COLOURS[report.verdict], page.paint('bold', report.verdict.toUpperCase()));
    if (report.verdict === 'passed' && isUneventful(overview) && !all) {
        const { base, head } = compared(report);
        const same = plural(overview.unchanged.length, 'Application');
        page.lines.push(`${verdict}  nothing changes: ${same}, the same at ${clean(base)} and ${clean(head)}`);
        addHidden(page, report);
    }
    else {
        page.lines.push(`${verdict}  ${headline(report, overview)}`);
        addTable(page, overview);
        addFindings(page, overview);
        for (const application of overview.applications)
            addApplication(page, application);
        addUnchanged(page, overview);
        addNotChecked(page, overview);
        addClosing(page, report);
    }
    return disarmCommands(`${page.lines.join('\n')}\n`);
}
function clean(text) {
    return capLines(oneLine(text));
}
/** Breaks prose at blanks; what has none, such as a path, is left whole. */
function addWrapped(page, lead, text, hang = lead.length) {
    let line = lead;
    let empty = true;
    for (const word of clean(text).split(' ')) {
        if (!empty && line.length + 1 + word.length > page.width) {
            page.lines.push(line);
            line = ' '.repeat(hang);
            empty = true;
        }
        line += empty ? word : ` ${word}`;
        empty = false;
    }
    page.lines.push(line);
}
function addTable(page, { applications }) {
    if (applications.length < 2)
        return;
    page.lines.push('');
    const nameWidth = Math.min(40, Math.max(...applications.map(({ name }) => clean(name).length)));
    for (const application of applications) {
        const { status, name } = application;
        const head = page.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status.padEnd(8)}`);
        const cells = [clean(name).padEnd(nameWidth), effectOf(application), linesOf(application)];
        page.lines.push(`  ${head}${cells.filter(Boolean).join('  ')}`.trimEnd());
    }
}
function addFindings(page, { findings, knownFindings }) {
    if (findings.length > 0)
        page.lines.push('', page.paint('bold', 'Findings'));
    for (const finding of findings)
        addFinding(page, finding);
    if (knownFindings > 0) {
        page.lines.push('', `${plural(knownFindings, 'finding')} that base has too (--all lists them)`);
    }
}
function addFinding(page, finding) {
    const { severity, rule, application, message, help } = finding;
    const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim';
    const known = finding.new ? '' : ' (at base too)';
    const where = [locationOf(finding), application].filter(Boolean).map((part) => clean(String(part)));
    page.lines.push(`  ${page.paint(colour, severity)}${known}  ${[clean(rule), ...where].join('  ')}`);
    addWrapped(page, '    ', message);
    if (help !== undefined)
        addWrapped(page, '    → ', help);
}
function addApplication(page, application) {
    const { status, name, definedAt, reasons, causes, notes, unstable, changes } = application;
    const sign = page.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status}`);
    page.lines.push('', `${sign}  ${page.paint('bold', clean(name))}  ${clean(placeOf(application))}`);
    addWrapped(page, '    defined  ', definedAt);
    for (const reason of reasons)
        addWrapped(page, '    why      ', reason);
    for (const cause of causes)
        addWrapped(page, '    cause    ', cause);
    for (const note of notes)
        addWrapped(page, '    note     ', note);
    if (unstable.length > 0) {
        const fields = unstable.map(({ object, field }) => `${object} ${field}`).join(', ');
        const count = plural(unstable.length, 'field');
        addWrapped(page, '    unstable ', `${count} left out, different from one render to the next: ${fields}`);
    }
    for (const change of changes)
        addChange(page, change);
}
function addChange(page, change) {
    const sign = page.paint(SIGN_COLOURS[change.change], `${SIGNS[change.change]} ${change.change}`);
    page.lines.push('', `  ${sign}  ${clean(objectName(change))}  ${lineCounts(change.lines)}`);
    if (change.ignoredFields.length > 0) {
        addWrapped(page, '    ', `ignored by ignoreDifferences, applied all the same: ${change.ignoredFields.join(', ')}`);
    }
    for (const note of change.notes ?? [])
        addWrapped(page, '    ', note);
    for (const line of capLines(visible(change.diff)).split('\n'))
        page.lines.push(`    ${paintDiffLine(page, line)}`);
}
function paintDiffLine(page, line) {
    if (line.startsWith('+'))
        return page.paint('green', line);
    if (line.startsWith('-'))
        return page.paint('red', line);
    return line.startsWith('@@') ? page.paint('cyan', line) : line;
}
function addUnchanged(page, { unchanged, knownBroken }) {
    if (knownBroken.length > 0) {
        const count = plural(knownBroken.length, 'Application');
        page.lines.push('');
        addWrapped(page, '', `${SIGNS.error} ${count} cannot be rendered, at base neither (--all lists them)`);
    }
    if (unchanged.length === 0)
        return;
    page.lines.push('', `${SIGNS.unchanged} ${plural(unchanged.length, 'Application')} unchanged`);
    if (page.all)
        addWrapped(page, '    ', unchanged.map(({ name }) => name).join(', '));
}
function addNotChecked(page, { undetermined, unreached }) {
    if (undetermined.length > 0)
        page.lines.push('', page.paint('yellow', 'Could not be determined'));
    for (const unknowns of undetermined) {
        addUnknowns(page, unknowns);
        if (unknowns.help !== undefined)
            addWrapped(page, '    → ', unknowns.help);
    }
    if (unreached.length > 0)
        page.lines.push('', 'Not checked, and not reached by this change');
    for (const { reason, what } of unreached) {
        if (what.length === 1 || page.all)
            addUnknowns(page, { reason, help: undefined, what });
        else
            addWrapped(page, '  ', `${what.length}× ${reason}`, 4);
    }
}
function addUnknowns(page, { reason, what }) {
    const { names, more } = someOf(what, page.all);
    const line = what.length > 1 ? `${what.length}× ${reason}: ${names.join(', ')}${more}` : `${what[0]}: ${reason}`;
    addWrapped(page, '  ', line, 4);
}
function addClosing(page, report) {
    page.lines.push('');
    addHidden(page, report);
    if (report.notAsked.length > 0)
        addWrapped(page, 'Not asked: ', report.notAsked.join(' · '), 2);
    if (report.settings.length > 0) {
        addWrapped(page, 'Settings: ', report.settings.map(({ name, value, from }) => `${name} ${value} (${from})`).join(' · '), 2);
    }
    const { base, head } = compared(report);
    const { name, version } = report.tool;
    addWrapped(page, '', `Compared ${base} (base) with ${head} (head) · ${name} ${version} ${report.command}`, 2);
}
function addHidden(page, { hidden }) {
    if (hidden.length === 0)
        return;
    addWrapped(page, 'Left out: ', hidden.map(({ rule, count }) => `${words(rule)}: ${count}`).join(' · '), 2);
}

;// CONCATENATED MODULE: ./build/report/render.js



/** A report in one of its formats, ready to be shown: foreign text in it is harmless. The same report gives the same bytes. */
function renderReport(report, format, options = {}) {
    if (format === 'json')
        return renderJson(report);
    return format === 'markdown' ? renderMarkdown(report, options) : renderText(report, options);
}

;// CONCATENATED MODULE: ./build/commands/publish.js




/** Writes the report to every `--output` and to stdout, before anything else can fail. @returns the exit code of its verdict. */
async function publish(report, { host, values }) {
    const all = values['all'] === true;
    for (const path of listValue(values, 'output')) {
        await host.writeFile(path, renderReport(report, formatOf(path), { all }));
    }
    const format = (textValue(values, 'format') ?? 'text');
    await host.print(renderReport(report, format, { all, colour: host.colour, width: host.width }));
    return EXIT[report.verdict];
}
function formatOf(path) {
    if (path.endsWith('.json'))
        return 'json';
    return /\.(md|markdown)$/.test(path) ? 'markdown' : 'text';
}
/** Writes plain output to every `--output` as it is, and to stdout with what a CI host would take for a command disarmed. */
async function publishText(text, { host, values }) {
    for (const path of listValue(values, 'output'))
        await host.writeFile(path, text);
    await host.print(disarmCommands(text));
}

;// CONCATENATED MODULE: ./build/config/nearest.js
/** Levenshtein distance, on short names only. */
function distance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min(substitution, previous[j] + 1, current[j - 1] + 1));
        }
        previous = current;
    }
    return previous[b.length];
}
/** @returns the known name that was probably meant, or undefined when none is near. */
function nearest(name, known) {
    const limit = Math.max(2, Math.floor(name.length / 3));
    const ranked = known
        .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
        .filter((entry) => entry.distance <= limit)
        .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    return ranked[0]?.candidate;
}

;// CONCATENATED MODULE: ./build/commands/render.js










/** @returns what Argo CD would apply for one Application, as YAML documents; the values of Secrets are masked. */
async function render(context, name) {
    const comparison = await planHead(context.repositories, comparisonInputs(context.values));
    const desired = await desiredContext(context, comparison);
    const side = sideOf('head', comparison.head, await elsewhere(context), context.settings);
    const { applications } = await loadDesired(side, desired);
    const each = find(name, [...applications.values()]);
    await renderDesired(each, desired);
    const { obstacle, rendered } = each;
    if (obstacle?.kind === 'refused') {
        throw new FailedError(`Application ${name}: ${obstacle.message}`, {
            next: 'Argo CD would show this as a ComparisonError.',
        });
    }
    if (!rendered) {
        throw new UndeterminedError(`Application ${name}: ${obstacle?.reason ?? 'it was not rendered'}`, {
            ...(obstacle?.help !== undefined && { next: obstacle.help }),
        });
    }
    for (const note of each.notes)
        context.host.log(`note: ${note}`);
    const scopes = await customScopes(rendered.objects, comparison.head);
    const { objects } = postProcess(rendered.objects, each.application, scopes, context.settings.argocd);
    return objects.map((object) => `---\n${printYaml(maskSecrets(undefined, object).head)}`).join('');
}
function find(name, applications) {
    const found = applications.filter(({ id, application }) => application.name === name || id === name);
    const [one] = found;
    if (one && found.length === 1)
        return one;
    if (found.length > 1) {
        throw new InputError(`${found.length} Applications are named ${name}`, {
            next: `Give one of: ${found.map(({ id }) => id).join(', ')}.`,
        });
    }
    const names = applications.map(({ application }) => application.name);
    const suggestion = nearest(name, names);
    throw new InputError(`There is no Application ${name} among the ${names.length} that were found`, {
        next: suggestion === undefined ? '`seatrial check --all` lists them.' : `Did you mean ${suggestion}?`,
    });
}

;// CONCATENATED MODULE: ./build/config/inputs.js
const COMMANDS = {
    check: 'Review what a change does to every Argo CD Application: render base and head, and show the difference.',
    render: 'Print what Argo CD would apply for one Application.',
};
const BOTH = ['check', 'render'];
const CHECK = ['check'];
/** Every input, once: the command line, the help text and the documentation are made from this table. */
const INPUTS = [
    {
        name: 'repo',
        type: 'string',
        commands: BOTH,
        value: 'DIR',
        default: 'the current folder',
        help: 'The Git repository, or any folder in it.',
    },
    {
        name: 'base',
        type: 'string',
        commands: CHECK,
        value: 'REV|dir:PATH',
        default: 'where head left the target branch',
        help: 'What the change is compared with: a revision, or a folder.',
    },
    {
        name: 'head',
        type: 'string',
        commands: BOTH,
        value: 'REV|dir:PATH',
        default: 'the working tree',
        help: 'The change: a revision, or a folder.',
    },
    {
        name: 'target-branch',
        type: 'string',
        commands: BOTH,
        value: 'NAME',
        default: 'the default branch',
        help: 'The branch that the change will be merged into. Applications that follow it are read from base and head.',
    },
    {
        name: 'repo-url',
        type: 'list',
        commands: BOTH,
        value: 'URL',
        help: 'Another URL by which Applications name this repository, beside those of its remotes (a mirror, the upstream of a fork).',
    },
    {
        name: 'applications',
        type: 'list',
        commands: BOTH,
        value: 'dir:PATH',
        help: 'Folders with Applications that are kept elsewhere, such as a checkout of a manifests repository.',
    },
    {
        name: 'format',
        type: 'choice',
        commands: CHECK,
        choices: ['text', 'markdown', 'json'],
        default: 'text',
        help: 'What is printed on stdout.',
    },
    {
        name: 'output',
        type: 'list',
        commands: BOTH,
        value: 'FILE',
        help: 'Also write to a file; its ending chooses the format: .json, .md, anything else is text.',
    },
    {
        name: 'all',
        type: 'boolean',
        commands: CHECK,
        help: 'List unchanged Applications and findings that base has too.',
    },
    {
        name: 'offline',
        type: 'boolean',
        commands: BOTH,
        help: 'Never use the network, not even to deepen a shallow clone.',
    },
    {
        name: 'cache-dir',
        type: 'string',
        commands: CHECK,
        value: 'DIR',
        help: 'Keep what was rendered here, by the digest of its inputs, so that the next run need not render it again. Nothing with a Secret value is kept.',
    },
    {
        name: 'argocd-version',
        type: 'string',
        commands: BOTH,
        value: 'V',
        default: '3.6',
        help: 'The Argo CD that deploys: it decides between Helm 3 and 4, and on tracking.',
    },
    {
        name: 'argocd-namespace',
        type: 'string',
        commands: BOTH,
        value: 'NS',
        default: 'argocd',
        help: 'The namespace of Argo CD itself.',
    },
    {
        name: 'kube-version',
        type: 'string',
        commands: BOTH,
        value: 'V',
        default: 'the newest that the Argo CD version is tested with',
        help: 'The Kubernetes version of the destination clusters, for templates that ask.',
    },
    {
        name: 'api-versions',
        type: 'list',
        commands: BOTH,
        value: 'G/V[/KIND]',
        help: "API versions that the destination clusters serve beyond Kubernetes' own, for templates that ask.",
    },
    {
        name: 'render-timeout',
        type: 'string',
        commands: BOTH,
        value: 'SECONDS',
        default: '60',
        help: 'How long one source may take to render before it is stopped.',
    },
    { name: 'debug', type: 'boolean', commands: BOTH, help: 'Show stack traces of errors.' },
];

;// CONCATENATED MODULE: ./build/config/command-line.js



/**
 * Reads a command line. Environment variables named `SEATRIAL_<INPUT>` fill in what no flag gives.
 *
 * @param argv what follows the program's name.
 * @throws InputErrors with everything that is wrong, each with the nearest name where there is one.
 */
function parseCommandLine(argv, environment) {
    const errors = [];
    const positionals = [];
    const values = new Map();
    let help = false;
    const rest = [...argv];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
        if (word === '--')
            positionals.push(...rest.splice(0));
        else if (word === '--help' || word === '-h')
            help = true;
        else if (word === '--version' && positionals.length === 0)
            return { command: 'version' };
        else if (word.startsWith('-') && word !== '-')
            readFlag(word, rest, values, errors);
        else
            positionals.push(word);
    }
    const name = positionals.shift();
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? name : undefined;
    if (name === 'help')
        return { command: 'help', about: asCommand(positionals[0]) };
    if (name !== undefined && command === undefined)
        errors.unshift(unknown('command', name, Object.keys(COMMANDS)));
    if (help || (name === undefined && values.size === 0)) {
        if (errors.length > 0 && name !== undefined && command === undefined)
            throw new InputErrors(errors);
        return { command: 'help', about: command };
    }
    if (name === undefined)
        errors.push(new InputError('No command given', { next: 'Write `seatrial check` or `seatrial render NAME`.' }));
    if (command !== undefined) {
        fillFromEnvironment(command, values, environment, errors);
        checkPositionals(command, positionals, errors);
        for (const given of values.keys()) {
            const input = INPUTS.find((candidate) => candidate.name === given);
            if (!input.commands.includes(command))
                errors.push(new InputError(`--${given} means nothing to \`${command}\``, { next: 'Leave it out.' }));
        }
    }
    if (errors.length > 0 || command === undefined)
        throw new InputErrors(errors);
    return { command, positionals, values: Object.fromEntries(values) };
}
function asCommand(name) {
    return name !== undefined && Object.hasOwn(COMMANDS, name) ? name : undefined;
}
function unknown(what, name, known) {
    const suggestion = nearest(name, known);
    return new InputError(`Unknown ${what} \`${name}\``, {
        next: suggestion === undefined ? 'See `seatrial --help`.' : `Did you mean \`${suggestion}\`?`,
    });
}
function readFlag(word, rest, values, errors) {
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    const input = INPUTS.find((candidate) => `--${candidate.name}` === flag);
    if (!input) {
        errors.push(unknown('flag', flag, INPUTS.map((candidate) => `--${candidate.name}`)));
        // What follows an unknown flag is more likely its value than a command.
        if (equals < 0 && rest[0] !== undefined && !rest[0].startsWith('-') && !Object.hasOwn(COMMANDS, rest[0]))
            rest.shift();
        return;
    }
    let value = equals < 0 ? undefined : word.slice(equals + 1);
    if (input.type !== 'boolean' && value === undefined) {
        if (rest[0] === undefined || rest[0].startsWith('--')) {
            errors.push(new InputError(`${flag} needs a value`, {
                next: `Write ${flag} ${input.value ?? input.choices?.join('|') ?? 'VALUE'}.`,
            }));
            return;
        }
        value = rest.shift();
    }
    setValue(input, value ?? 'true', flag, values, errors);
}
function setValue(input, text, from, values, errors) {
    if (input.type === 'list') {
        const items = text
            .split(/[,\n]/)
            .map((item) => item.trim())
            .filter((item) => item !== '');
        values.set(input.name, [...(values.get(input.name) ?? []), ...items]);
    }
    else if (input.type === 'boolean') {
        if (text === 'true' || text === 'false')
            values.set(input.name, text === 'true');
        else
            errors.push(new InputError(`${from} is true or false, not "${text}"`));
    }
    else if (input.choices && !input.choices.includes(text)) {
        const suggestion = nearest(text, input.choices);
        errors.push(new InputError(`${from} is one of ${input.choices.join(', ')}, not "${text}"`, suggestion ? { next: `Did you mean \`${suggestion}\`?` } : {}));
    }
    else if (text === '') {
        errors.push(new InputError(`${from} is empty`, { next: 'Give a value or leave it out.' }));
    }
    else if (values.has(input.name)) {
        errors.push(new InputError(`${from} is given twice`, { next: 'Give it once.' }));
    }
    else {
        values.set(input.name, text);
    }
}
function fillFromEnvironment(command, values, environment, errors) {
    for (const input of INPUTS) {
        const variable = `SEATRIAL_${input.name.toUpperCase().replaceAll('-', '_')}`;
        const text = environment[variable];
        if (text === undefined || text === '' || values.has(input.name) || !input.commands.includes(command))
            continue;
        setValue(input, text, variable, values, errors);
    }
}
function checkPositionals(command, positionals, errors) {
    const wanted = command === 'render' ? 1 : 0;
    if (positionals.length < wanted) {
        errors.push(new InputError('render needs the name of an Application', {
            next: 'Write `seatrial render NAME`; `seatrial check --all` lists them.',
        }));
    }
    for (const extra of positionals.slice(wanted)) {
        errors.push(new InputError(`Unexpected argument \`${extra}\``, {
            next: `\`${command}\` takes ${wanted === 1 ? 'one name' : 'flags only'}.`,
        }));
    }
}

;// CONCATENATED MODULE: ./build/config/help.js

const EXIT_CODES = 'Exit codes: 0 passed, 1 failed, 2 bad input or nothing found, 3 unknown';
/** The help text of a command, or of the program; 80 columns. */
function helpText(about, version) {
    return about === undefined ? programHelp(version) : commandHelp(about);
}
function programHelp(version) {
    const rows = Object.entries(COMMANDS).map(([name, what]) => wrapRow(`  ${name}`, what, 12));
    return [
        `seatrial ${version}: gives every Argo CD Application its sea trial`,
        '',
        'Usage: seatrial <command> [flags]',
        '',
        'Commands:',
        ...rows,
        '',
        '`seatrial <command> --help` lists the flags of a command.',
        EXIT_CODES,
        '',
    ].join('\n');
}
function commandHelp(command) {
    const inputs = INPUTS.filter((input) => input.commands.includes(command));
    return [
        ...wrap(COMMANDS[command], 80),
        '',
        `Usage: seatrial ${command}${command === 'render' ? ' NAME' : ''} [flags]`,
        '',
        'Flags:',
        ...inputs.map(flagHelp),
        '',
        'Every flag can be given as an environment variable SEATRIAL_<FLAG> instead, such',
        'as SEATRIAL_KUBE_VERSION.',
        EXIT_CODES,
        '',
    ].join('\n');
}
function flagHelp(input) {
    const value = input.type === 'boolean' ? '' : ` ${input.choices?.join('|') ?? input.value ?? 'VALUE'}`;
    const many = input.type === 'list' ? ' May be repeated.' : '';
    const fallback = input.default === undefined ? '' : ` Default: ${input.default}.`;
    return wrapRow(`  --${input.name}${value}`, `${input.help}${many}${fallback}`, 34);
}
function wrapRow(left, text, column) {
    const lines = wrap(text, 80 - column);
    const first = left.length < column - 1 ? `${left.padEnd(column)}${lines.shift() ?? ''}` : left;
    return [first, ...lines.map((line) => `${' '.repeat(column)}${line}`)].join('\n');
}
function wrap(text, width) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width) {
            lines.push(line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
}

;// CONCATENATED MODULE: ./build/argocd/settings.js

/** Argo CD's own defaults; the tracking method changed in 3.0. */
function defaultSettings(version = NEWEST_ARGO_CD) {
    return {
        version,
        namespace: 'argocd',
        trackingMethod: version.major >= 3 ? 'annotation' : 'label',
        instanceLabelKey: 'app.kubernetes.io/instance',
        installationId: undefined,
        kustomizeBuildOptions: '',
        kubeVersion: guessKubeVersion(version),
        apiVersions: [],
        clusterGuessed: { kubeVersion: true, apiVersions: true },
    };
}

;// CONCATENATED MODULE: ./build/config/settings.js



/**
 * The settings of a run, from its inputs and from stated defaults.
 * @throws InputErrors with every value that is not usable.
 */
function readSettings(values) {
    const errors = [];
    const attempt = (read, fallback) => {
        try {
            return read();
        }
        catch (error) {
            if (!(error instanceof InputError))
                throw error;
            errors.push(error);
            return fallback;
        }
    };
    const text = (name) => (typeof values[name] === 'string' ? values[name] : undefined);
    const version = attempt(() => parseArgoCdVersion(text('argocd-version') ?? '3.6'), NEWEST_ARGO_CD);
    const argocd = defaultSettings(version);
    argocd.namespace = text('argocd-namespace') ?? argocd.namespace;
    const kubeVersion = text('kube-version');
    if (kubeVersion !== undefined) {
        argocd.kubeVersion = attempt(() => parseKubeVersion(kubeVersion), argocd.kubeVersion);
        argocd.clusterGuessed.kubeVersion = false;
    }
    const apiVersions = values['api-versions'];
    if (Array.isArray(apiVersions)) {
        argocd.apiVersions = [...apiVersions].sort();
        argocd.clusterGuessed.apiVersions = false;
    }
    const seconds = Number(text('render-timeout') ?? '60');
    if (!(seconds > 0 && seconds <= 3600)) {
        errors.push(new InputError(`render-timeout: "${text('render-timeout')}" is not a number of seconds from 1 to 3600`));
    }
    if (errors.length > 0)
        throw new InputErrors(errors);
    const origin = (name) => (values[name] === undefined ? 'default' : 'flag');
    return {
        argocd,
        renderTimeout: seconds * 1000,
        origins: [
            { name: 'argocd-version', value: `${version.major}.${version.minor}`, from: origin('argocd-version') },
            { name: 'argocd-namespace', value: argocd.namespace, from: origin('argocd-namespace') },
            { name: 'kube-version', value: argocd.kubeVersion, from: origin('kube-version') },
            { name: 'api-versions', value: argocd.apiVersions.join(',') || "Kubernetes' own", from: origin('api-versions') },
            { name: 'tracking', value: argocd.trackingMethod, from: 'default' },
        ],
    };
}

;// CONCATENATED MODULE: ./build/version.js
/** The version of this build; a test holds it against package.json. */
const version_VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/main.js















/** In a variable of its own: the bundler would take what is resolved against `import.meta.url` for files to bundle. */
const HERE = import.meta.url;
/** Everything that is written goes through here: what a chart or a file says cannot drive a terminal or a CI host. */
function sanitized(host) {
    return { ...host, log: (line) => host.log(forTerminal(line)), progress: (line) => host.progress(forTerminal(line)) };
}
async function run(argv, host) {
    const commandLine = parseCommandLine(argv, process.env);
    if (commandLine.command === 'version') {
        await host.print(`${version_VERSION}\n`);
        return EXIT.passed;
    }
    if (commandLine.command === 'help') {
        await host.print(helpText(commandLine.about, version_VERSION));
        return EXIT.passed;
    }
    const { values, positionals } = commandLine;
    const settings = readSettings(values);
    const repositories = gitRepositories({ offline: values.offline === true, environment: process.env });
    const renderer = lazyEngine({
        module: (0,external_node_url_namespaceObject.fileURLToPath)(new URL('./engine.wasm', HERE)),
        worker: new URL('./engine-worker.js', HERE),
        timeoutMs: settings.renderTimeout,
    });
    const cacheDirectory = textValue(values, 'cache-dir');
    const renderCache = cacheDirectory === undefined ? undefined : folderRenderCache(cacheDirectory);
    const clock = { now: () => performance.now() };
    const context = {
        values,
        settings,
        repositories,
        renderer,
        renderCache,
        host,
        clock,
        version: version_VERSION,
    };
    try {
        if (commandLine.command === 'check')
            return await publish(await check(context), context);
        await publishText(await render(context, positionals[0]), context);
        return EXIT.passed;
    }
    finally {
        await Promise.allSettled([renderer.close(), repositories.dispose(), renderCache?.trim()]);
    }
}
function report(error, host, debug) {
    if (error instanceof InputErrors) {
        for (const each of error.errors)
            report(each, host, debug);
        return error.exitCode;
    }
    if (debug && error instanceof Error)
        host.log(error.stack ?? error.message);
    if (!(error instanceof SeatrialError)) {
        host.log(`error: ${messageOf(error)}`);
        host.log('       This is a defect in Seatrial: nothing was determined. Run again with --debug and report what it prints.');
        return EXIT.unknown;
    }
    const { location, next } = error;
    const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
    host.log(`error: ${where}${error.message}`);
    if (next !== undefined)
        host.log(`       ${next}`);
    return error.exitCode;
}
const host = sanitized(localHost(process.stdout, process.stderr, process.env));
run(process.argv.slice(2), host).then((code) => {
    process.exitCode = code;
}, (error) => {
    process.exitCode = report(error, host, process.argv.includes('--debug'));
});

