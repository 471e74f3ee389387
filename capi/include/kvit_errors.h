/* Error codes of kvit, written by capi/errors.py from include/kvit/base/error_codes.def. */
#ifndef KVIT_ERRORS_H
#define KVIT_ERRORS_H

#include <stdint.h>

/* clang-format off */

/** KVIT_OK (0) or one of the codes below. New ones appear in any version: treat an unknown one as a
 *  general failure. @since 0.1 */
typedef int32_t kvit_status; /* NOLINT(modernize-use-using): this is C */

#define KVIT_OK 0

/* 1-99: general */
#define KVIT_E_INVALID_ARGUMENT          1 /* invalid argument of the call */
#define KVIT_E_OUT_OF_MEMORY             2 /* out of memory */
#define KVIT_E_INTERNAL                  3 /* internal error of kvit, please report it */
#define KVIT_E_OVERFLOW                  4 /* a value left the range of exact arithmetic */
#define KVIT_E_LIMIT_EXCEEDED            5 /* a limit is exceeded */
#define KVIT_E_UNSUPPORTED               6 /* not supported yet */
#define KVIT_E_NOT_FOUND                 7 /* not found */
#define KVIT_E_IDENTITY_VIOLATED         8 /* a checked identity does not hold */

/* 100-199: documents and input data */
#define KVIT_E_NOT_UTF8                100 /* the text is not UTF-8 */
#define KVIT_E_JSON_SYNTAX             101 /* JSON syntax error */
#define KVIT_E_DUPLICATE_KEY           102 /* the key is given twice */
#define KVIT_E_UNKNOWN_KEY             103 /* unknown key */
#define KVIT_E_MISSING_KEY             104 /* a required key is missing */
#define KVIT_E_WRONG_TYPE              105 /* the value has another type */
#define KVIT_E_WRONG_SCHEMA            106 /* another document schema */
#define KVIT_E_BAD_DECIMAL             107 /* malformed decimal number */
#define KVIT_E_BAD_MONEY               108 /* malformed sum of money */
#define KVIT_E_BAD_DATE                109 /* malformed date */
#define KVIT_E_BAD_MONTH               110 /* malformed billing month */
#define KVIT_E_BAD_ID                  111 /* malformed id */
#define KVIT_E_BAD_CHOICE              112 /* the value is not one of the choices */
#define KVIT_E_OUT_OF_RANGE            113 /* the value is out of its range */
#define KVIT_E_TOO_PRECISE             114 /* too many decimals */
#define KVIT_E_DUPLICATE_ID            115 /* the id is already used */
#define KVIT_E_UNKNOWN_REFERENCE       116 /* reference to something that does not exist */
#define KVIT_E_EMPTY_INTERVAL          117 /* empty interval of dates */
#define KVIT_E_OVERLAPPING_INTERVALS   118 /* intervals of dates overlap */
#define KVIT_E_BAD_SUPERSESSION        119 /* a fact cannot be superseded or retracted so */
#define KVIT_E_MISSING_FACT            120 /* a fact is missing that the calculation needs */
#define KVIT_E_CONTRADICTION           121 /* the data contradict each other */
#define KVIT_E_UNIT_MISMATCH           122 /* another unit of measurement */
#define KVIT_E_WRONG_INPUT             123 /* the formula has other inputs */
#define KVIT_E_BAD_UNIT                124 /* malformed unit of measurement */
#define KVIT_E_BAD_TEXT                125 /* malformed text */
#define KVIT_E_AREAS_DO_NOT_ADD_UP     126 /* the areas do not add up */
#define KVIT_E_AREAS_BEYOND_HOUSE      127 /* the premises are larger than the house */
#define KVIT_E_BAD_INSTANT             128 /* malformed moment of time */

/* 200-299: law and policy */
#define KVIT_E_LAW_GAP                 200 /* the legal parameter has no value on this date */
#define KVIT_E_LAW_UNKNOWN_PARAMETER   201 /* unknown legal parameter */
#define KVIT_E_POLICY_UNKNOWN_OPTION   202 /* unknown option of the policy */
#define KVIT_E_POLICY_UNKNOWN_BASE     203 /* unknown base policy */
#define KVIT_E_LAW_WRONG_KIND          204 /* the legal parameter is of another kind */

/* 300-399: tariffs */
#define KVIT_E_TARIFF_GAP              300 /* the tariff has no value on this date */
#define KVIT_E_NORM_GAP                301 /* the norm has no value on this date */
#define KVIT_E_BAND_EXCEEDED           302 /* the volume is above the band, and no next band is given */

/* 400-499: metering */
#define KVIT_E_READING_DECREASED       400 /* the reading is below the previous one */
#define KVIT_E_NO_STARTING_READING     401 /* there is no starting reading */
#define KVIT_E_WRONG_METER             402 /* the meter does not fit the service */
#define KVIT_E_READING_BEYOND_DIGITS   403 /* the reading has more digits than the meter */
#define KVIT_E_HOUSE_BELOW_PREMISES    404 /* the premises took more than the house */

/* 500-599: ledger and payments */
#define KVIT_E_PAYMENT_NOT_SPLIT       500 /* the payment is not split by creditor, service and debt month */
#define KVIT_E_SPLIT_DOES_NOT_SUM      501 /* the parts of the payment do not sum to it */
#define KVIT_E_MONTH_LOCKED            502 /* the month is locked for postings */
#define KVIT_E_ILLEGAL_TRANSITION      503 /* no such transition from this state */

/* 600-699: exchange formats */
#define KVIT_E_BAD_TABLE               600 /* the table cannot be read */
#define KVIT_E_BAD_MAP                 601 /* the map of the import is wrong */
#define KVIT_E_MISSING_COLUMN          602 /* there is no such column */
#define KVIT_E_EMPTY_CELL              603 /* the cell is empty */
#define KVIT_E_BAD_CELL                604 /* the cell cannot be read exactly */
#define KVIT_E_UNKNOWN_WORD            605 /* the word is not in the dictionary of the map */
#define KVIT_E_PERSONAL_DATA           606 /* personal data are not imported */

/* 700-799: batch */
#define KVIT_E_MONTH_BEFORE_NOT_CLOSED 700 /* the month before is not closed for this house */
#define KVIT_E_READ_FAILED             701 /* the data cannot be read */
#define KVIT_E_WRITE_FAILED            702 /* the result cannot be written */

/* 800-899: bonus programmes */
#define KVIT_E_LEVELS_NOT_RISING       800 /* the thresholds of the levels do not rise */
#define KVIT_E_LEVEL_UNREACHABLE       801 /* the level cannot be reached */
#define KVIT_E_BENEFIT_LOST            802 /* a higher level lacks what a lower one gives */
#define KVIT_E_NEGATIVE_POINTS         803 /* points are taken off, which the programme does not declare */
#define KVIT_E_CIRCULAR_RULE           804 /* a rule rests on itself */
#define KVIT_E_BAD_PROGRAMME           805 /* the terms of the programme do not fit together */

/* clang-format on */

#endif
