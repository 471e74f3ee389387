/* kvit.h: exact Russian housing and utility bills (ЕПД) from C and from everything that calls C.
 *
 * Kvit closes months. Rules (law, tariffs, policy) and the facts about a house go in, bills and the
 * opening of the next month come out, each kopeck with its derivation. Closing is a pure function:
 * no clock, no files, no network, no global state; the same input gives the same bytes.
 *
 *     kvit_rules* rules = NULL;
 *     kvit_house* house = NULL;
 *     kvit_closed* july = NULL;
 *     kvit_buf bill = KVIT_BUF_INIT;
 *     kvit_error* error = NULL;
 *     kvit_error_create(&error);
 *     if (kvit_rules_create(&rules, tariffs, tariffs_size, NULL, 0, NULL, 0, error) ||
 *         kvit_house_parse(&house, facts, facts_size, error) ||
 *         kvit_close(&july, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error) ||
 *         kvit_closed_bill(&bill, july, 0, KVIT_LAYOUT_PRETTY, error))
 *         fprintf(stderr, "%s\n", kvit_error_message(error, 0, KVIT_LANG_EN).data);
 *     else
 *         puts(bill.data);
 *     kvit_buf_free(&bill);
 *     kvit_closed_free(july);  // free functions accept NULL, in any order
 *     kvit_house_free(house), kvit_rules_free(rules), kvit_error_free(error);
 *
 * Objects. `kvit_rules` is the law, the tariff book and the policy; `kvit_house` the facts about
 * one house; `kvit_closed` the bills of a month; `kvit_lines` what became of many houses, one a
 * line; `kvit_error` a list of errors that the caller owns
 * and reuses. Rich data travel as JSON documents with a schema: kvit-house/1, kvit-tariffs/1,
 * kvit-law/1, kvit-policy/1, kvit-opening/1 in; kvit-bill/1, kvit-opening/1, kvit-closed/1,
 * kvit-explanation/1, kvit-law-value/1, kvit-law-diff/1, kvit-errors/1 out. Single formulas are
 * called with plain values.
 *
 * Threads. Rules, houses and closed months never change: share them between any number of threads,
 * and free each when its last user is done. An error and the memory of outputs belong to one thread
 * at a time. Every function may be called from any thread.
 *
 * Ownership. What a function puts into `*out` as a handle or a kvit_buf is the caller's, who frees
 * it with the function of its type, never with free(). A kvit_str is borrowed from the object that
 * it was asked of. No function keeps or takes what it is given, and no object refers to another.
 * All free functions accept NULL.
 *
 * Numbers. Money is int64_t kopecks; other decimals are a kvit_decimal; a date is int32_t days
 * since 1970-01-01; a month is int32_t yyyymm (202507); an index is a size_t from 0. There is no
 * floating point. Text is UTF-8: in as a pointer and a size in bytes, out with a final NUL that the
 * size does not count.
 *
 * Errors. A function that can fail returns KVIT_OK (0) or the KVIT_E_ code of the first error; the
 * others, with paths and texts in Russian and English, are in the kvit_error given last (or NULL).
 * On failure a handle in `*out` is NULL, a buffer is empty and a plain value is unchanged. Outputs
 * are overwritten, not freed. A getter never fails: out of place it gives 0 or an empty text. An
 * unmet business condition is no error but a decision inside the bill.
 *
 * The conventions in full: capi/README.md. From 1.0 on everything here is stable within a major
 * version, until then within a minor one.
 */
#ifndef KVIT_H
#define KVIT_H

#include <stddef.h>
#include <stdint.h>

#include "kvit_errors.h"

#ifndef KVIT_API
#if defined(__GNUC__)
#define KVIT_API __attribute__((visibility("default")))
#else
#define KVIT_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): this is C. */

/* ---- Version -------------------------------------------------------------------------------- */

/** The version of this header. @since 0.1 */
#define KVIT_VERSION_MAJOR 0
#define KVIT_VERSION_MINOR 1
#define KVIT_VERSION_PATCH 0
/** The number in libkvit.so.N, raised when programs built earlier would break. @since 0.1 */
#define KVIT_ABI_VERSION 0

/** The version of the library, "0.1.0". Lives as long as the library; any thread. @since 0.1 */
KVIT_API const char* kvit_version(void);

/** KVIT_ABI_VERSION of the library. Owns nothing; any thread. @since 0.1 */
KVIT_API int32_t kvit_abi_version(void);

/** Whether the library serves a program compiled with a header of that version: the same major
 *  number (before 1.0 also the same minor one) and nothing newer. Otherwise KVIT_E_UNSUPPORTED.
 *  Owns nothing; any thread. @since 0.1 */
KVIT_API kvit_status kvit_version_check(int32_t major, int32_t minor, int32_t patch);

/** Checks the library against this header. @since 0.1 */
#define KVIT_VERSION_CHECK() \
    kvit_version_check(KVIT_VERSION_MAJOR, KVIT_VERSION_MINOR, KVIT_VERSION_PATCH)

/** How many features the library has. A feature is what this version can do and another one may
 *  not: a verb ("close"), or a document by its schema id, read ("read:kvit-house/1") or written
 *  ("write:kvit-bill/1"). The list: include/kvit/base/features.def.
 *  Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_feature_count(void);

/** The name of a feature; empty past the end.
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API const char* kvit_feature_name(size_t index);

/** What a feature is, in a language (KVIT_LANG_); empty past the end.
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API const char* kvit_feature_meaning(size_t index, int32_t language);

/** 1 if the library has the feature of this name, 0 if not; a name never seen is no error.
 *  Borrows the text for the call; any thread. @since 0.1 */
KVIT_API int32_t kvit_has_feature(const char* name, size_t name_size);

/* ---- Values --------------------------------------------------------------------------------- */

/** Borrowed text: read it while the object it came from lives, never free it. `data` is not NULL.
 *  @since 0.1 */
typedef struct kvit_str {
    const char* data;
    size_t size; /* in bytes, without the final NUL */
} kvit_str;

/** Owned text: free it by kvit_buf_free. @since 0.1 */
typedef struct kvit_buf {
    char* data;  /* NULL: nothing */
    size_t size; /* in bytes, without the final NUL */
} kvit_buf;

#define KVIT_BUF_INIT \
    { NULL, 0 }

/** An exact decimal, unscaled / 10^scale: 39.56 is {3956, 2, 0}. @since 0.1 */
typedef struct kvit_decimal {
    int64_t unscaled; /* at most 18 digits */
    int32_t scale;    /* 0..9 */
    int32_t reserved; /* 0 */
} kvit_decimal;

/** An input of a formula by its sign, "V". @since 0.1 */
typedef struct kvit_input {
    kvit_str symbol;
    kvit_decimal value;
} kvit_input;

/** Later than every date. As `known_on`: with every fact of the documents. @since 0.1 */
#define KVIT_DATE_OPEN INT32_MAX

/** Languages of texts. @since 0.1 */
#define KVIT_LANG_RU 0
#define KVIT_LANG_EN 1

/** Layouts of JSON: one line for NDJSON, or indented for people. @since 0.1 */
#define KVIT_LAYOUT_LINE 0
#define KVIT_LAYOUT_PRETTY 1

/** Frees the text and leaves KVIT_BUF_INIT behind. NULL and an empty buffer are fine.
 *  Takes the text; any thread, one at a time. @since 0.1 */
KVIT_API void kvit_buf_free(kvit_buf* buf);

/* ---- Error codes ---------------------------------------------------------------------------- */

/** The name of a code in lower case, "bad_date"; "ok" for KVIT_OK, "unknown" for an unknown one.
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API const char* kvit_status_name(kvit_status status);

/** What a code means, in a language (KVIT_LANG_).
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API const char* kvit_status_text(kvit_status status, int32_t language);

/** How many error codes there are. Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_status_count(void);

/** The error codes in ascending order; KVIT_OK past the end.
 *  Owns nothing; any thread. @since 0.1 */
KVIT_API kvit_status kvit_status_at(size_t index);

/* ---- Lists of errors ------------------------------------------------------------------------ */

/** The errors of the last call that it was given to; empty after success. For one thread at a
 *  time. @since 0.1 */
typedef struct kvit_error kvit_error;

/** Makes an empty list. KVIT_E_OUT_OF_MEMORY, KVIT_E_INVALID_ARGUMENT.
 *  The caller owns *out; any thread. @since 0.1 */
KVIT_API kvit_status kvit_error_create(kvit_error** out);

/** Frees a list. Takes it; the thread that uses it. @since 0.1 */
KVIT_API void kvit_error_free(kvit_error* error);

/** How many errors the list shows: at most 100.
 *  Owns nothing; the thread that uses the list. @since 0.1 */
KVIT_API size_t kvit_error_count(const kvit_error* error);

/** How many errors were met, those not shown included.
 *  Owns nothing; the thread that uses the list. @since 0.1 */
KVIT_API size_t kvit_error_total(const kvit_error* error);

/** The code of an error; KVIT_OK past the end.
 *  Owns nothing; the thread that uses the list. @since 0.1 */
KVIT_API kvit_status kvit_error_code(const kvit_error* error, size_t index);

/** Where it is: the path of a field, "accounts[17].meters[0].unit", or the name of an argument.
 *  Where a call reads several documents, the argument and a colon stand before it: "policy:id".
 *  Borrowed until the next call given this list; the thread that uses the list. @since 0.1 */
KVIT_API kvit_str kvit_error_path(const kvit_error* error, size_t index);

/** What stood there; empty if nothing did.
 *  Borrowed until the next call given this list; the thread that uses the list. @since 0.1 */
KVIT_API kvit_str kvit_error_found(const kvit_error* error, size_t index);

/** What would have been right, in a language (KVIT_LANG_); may be empty.
 *  Borrowed until the next call given this list; the thread that uses the list. @since 0.1 */
KVIT_API kvit_str kvit_error_expected(const kvit_error* error, size_t index, int32_t language);

/** All of it in one sentence, in a language (KVIT_LANG_).
 *  Borrowed until the next call given this list; the thread that uses the list. @since 0.1 */
KVIT_API kvit_str kvit_error_message(const kvit_error* error, size_t index, int32_t language);

/** The whole list as kvit-errors/1, in a layout (KVIT_LAYOUT_).
 *  The caller owns *out; the thread that uses the list. @since 0.1 */
KVIT_API kvit_status kvit_error_document(kvit_buf* out, const kvit_error* error, int32_t layout);

/* ---- Documents ------------------------------------------------------------------------------ */

/** Kinds of documents; 0 takes the kind from the document's "schema". @since 0.1 */
#define KVIT_DOCUMENT_ANY 0
#define KVIT_DOCUMENT_HOUSE 1
#define KVIT_DOCUMENT_TARIFFS 2
#define KVIT_DOCUMENT_POLICY 3
#define KVIT_DOCUMENT_LAW 4
#define KVIT_DOCUMENT_OPENING 5
#define KVIT_DOCUMENT_BILL 6
#define KVIT_DOCUMENT_PENALTY 7
#define KVIT_DOCUMENT_ALLOCATION 8
#define KVIT_DOCUMENT_BOOK 9
#define KVIT_DOCUMENT_REMITTANCE 10
#define KVIT_DOCUMENT_PAYMENTS 11
#define KVIT_DOCUMENT_CLOSED 12
#define KVIT_DOCUMENT_QR 13
#define KVIT_DOCUMENT_REGISTRY_PROFILE 14
#define KVIT_DOCUMENT_DEBTS 15
#define KVIT_DOCUMENT_READINGS_PROFILE 16
#define KVIT_DOCUMENT_READINGS_FORM 17
#define KVIT_DOCUMENT_READINGS 18
#define KVIT_DOCUMENT_METER_MAP 19
#define KVIT_DOCUMENT_STATEMENT 20
#define KVIT_DOCUMENT_DRAW 21
#define KVIT_DOCUMENT_DRAW_ANNOUNCEMENT 22
#define KVIT_DOCUMENT_DRAW_FACTS 23
#define KVIT_DOCUMENT_DRAW_RECEIPT 24
#define KVIT_DOCUMENT_PROGRAMME 25
#define KVIT_DOCUMENT_BONUS_HISTORY 26
#define KVIT_DOCUMENT_OFFERS 27
#define KVIT_DOCUMENT_COUPON_EVENTS 28

/** Reads a document and reports everything that is wrong with it, each with its path. A bill must
 *  also keep its identities, as kvit_bill_verify checks them, and so must each of a closed month.
 *  Borrows the text for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_document_check(const char* json, size_t json_size, int32_t kind,
                                         kvit_error* error);

/** Checks the identities of a kvit-bill/1: every line again in rational arithmetic, lines to
 *  totals, opening + postings = closing for each creditor. KVIT_E_IDENTITY_VIOLATED with the path.
 *  Borrows the text for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_bill_verify(const char* bill, size_t bill_size, kvit_error* error);

/* ---- Rules and houses ----------------------------------------------------------------------- */

/** What months are computed by: law, tariffs, policy. Never changes; shared between threads.
 *  @since 0.1 */
typedef struct kvit_rules kvit_rules;

/** The facts about one house. Never changes; shared between threads. @since 0.1 */
typedef struct kvit_house kvit_house;

/** Makes rules of a kvit-tariffs/1 (NULL: none, which is enough for penalties), a kvit-policy/1
 *  (NULL: the shipped policy law_default; a document with the id "court" or "legacy_compatible" and
 *  "options": [] is that one) and a kvit-law/1 (NULL: the pack inside the library; a document that
 *  says "over": "built-in" is laid over that pack, any other takes its place). Paths of errors
 *  begin with "tariffs:", "policy:" or "law:".
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_rules_create(kvit_rules** out, const char* tariffs, size_t tariffs_size,
                                       const char* policy, size_t policy_size, const char* law,
                                       size_t law_size, kvit_error* error);

/** Frees rules. Takes them; any thread, after the last use in all threads. @since 0.1 */
KVIT_API void kvit_rules_free(kvit_rules* rules);

/** The label of the edition of the law, as bills print it.
 *  Borrowed from the rules; any thread. @since 0.1 */
KVIT_API kvit_str kvit_rules_law_edition(const kvit_rules* rules);

/** Reads a kvit-house/1.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_house_parse(kvit_house** out, const char* json, size_t json_size,
                                      kvit_error* error);

/** Frees a house. Takes it; any thread, after the last use in all threads. @since 0.1 */
KVIT_API void kvit_house_free(kvit_house* house);

/** The id of the house. Borrowed from the house; any thread. @since 0.1 */
KVIT_API kvit_str kvit_house_id(const kvit_house* house);

/* ---- The law -------------------------------------------------------------------------------- */

/** The law book of a kvit-law/1 (as in kvit_rules_create; NULL: the pack inside the library) with
 *  every parameter, its values by dates and their sources, as one kvit-law/1 in a layout
 *  (KVIT_LAYOUT_). Paths of errors begin with "law:".
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_law_document(kvit_buf* out, const char* law, size_t law_size,
                                       int32_t layout, kvit_error* error);

/** The value of a parameter, "penalty.key_rate", on a day as known on another (days since
 *  1970-01-01; `known_on` may be KVIT_DATE_OPEN), as kvit-law-value/1 in a layout (KVIT_LAYOUT_):
 *  the value, the days on which it holds, its source. KVIT_E_LAW_UNKNOWN_PARAMETER;
 *  KVIT_E_LAW_GAP: nobody looked at that day, or nothing was in force. The path is the parameter.
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_law_value(kvit_buf* out, const char* law, size_t law_size,
                                    const char* parameter, size_t parameter_size, int32_t on,
                                    int32_t known_on, int32_t layout, kvit_error* error);

/** What changes from one law book to another (NULL: the pack inside the library), as
 *  kvit-law-diff/1 in a layout (KVIT_LAYOUT_): parameters, days, both values, and which accounts a
 *  parameter touches. Paths of errors begin with "before:" or "after:".
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_law_diff(kvit_buf* out, const char* before, size_t before_size,
                                   const char* after, size_t after_size, int32_t layout,
                                   kvit_error* error);

/* ---- Closing a month ------------------------------------------------------------------------ */

/** A closed month of a house: its bills and the next opening. Never changes; shared between
 *  threads. @since 0.1 */
typedef struct kvit_closed kvit_closed;

/** Closes a month (yyyymm) of a house as it was known on a day (days since 1970-01-01, or
 *  KVIT_DATE_OPEN). `opening` is the kvit-opening/1 that closing the month before gave, or that a
 *  migration brought; NULL starts from zero balances, and every bill says so. A preview is the same
 *  call. Errors of the opening have paths that begin with "opening:"; others are in the house, or
 *  name a tariff or a legal parameter.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_close(kvit_closed** out, const kvit_rules* rules, const kvit_house* house,
                                const char* opening, size_t opening_size, int32_t month,
                                int32_t known_on, kvit_error* error);

/** The preliminary bill (предварительный расчёт) of an account as known on a day of the month
 *  (yyyymm), as kvit-preliminary/1 in a layout (KVIT_LAYOUT_): mostly because a reading was just
 *  given. It posts nothing; a payment whose purpose names its number as the document covers the
 *  bill of the month when that is closed. The same facts give the same number. Other arguments
 *  are as in kvit_close. KVIT_E_OUT_OF_RANGE: a day outside the month; KVIT_E_NOT_FOUND: an
 *  account without a bill.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_preliminary(kvit_buf* out, const kvit_rules* rules,
                                      const kvit_house* house, const char* opening,
                                      size_t opening_size, int32_t month, const char* account,
                                      size_t account_size, int32_t on, int32_t layout,
                                      kvit_error* error);

/** Frees a closed month. Takes it; any thread, after the last use in all threads. @since 0.1 */
KVIT_API void kvit_closed_free(kvit_closed* closed);

/** How many bills the month has. Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_closed_bill_count(const kvit_closed* closed);

/** The account of a bill; bills stand in the order of account ids, compared by bytes.
 *  Borrowed from the closed month; any thread. @since 0.1 */
KVIT_API kvit_str kvit_closed_account(const kvit_closed* closed, size_t index);

/** A bill as kvit-bill/1, in a layout (KVIT_LAYOUT_). KVIT_E_NOT_FOUND past the end.
 *  The caller owns *out; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_bill(kvit_buf* out, const kvit_closed* closed, size_t index,
                                      int32_t layout, kvit_error* error);

/** The index of the bill of an account. KVIT_E_NOT_FOUND.
 *  Borrows the text for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_bill_of(size_t* out, const kvit_closed* closed,
                                         const char* account, size_t account_size,
                                         kvit_error* error);

/** Totals: the opening balance (входящее сальдо), charges without voluntary
 *  insurance (начислено), that insurance, offered and not owed (добровольное
 *  страхование), payments (оплачено), the closing balance (исходящее сальдо),
 *  what is to pay without and with the insurance (к оплате). A balance below
 *  zero is an advance (переплата). @since 0.1 */
#define KVIT_TOTAL_OPENING 1
#define KVIT_TOTAL_CHARGED 2
#define KVIT_TOTAL_VOLUNTARY 3
#define KVIT_TOTAL_PAID 4
#define KVIT_TOTAL_CLOSING 5
#define KVIT_TOTAL_TO_PAY 6
#define KVIT_TOTAL_TO_PAY_WITH_VOLUNTARY 7
#define KVIT_TOTAL_CORRECTED 8

/** A total (KVIT_TOTAL_) of a bill in kopecks. KVIT_E_NOT_FOUND past the end.
 *  Owns nothing; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_bill_total(int64_t* out_kopecks, const kvit_closed* closed,
                                            size_t index, int32_t total, kvit_error* error);

/** A total (KVIT_TOTAL_) of the house in kopecks. Owns nothing; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_house_total(int64_t* out_kopecks, const kvit_closed* closed,
                                             int32_t total, kvit_error* error);

/** The opening of the next month as kvit-opening/1, in a layout (KVIT_LAYOUT_): keep it for the
 *  next kvit_close.
 *  The caller owns *out; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_opening(kvit_buf* out, const kvit_closed* closed, int32_t layout,
                                         kvit_error* error);

/** Summary, bills and opening in one kvit-closed/1, in a layout (KVIT_LAYOUT_).
 *  The caller owns *out; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_document(kvit_buf* out, const kvit_closed* closed, int32_t layout,
                                          kvit_error* error);

/* ---- A month of many houses ----------------------------------------------------------------- */

/* One house a line (NDJSON), one line out for each line in, so that line N of every stream is about
 * the same house, and the closed month is the openings of the next one. A line of openings is a
 * kvit-opening/1, the kvit-closed/1 of the month before, or blank: from zero. A blank line among
 * the houses stays blank in the output. Lines end at a line feed; a carriage return before it and a
 * byte order mark mean nothing; one is at most 256 MiB long. The memory is that of one house.
 *
 * A line with errors ends the run, unless `keep_going` is 1: then its kvit-errors/1, with the keys
 * "line" and "house", is written in its place. Openings that end before the houses are an error of
 * every line that misses its own, and openings left over are an error of the run. */

/** What became of the lines of a run that went to its end. Never changes; shared between threads.
 *  @since 0.1 */
typedef struct kvit_lines kvit_lines;

/** Frees it. Takes it; any thread, after the last use in all threads. @since 0.1 */
KVIT_API void kvit_lines_free(kvit_lines* lines);

/** Counts: all lines, closed months, lines with errors, blank lines; the number of the first line
 *  with errors (0: none). @since 0.1 */
#define KVIT_LINES_ALL 1
#define KVIT_LINES_CLOSED 2
#define KVIT_LINES_FAILED 3
#define KVIT_LINES_BLANK 4
#define KVIT_LINES_FIRST_FAILED 5

/** One of them (KVIT_LINES_). Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_lines_count(const kvit_lines* lines, int32_t what);

/** The number, from 1, of the line that the errors are of, after a call that reads lines; 0 if they
 *  are of none. Their paths begin with "line 3:".
 *  Owns nothing; the thread that uses the list. @since 0.1 */
KVIT_API size_t kvit_error_line(const kvit_error* error);

/** Fills `into` with at most `size` bytes: how many, 0 at the end, below 0 to end the run with
 *  KVIT_E_READ_FAILED. @since 0.1 */
typedef int64_t (*kvit_read_fn)(void* context, char* into, size_t size);

/** Takes whole lines: 0, or anything else to end the run with KVIT_E_WRITE_FAILED. @since 0.1 */
typedef int32_t (*kvit_write_fn)(void* context, const char* lines, size_t size);

/** Closes a month of one line (without its line feed), for hosts that have threads of their own:
 *  *out is its kvit-closed/1 or, with KVIT_OK too, its kvit-errors/1; *out_failed says which.
 *  `number` is that of the line, from 1, for its errors (0: none). `opening` may be NULL, as blank.
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_close_line(kvit_buf* out, int32_t* out_failed, const kvit_rules* rules,
                                     int32_t month, int32_t known_on, size_t number,
                                     const char* house, size_t house_size, const char* opening,
                                     size_t opening_size, kvit_error* error);

/** Closes a month of every house that `houses` gives, with the openings that `openings` gives
 *  (NULL: every house from zero), in the thread of the call. A run that ends early has written all
 *  lines before.
 *  The caller owns *out; callbacks and contexts are used during the call only. @since 0.1 */
KVIT_API kvit_status kvit_close_lines(kvit_lines** out, const kvit_rules* rules, int32_t month,
                                      int32_t known_on, kvit_read_fn houses, void* houses_context,
                                      kvit_read_fn openings, void* openings_context,
                                      kvit_write_fn write, void* write_context, int32_t keep_going,
                                      kvit_error* error);

/** The same from files to a file (paths end in a NUL; `openings` may be NULL). The output is
 *  written beside its name and takes it at the end: a run that ends early leaves nothing behind and
 *  what stood there untouched. It must be a plain file, or none yet, and not that of the houses;
 * through a link the file behind it is written. KVIT_E_READ_FAILED and KVIT_E_WRITE_FAILED also
 * where a file cannot be opened; the path of the error is "houses", "openings" or "out", `found` is
 * why. The caller owns *out; any thread. @since 0.1 */
KVIT_API kvit_status kvit_close_files(kvit_lines** out, const kvit_rules* rules, int32_t month,
                                      int32_t known_on, const char* houses_path,
                                      const char* openings_path, const char* out_path,
                                      int32_t keep_going, kvit_error* error);

/* ---- Explaining a line ---------------------------------------------------------------------- */

/** Forms of an explanation: sentences for a resident, or the engineer's tree, where each input
 *  has its source, act and dates. @since 0.1 */
#define KVIT_EXPLAIN_SENTENCES 0
#define KVIT_EXPLAIN_TREE 1

/** Explains a line of a kvit-bill/1, by its number on the bill (the first is 1), from the bill
 * alone, as kvit-explanation/1 in a layout (KVIT_LAYOUT_). KVIT_E_NOT_FOUND: no such line;
 *  KVIT_E_IDENTITY_VIOLATED: the line does not give its amount again.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_explain_line(kvit_buf* out, const char* bill, size_t bill_size,
                                       size_t line, int32_t layout, kvit_error* error);

/** The same as text, in a form (KVIT_EXPLAIN_) and a language (KVIT_LANG_).
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_explain_line_text(kvit_buf* out, const char* bill, size_t bill_size,
                                            size_t line, int32_t form, int32_t language,
                                            kvit_error* error);

/* ---- Comparing bills ------------------------------------------------------------------------ */

/** The difference of two documents, kvit-bill/1 or kvit-closed/1 each, attributed to its causes to
 *  the kopeck, as kvit-comparison/1 in a layout (KVIT_LAYOUT_): of each line which input changed
 *  from what to what, by which source, and how much it makes; postings and opening balances; lines
 *  of one document alone. The parts sum to the difference of each line, section and total. The
 *  months may differ. One bill beside another is taken as two of one account; otherwise accounts
 *  are matched by their ids. Paths of errors begin with "before:" or "after:".
 *  KVIT_E_IDENTITY_VIOLATED: a bill does not keep its identities, or a kopeck would have no cause.
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_compare(kvit_buf* out, const char* before, size_t before_size,
                                  const char* after, size_t after_size, int32_t layout,
                                  kvit_error* error);

/** The same as text, in a form (KVIT_EXPLAIN_) and a language (KVIT_LANG_).
 *  The caller owns *out, the texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_compare_text(kvit_buf* out, const char* before, size_t before_size,
                                       const char* after, size_t after_size, int32_t form,
                                       int32_t language, kvit_error* error);

/* ---- Penalties ------------------------------------------------------------------------------ */

/** Computes the penalties (пени) of a kvit-penalty/1, as kvit-penalty-result/1 in a layout
 *  (KVIT_LAYOUT_): each interval with its debt, days, rate, share and reason, what became of each
 *  debt and payment, and whose practices were followed. The law is that of the rules, and so is
 *  the policy where the case inherits none; NULL: the pack inside the library and law_default. To
 *  compute many cases, make rules once. `known_on` (days since 1970-01-01) takes the place of that
 *  of the case; KVIT_DATE_OPEN: as the case says. Paths of errors are in the case, or name a legal
 *  parameter. KVIT_E_LAW_UNKNOWN_PARAMETER: no such scale; KVIT_E_LAW_GAP: a day that nobody
 *  looked at; KVIT_E_CONTRADICTION, KVIT_E_MISSING_FACT: the case and its practices do not agree.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_penalty_calculate(kvit_buf* out, const kvit_rules* rules,
                                            const char* case_json, size_t case_size,
                                            int32_t known_on, int32_t layout, kvit_error* error);

/** Explains an interval of that result, by its number (the first is 1), as kvit-explanation/1 in a
 *  layout (KVIT_LAYOUT_). KVIT_E_NOT_FOUND: no such interval; the rest as above.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_penalty_explain(kvit_buf* out, const kvit_rules* rules,
                                          const char* case_json, size_t case_size, size_t interval,
                                          int32_t known_on, int32_t layout, kvit_error* error);

/** The same as text, in a form (KVIT_EXPLAIN_) and a language (KVIT_LANG_).
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_penalty_explain_text(kvit_buf* out, const kvit_rules* rules,
                                               const char* case_json, size_t case_size,
                                               size_t interval, int32_t known_on, int32_t form,
                                               int32_t language, kvit_error* error);

/** Penalties of many accounts that share their months of debt and their practices: what no account
 *  changes, worked out once. Never changes; shared between threads. @since 0.1 */
typedef struct kvit_penalty_plan kvit_penalty_plan;

/** Makes a plan of a kvit-penalty/1, with rules and `known_on` as in kvit_penalty_calculate. The
 *  debts of the case are the months of the plan, in their order; their amounts, the payments and
 *  what was posted are not looked at. Errors as in kvit_penalty_calculate; a day without a rate is
 *  one even if no account needs it. KVIT_E_UNSUPPORTED: rate_on_next_payment_day.
 *  KVIT_E_LIMIT_EXCEEDED: more than 2^24 months times days.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_penalty_plan_create(kvit_penalty_plan** out, const kvit_rules* rules,
                                              const char* case_json, size_t case_size,
                                              int32_t known_on, kvit_error* error);

/** Frees a plan. Takes it; any thread, after the last use in all threads. @since 0.1 */
KVIT_API void kvit_penalty_plan_free(kvit_penalty_plan* penalty_plan);

/** How many debts an account of the plan has. Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_penalty_plan_months(const kvit_penalty_plan* penalty_plan);

/** Computes the penalties of `rows` accounts, the same kopecks as kvit_penalty_calculate gives for
 *  each. All money is kopecks. Row i has
 *    - `months` debts (kvit_penalty_plan_months) from debts[i * months] on, 0 for none;
 *    - the payments from offsets[i] up to offsets[i + 1] (rows + 1 numbers): `days` since
 *      1970-01-01, ascending within a row, `payments` not negative; those after the day of the
 *      calculation do not exist for it. named[k] is the month that payment k names, by its place
 *      among the debts of the plan, -1: none; `named` NULL: no payment names one.
 *  Results of row i: out_penalty[i]; out_left[i], principal that is unpaid; out_advance[i], money
 *  left over; out_by_months[i * months] and on, the penalty of each month; out_status[i], 0 or the
 *  code of a row that is refused, whose results are 0 and which harms no other:
 *  KVIT_E_OUT_OF_RANGE for a sum or a month, KVIT_E_UNSUPPORTED for a negative payment (a
 *  correction), KVIT_E_CONTRADICTION for days that descend and offsets that do not fit,
 *  KVIT_E_OVERFLOW. All but out_penalty may be NULL: not wanted. *out_refused (may be NULL) is how
 *  many rows were refused.
 *  Takes no memory for a row. Threads may share the plan and divide the rows: `offsets` are places
 *  in whole `payments`. Borrows all arrays for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_penalty_plan_run(
    int64_t* out_penalty, int64_t* out_left, int64_t* out_advance, int64_t* out_by_months,
    int32_t* out_status, size_t* out_refused, const kvit_penalty_plan* penalty_plan, size_t rows,
    const int64_t* debts, const int64_t* offsets, const int32_t* days, const int64_t* payments,
    const int32_t* named, size_t payments_size, kvit_error* error);

/* ---- Single formulas ------------------------------------------------------------------------ */

/** How many formulas the catalogue has. Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_formula_count(void);

/** The name of a formula, "metered". Several formulas share a name and differ in the unit of their
 *  resource.
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_name(size_t formula);

/** The unit of the resource of a formula in the notation of documents, "m3".
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_resource(size_t formula);

/** The unit of the quantity that a formula gives beside the amount.
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_quantity_unit(size_t formula);

/** What a formula is, in a language (KVIT_LANG_).
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_title(size_t formula, int32_t language);

/** The act and the point of it, in a language (KVIT_LANG_).
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_law(size_t formula, int32_t language);

/** How many inputs a formula has. Owns nothing; any thread. @since 0.1 */
KVIT_API size_t kvit_formula_input_count(size_t formula);

/** The sign of an input, "V". Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_input_symbol(size_t formula, size_t input);

/** What an input is, in a language (KVIT_LANG_).
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_input_meaning(size_t formula, size_t input, int32_t language);

/** The unit of an input in the notation of documents, "RUB/m3".
 *  Lives as long as the library; any thread. @since 0.1 */
KVIT_API kvit_str kvit_formula_input_unit(size_t formula, size_t input);

/** The least and the most that an input accepts; their scale is the number of decimals that it
 *  accepts. KVIT_E_NOT_FOUND past the end.
 *  Owns nothing; any thread. @since 0.1 */
KVIT_API kvit_status kvit_formula_input_range(kvit_decimal* out_least, kvit_decimal* out_most,
                                              size_t formula, size_t input, kvit_error* error);

/** Evaluates a formula: the amount, rounded once, half up, to the kopeck, and the quantity, rounded
 *  to 7 decimals (NULL: not wanted). The formula is given by its name and the unit of its resource
 *  (NULL: the first one of that name), the inputs in any order, `days` of `of_days` for a part of a
 *  month (0, 0: the whole month). KVIT_E_NOT_FOUND: no such formula. KVIT_E_WRONG_INPUT: an input
 *  is missing, given twice, or foreign to the formula. KVIT_E_OUT_OF_RANGE, KVIT_E_TOO_PRECISE. The
 *  path is the sign of the input.
 *  Borrows all texts for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_formula_run(int64_t* out_kopecks, kvit_decimal* out_quantity,
                                      const char* name, size_t name_size, const char* resource,
                                      size_t resource_size, const kvit_input* inputs,
                                      size_t inputs_size, int32_t days, int32_t of_days,
                                      kvit_error* error);

/** The same evaluation explained, as kvit-explanation/1 in a layout (KVIT_LAYOUT_).
 *  The caller owns *out, all texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_formula_explain(kvit_buf* out, const char* name, size_t name_size,
                                          const char* resource, size_t resource_size,
                                          const kvit_input* inputs, size_t inputs_size,
                                          int32_t days, int32_t of_days, int32_t layout,
                                          kvit_error* error);

/** The same as text, in a form (KVIT_EXPLAIN_) and a language (KVIT_LANG_).
 *  The caller owns *out, all texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_formula_explain_text(kvit_buf* out, const char* name, size_t name_size,
                                               const char* resource, size_t resource_size,
                                               const kvit_input* inputs, size_t inputs_size,
                                               int32_t days, int32_t of_days, int32_t form,
                                               int32_t language, kvit_error* error);

/* ---- Payments ------------------------------------------------------------------------------- */

/** Allocates (разносит) the payments of a kvit-allocation/1, as kvit-allocation-result/1 in a
 *  layout (KVIT_LAYOUT_): where each kopeck went and why, in Russian and English, what is left of
 *  each receivable, what became an advance or found no account. Rules, `known_on` and paths of
 *  errors are as in kvit_penalty_calculate. KVIT_E_CONTRADICTION: more is taken back than was paid;
 *  KVIT_E_IDENTITY_VIOLATED: a kopeck would be lost.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_payments_allocate(kvit_buf* out, const kvit_rules* rules,
                                            const char* case_json, size_t case_size,
                                            int32_t known_on, int32_t layout, kvit_error* error);

/** Allocates the payments of a kvit-remittance/1 and remits (перечисляет) them, as
 *  kvit-remittance-result/1 in a layout (KVIT_LAYOUT_): of each day and creditor what was collected
 *  and returned, the commission of the agent by the contract of that day, what is to be
 *  transferred. Rules, `known_on` and paths of errors are as in kvit_penalty_calculate.
 *  KVIT_E_MISSING_FACT: a day of a creditor without a contract; KVIT_E_OVERLAPPING_INTERVALS: one
 *  with two; errors of allocation are as in kvit_payments_allocate.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_payments_remit(kvit_buf* out, const kvit_rules* rules,
                                         const char* case_json, size_t case_size, int32_t known_on,
                                         int32_t layout, kvit_error* error);

/** Reconciles (сверяет) the registries and statements of a kvit-payments/1 with accounts and bills,
 *  as kvit-reconciliation/1 in a layout (KVIT_LAYOUT_): what each row became and why, in Russian
 *  and English, candidates where the account is wrong, where searches and claims stand, the
 *  payments and take-backs of an allocation. The same set of facts gives the same bytes, in
 *  whatever order and however often they come. Rules (their policy alone has a say), `known_on`
 *  and paths of errors are as in kvit_penalty_calculate. KVIT_E_ILLEGAL_TRANSITION: an event that
 *  its state does not know; KVIT_E_CONTRADICTION: a claim moves more than was paid;
 *  KVIT_E_IDENTITY_VIOLATED: a kopeck would be lost.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_payments_reconcile(kvit_buf* out, const kvit_rules* rules,
                                             const char* case_json, size_t case_size,
                                             int32_t known_on, int32_t layout, kvit_error* error);

/** Keeps the ledger (книга расчётов) of a kvit-book/1, as kvit-turnover/1 in a layout
 *  (KVIT_LAYOUT_): every balance over every month, turnover sheets by account, house, service and
 *  creditor, debts by their marks. A posting that comes twice is one. KVIT_E_DUPLICATE_ID: another
 *  posting under an id; KVIT_E_MONTH_LOCKED; KVIT_E_MISSING_FACT: a correction without reason or
 *  author; KVIT_E_IDENTITY_VIOLATED: opening and postings would not give closing.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_book_turnover(kvit_buf* out, const char* book, size_t book_size,
                                        int32_t layout, kvit_error* error);

/** Keeps the ledger of closed months, as kvit-turnover/1 in a layout (KVIT_LAYOUT_). The months of
 *  each house follow each other, in any order of `months`; houses may be mixed.
 *  KVIT_E_CONTRADICTION: a month is missing, comes twice, or does not begin with what the one
 *  before closed with. KVIT_E_DUPLICATE_ID: two houses with an account of one id.
 *  The caller owns *out, `months` is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_closed_turnover(kvit_buf* out, const kvit_closed* const* months,
                                          size_t count, int32_t layout, kvit_error* error);

/* ---- Files of the outside world -------------------------------------------------------------- */

/* How a file is read: as its standard says, or also what is seen in practice and cannot be misread,
 * with a remark for each. */
#define KVIT_MODE_STRICT 0
#define KVIT_MODE_LENIENT 1

/* What kvit_qr_parse is given: the bytes of the symbol, or text in UTF-8 from a scanner. */
#define KVIT_QR_BYTES 0
#define KVIT_QR_TEXT 1

/* In which form a statement is read: as it begins, or as one form whatever it begins with. */
#define KVIT_STATEMENT_BY_CONTENT 0
#define KVIT_STATEMENT_CLIENT_BANK 1
#define KVIT_STATEMENT_CAMT 2

/* Whether names of payers and payees are kept. */
#define KVIT_NAMES_DROPPED 0
#define KVIT_NAMES_KEPT 1

/* Which code kvit_qr_build makes. */
#define KVIT_QR_WITHOUT_INSURANCE 0
#define KVIT_QR_WITH_INSURANCE 1

/** Reads a payment code of GOST R 56042-2014 (платёжный код), given as bytes or as text (KVIT_QR_),
 *  in a mode (KVIT_MODE_), as kvit-qr/1 in a layout (KVIT_LAYOUT_): header, requisites in their
 *  order with unknown ones, sums in kopecks, remarks. Paths of errors are keys of requisites, or
 *  "header"; a byte that means nothing in the declared encoding has "key":line:column.
 *  KVIT_E_BAD_TEXT: no such code; KVIT_E_UNSUPPORTED: another version or encoding;
 *  KVIT_E_BAD_MONEY: a sum that is not 1 to 18 digits of kopecks. In strict mode besides:
 *  KVIT_E_MISSING_KEY, KVIT_E_CONTRADICTION: the five mandatory requisites do not come first and in
 *  order; KVIT_E_DUPLICATE_KEY; KVIT_E_OUT_OF_RANGE: a length or code; KVIT_E_LIMIT_EXCEEDED: more
 *  than 300 bytes of mandatory requisites, or 2953 in all.
 *  The caller owns *out, `input` is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_qr_parse(kvit_buf* out, const char* input, size_t input_size,
                                   int32_t form, int32_t mode, int32_t layout, kvit_error* error);

/** Makes a payment code of a kvit-qr/1: its bytes in the encoding of the header, one of its totals
 *  (KVIT_QR_WITHOUT_INSURANCE, or of two codes that with insurance). Mandatory requisites come
 * first, the separator is one that no value has. What it makes, kvit_qr_parse reads in strict mode.
 *  KVIT_E_BAD_TEXT: a character that the encoding lacks; KVIT_E_BAD_CHOICE: a separator that a
 * value has; KVIT_E_INVALID_ARGUMENT: insurance asked for where there is none; others as in
 * kvit_qr_parse. The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_qr_build(kvit_buf* out, const char* qr, size_t qr_size, int32_t total,
                                   kvit_error* error);

/** Reads a registry of payments (реестр платежей) by a profile, in a mode (KVIT_MODE_), as
 *  kvit-registry/1 in a layout (KVIT_LAYOUT_): rows as kvit-payments/1 has them, readings that
 *  payments bear, totals, remarks. The profile is the name of a shipped one ("sberbank-13") or a
 *  kvit-registry-profile/1. `id`, `agent` and `date` go before what file and profile say; (NULL, 0)
 *  and KVIT_DATE_OPEN where nothing is to be said. A file is read whole or refused whole. Paths of
 *  errors are "line:column field" in the file, and "profile:" with a path in the profile.
 *  KVIT_E_IDENTITY_VIOLATED: the trailer and the rows differ in number or any sum, in both modes;
 *  KVIT_E_MISSING_KEY: no trailer, or nobody says id, agent or date; KVIT_E_NOT_FOUND: no such
 *  profile; codes of malformed cells are those of documents and tables.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_registry_parse(kvit_buf* out, const char* file, size_t file_size,
                                         const char* profile, size_t profile_size, const char* id,
                                         size_t id_size, const char* agent, size_t agent_size,
                                         int32_t date, int32_t mode, int32_t layout,
                                         kvit_error* error);

/** The document of a shipped profile, kvit-registry-profile/1, to be copied and changed.
 *  KVIT_E_NOT_FOUND: no such profile; the names are in what was expected.
 *  The caller owns *out, the name is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_registry_profile(kvit_buf* out, const char* name, size_t name_size,
                                           kvit_error* error);

/** Reads a statement of a bank (выписка): 1CClientBankExchange, or camt.053 and camt.054 of ISO
 * 20022 in the versions 001.02, 001.04 and 001.08, told apart by how the file begins. In a mode
 * (KVIT_MODE_), as kvit-statement/1 in a layout (KVIT_LAYOUT_): accounts with their balances,
 * documents, those that came in as rows for kvit-payments/1, remarks. `id` and `agent` name the
 * registry of these rows; (NULL, 0): account and day, or the id of the message, and "bank". A file
 * is read whole or refused whole. Paths of errors are "line:column key" or "line:column
 * path/of/elements". KVIT_E_IDENTITY_VIOLATED: opening, in and out do not give closing, a section
 * does not begin with what that of the day before ended with, an entry is not the sum of its
 * details, declared totals differ, in both modes; KVIT_E_MISSING_KEY: a file cut short, a document
 * without number, day or sum; KVIT_E_BAD_TABLE: no such file, a section that does not close, in
 * strict mode blanks before a key; KVIT_E_BAD_TEXT: XML that is not well-formed, or with a DTD, in
 * strict mode a control character and UTF-8 of 1C; KVIT_E_WRONG_SCHEMA: another message. The caller
 * owns *out, all else is borrowed for the call; any thread. @since 0.1
 */
KVIT_API kvit_status kvit_statement_parse(kvit_buf* out, const char* file, size_t file_size,
                                          const char* id, size_t id_size, const char* agent,
                                          size_t agent_size, int32_t mode, int32_t layout,
                                          kvit_error* error);

/** The same in a form (KVIT_STATEMENT_); names of payers and payees are personal data, kept only
 * where `names` says so (KVIT_NAMES_).
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_statement_read(kvit_buf* out, const char* file, size_t file_size,
                                         int32_t form, int32_t names, const char* id,
                                         size_t id_size, const char* agent, size_t agent_size,
                                         int32_t mode, int32_t layout, kvit_error* error);

/** Writes a kvit-statement/1 as 1CClientBankExchange: its bytes, in the "encoding" of the document,
 * windows-1251, cp866 or utf-8. What is written reads back as the same accounts and documents, or
 * is refused, with paths in the document. KVIT_E_IDENTITY_VIOLATED: opening, in and out do not give
 * closing; KVIT_E_BAD_TEXT: a character that the encoding lacks, or one that breaks a line;
 *  KVIT_E_UNSUPPORTED: another currency, a reversal, what is not booked; KVIT_E_CONTRADICTION: days
 * and accounts do not show the direction of a document; KVIT_E_MISSING_KEY, KVIT_E_OUT_OF_RANGE.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_statement_write(kvit_buf* out, const char* statement,
                                          size_t statement_size, kvit_error* error);

/** Writes the registry of debts (реестр задолженности) of a kvit-debts/1: its bytes, with the
 * columns, signs and encoding of the contract with a bank. KVIT_E_DUPLICATE_ID: an account twice;
 *  KVIT_E_BAD_TEXT: a text with the delimiter, or a character that the encoding lacks, with its
 * place; KVIT_E_MISSING_KEY: no column account or amount; KVIT_E_EMPTY_CELL; KVIT_E_BAD_CHOICE. The
 * caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_debts_write(kvit_buf* out, const char* debts, size_t debts_size,
                                      kvit_error* error);

/** Reads a table of readings (показания) by a profile, in a mode (KVIT_MODE_), as kvit-readings/1
 * in a layout (KVIT_LAYOUT_): rows that were taken, rows that were refused with their reasons, each
 * as it was typed, remarks. The profile is the name of a shipped one ("readings-csv") or a
 *  kvit-readings-profile/1. `id` names this intake; `channel` and `day` are said of rows that do
 * not say them, (NULL, 0) and KVIT_DATE_OPEN where nothing is to be said. A row that cannot be read
 * is refused in the result; a table whose structure is broken is an error, with paths
 * "line:column". KVIT_E_MISSING_COLUMN, KVIT_E_BAD_TABLE: cells or quotes; KVIT_E_MISSING_KEY: no
 * id; KVIT_E_NOT_FOUND: no such profile; KVIT_E_LIMIT_EXCEEDED; others are those of encodings. The
 * caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_parse(kvit_buf* out, const char* file, size_t file_size,
                                         const char* profile, size_t profile_size, const char* id,
                                         size_t id_size, const char* channel, size_t channel_size,
                                         int32_t day, int32_t mode, int32_t layout,
                                         kvit_error* error);

/** Reads messages with readings (СМС) by a form, in a mode (KVIT_MODE_), as kvit-readings/1 in a
 *  layout (KVIT_LAYOUT_). The form is the name of a shipped one ("sakhalin", "pskov", "vladimir")
 * or a kvit-readings-form/1. Messages are lines of JSON, {"text": …, "sender", "channel", "date",
 *  "time"}, of which only the text must be there; with a profile (a name or a
 *  kvit-readings-profile/1 with the column text) they are a table. A message is taken whole or
 *  refused whole with a reason, of which its sender is to be told; only a file of messages that
 *  cannot be read is an error. `id`, `channel` and `day` as in kvit_readings_parse.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_messages(kvit_buf* out, const char* messages,
                                            size_t messages_size, const char* form,
                                            size_t form_size, const char* profile,
                                            size_t profile_size, const char* id, size_t id_size,
                                            const char* channel, size_t channel_size, int32_t day,
                                            int32_t mode, int32_t layout, kvit_error* error);

/** The readings that payments of a registry bear, as kvit-readings/1 in a layout (KVIT_LAYOUT_):
 * the registry is read by its profile as kvit_registry_parse does, with its errors. Operation and
 * day are those of the payments; without `id` the intake is named as the registry, without
 * `channel` the channel is "payment". `agent` and `date` are those of kvit_registry_parse. The
 * caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_of_registry(kvit_buf* out, const char* file, size_t file_size,
                                               const char* profile, size_t profile_size,
                                               const char* id, size_t id_size, const char* agent,
                                               size_t agent_size, int32_t date, const char* channel,
                                               size_t channel_size, int32_t mode, int32_t layout,
                                               kvit_error* error);

/** The readings that a payment code bears (CounterId, CounterVal), as kvit-readings/1 in a layout
 *  (KVIT_LAYOUT_). The code is read as kvit_qr_parse does, with its errors; `form` is KVIT_QR_. The
 *  operation, the day and the channel are those of the payment, (NULL, 0) and KVIT_DATE_OPEN where
 *  nothing is to be said. A code without readings has no rows.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_of_qr(kvit_buf* out, const char* input, size_t input_size,
                                         int32_t form, const char* id, size_t id_size,
                                         const char* operation, size_t operation_size, int32_t day,
                                         const char* channel, size_t channel_size, int32_t mode,
                                         int32_t layout, kvit_error* error);

/** Places the rows of a kvit-readings/1 into a kvit-house/1 by a kvit-meter-map/1: `out` is the
 * house with readings at the end of its list, each with what was typed, and nothing else changed;
 *  `report` is a kvit-readings-placed/1 with what was placed, and what was not and why. `known_on`
 *  is the day on which this centre learned them; of one day they come behind all that the house
 *  learned then, so that a second intake, placed into the house of the first, is the later one.
 *  Both in a layout (KVIT_LAYOUT_).
 *  KVIT_E_DUPLICATE_ID: this intake is in the house already; errors of the documents have "house:",
 *  "readings:", "map:" before their paths.
 *  The caller owns *out and *report, texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_to_house(kvit_buf* out, kvit_buf* report, const char* house,
                                            size_t house_size, const char* readings,
                                            size_t readings_size, const char* map, size_t map_size,
                                            int32_t known_on, int32_t layout, kvit_error* error);

/** The document of a shipped profile of readings, kvit-readings-profile/1, to be copied and
 * changed. KVIT_E_NOT_FOUND: no such profile; the names are in what was expected. The caller owns
 * *out, the name is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_profile(kvit_buf* out, const char* name, size_t name_size,
                                           kvit_error* error);

/** The document of a shipped form of messages, kvit-readings-form/1, to be copied and changed.
 *  KVIT_E_NOT_FOUND: no such form; the names are in what was expected.
 *  The caller owns *out, the name is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_readings_form(kvit_buf* out, const char* name, size_t name_size,
                                        kvit_error* error);

/* ---- Bonus programmes ------------------------------------------------------------------------ */

/** The canonical form of a programme (программа лояльности), kvit-programme/1, in a layout
 *  (KVIT_LAYOUT_): every option is written, and equal programmes give equal bytes. `programme` is
 * the name of a shipped one ("kommunalny-bonus") or a document. A broken programme is refused with
 * all that is wrong with it. KVIT_E_NOT_FOUND: no such name; the names are in what was expected.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_programme(kvit_buf* out, const char* programme, size_t programme_size,
                                    int32_t layout, kvit_error* error);

/** SHA-256 of the canonical form on one line, 64 hexadecimal digits: results name it.
 *  The caller owns *out, the text is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_programme_hash(kvit_buf* out, const char* programme,
                                         size_t programme_size, kvit_error* error);

/** What a programme decides about the accounts of a kvit-bonus-history/1 at a moment, as
 *  kvit-bonus-result/1 in a layout (KVIT_LAYOUT_): rating, grants and limits, each with its
 * reasons. `as_of` is in seconds since 1970-01-01T00:00:00Z; later facts do not exist for it.
 * `rules` says which days are working days; NULL: the law inside. The order of facts changes
 * nothing. Errors of the documents have "programme:", "history:" before their paths.
 * KVIT_E_CONTRADICTION, KVIT_E_UNKNOWN_REFERENCE and their like: a history that cannot have
 * happened. KVIT_E_LAW_GAP: the calendar of a year is not known. The caller owns *out, texts are
 * borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_bonus_evaluate(kvit_buf* out, const kvit_rules* rules,
                                         const char* programme, size_t programme_size,
                                         const char* history, size_t history_size, int64_t as_of,
                                         int32_t layout, kvit_error* error);
/* ---- Draws ---------------------------------------------------------------------------------- */

/* A draw (розыгрыш) by a protocol that anybody can repeat: include/kvit/bonus/draw/draw.hpp. A pool
 * is text, a line "ref<TAB>tickets<LF>" for each entrant, in any order: ref of 1 to 128 visible
 * characters of ASCII, tickets from 1, of all at most 10000000. Paths of errors in it are
 * "pool:line:column". */

/** What is published before the randomness exists: kvit-draw-announcement/1 in a layout
 *  (KVIT_LAYOUT_) of a kvit-draw/1, a pool and a secret of 16 bytes or more, which is neither kept
 *  nor written anywhere. `chain` is 2 to 1000; there are codes for chain - 1 rounds.
 *  KVIT_E_OUT_OF_RANGE: the secret, the chain, a number of tickets; KVIT_E_LIMIT_EXCEEDED: tickets
 *  of all; KVIT_E_DUPLICATE_ID: an entrant or a prize that comes twice; KVIT_E_BAD_TABLE,
 *  KVIT_E_BAD_ID: lines of the pool. Paths in the plan begin with "plan:".
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_draw_announce(kvit_buf* out, const char* plan, size_t plan_size,
                                        const char* pool, size_t pool_size, const char* secret,
                                        size_t secret_size, int32_t chain, int32_t layout,
                                        kvit_error* error);

/** The code of a round, 1 to chain - 1, as 64 hexadecimal digits: what is revealed once the
 *  randomness is known. It gives away the codes of no later round.
 *  KVIT_E_OUT_OF_RANGE: the secret, the chain, the round.
 *  The caller owns *out, the secret is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_draw_reveal(kvit_buf* out, const char* secret, size_t secret_size,
                                      int32_t chain, int32_t round, kvit_error* error);

/** Draws: the kvit-draw-receipt/1 (протокол розыгрыша) in a layout (KVIT_LAYOUT_) of a
 *  kvit-draw-announcement/1, the pool and a kvit-draw-facts/1 with the code, the bytes of the
 * public source and who may not win. A wrong code, another pool or an empty one is no error but the
 *  status of the receipt, without an order; facts without randomness make one of the mode
 *  "audit_only".
 *  KVIT_E_UNKNOWN_REFERENCE: one excluded who is not of the pool; KVIT_E_DUPLICATE_ID: excluded
 *  twice; KVIT_E_OUT_OF_RANGE: a round, a sum, an empty randomness. Paths begin with
 *  "announcement:", "pool:" or "facts:".
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_draw_run(kvit_buf* out, const char* announcement,
                                   size_t announcement_size, const char* pool, size_t pool_size,
                                   const char* facts, size_t facts_size, int32_t layout,
                                   kvit_error* error);

/** Draws anew by what was published and compares with a receipt: a kvit-draw-verdict/1 in a layout
 *  (KVIT_LAYOUT_), with "holds" and, where it does not, the first place that differs, what the
 *  receipt has there and what the protocol gives. A receipt that does not hold is no error; errors
 *  are as in kvit_draw_run, with "receipt:" in the place of "facts:". The randomness of the
 *  verdict is to be compared with its public source by whoever asks.
 *  The caller owns *out, all else is borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_draw_verify(kvit_buf* out, const char* announcement,
                                      size_t announcement_size, const char* pool, size_t pool_size,
                                      const char* receipt, size_t receipt_size, int32_t layout,
                                      kvit_error* error);

/** A catalogue of offers (предложения партнёров), kvit-offers/1, alone and against the discounts of
 *  a programme. Errors of all: "programme:", "offers:" before their paths.
 *  Texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_offers_check(const char* programme, size_t programme_size,
                                       const char* offers, size_t offers_size, kvit_error* error);

/** The form of a claim (заявка на купон), an object {"full_name", "account", "email", "phone"} of
 *  texts: syntax alone, and no number of a bank card. `required` lists names with commas between
 *  them, or nothing; `known_account` is the account of the right, or nothing. Errors never hold
 *  what was written, and nothing is kept.
 *  Texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_claim_form_check(const char* form, size_t form_size, const char* required,
                                           size_t required_size, const char* known_account,
                                           size_t known_account_size, kvit_error* error);

/** The book of coupons (учёт купонов) at a moment, seconds since 1970-01-01T00:00:00Z: rights and
 *  events of a kvit-coupon-events/1 in, kvit-coupons/1 out in a layout (KVIT_LAYOUT_). The order of
 *  events changes nothing; what lies after `as_of` does not exist. `code_key` is the secret of
 *  unique codes, 16 bytes or more, and may be (NULL, 0) where no claim needs one.
 *  The caller owns *out, texts are borrowed for the call; any thread. @since 0.1 */
KVIT_API kvit_status kvit_coupons(kvit_buf* out, const char* programme, size_t programme_size,
                                  const char* offers, size_t offers_size, const char* events,
                                  size_t events_size, int64_t as_of, const char* code_key,
                                  size_t code_key_size, int32_t layout, kvit_error* error);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
}
#endif

#endif
